using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Gradcheck.Bot.WebChat;

/// <summary>
/// Who a browser is: a random secret in a cookie that scripts cannot read. The chat is known by the secret's
/// hash only, so the database does not open anybody's chat.
/// </summary>
public static class WebChatSession
{
    public const string Channel = "web";
    private const string Cookie = "gradcheck_chat";
    private const int SecretBytes = 32;

    /// <summary>The chat's external id of this browser; null when it has none yet.</summary>
    public static string? Find(HttpRequest request) =>
        request.Cookies[Cookie] is { Length: > 20 and < 100 } secret
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))
            : null;

    /// <summary>Gives the browser a secret when it has none.</summary>
    public static void Ensure(HttpContext http)
    {
        if (Find(http.Request) is not null)
            return;
        http.Response.Cookies.Append(
            Cookie,
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = http.Request.IsHttps,
                Path = "/chat",
                // From the consent to the last CHSI reminder a season is about half a year.
                MaxAge = TimeSpan.FromDays(300),
                IsEssential = true,
            }
        );
    }
}
