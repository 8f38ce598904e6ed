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

    /// <summary>The prefix makes browsers refuse the cookie unless it is Secure and this very host's.</summary>
    private const string SecureCookie = "__Host-gradcheck_chat";

    /// <summary>For a try on one's own machine without HTTPS.</summary>
    private const string LocalCookie = "gradcheck_chat";
    private const int SecretBytes = 32;
    private static readonly int SecretLength = Base64Url.GetEncodedLength(SecretBytes);

    /// <summary>The chat's external id of this browser; null when it has none yet.</summary>
    public static string? Find(HttpRequest request) =>
        request.Cookies[CookieOf(request)] is { } secret && secret.Length == SecretLength && Base64Url.IsValid(secret)
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))
            : null;

    /// <summary>Gives the browser a secret when it has none.</summary>
    public static void Ensure(HttpContext http)
    {
        if (Find(http.Request) is not null)
            return;
        http.Response.Cookies.Append(
            CookieOf(http.Request),
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = !IsLocal(http.Request),
                Path = "/",
                // From the consent to the last CHSI reminder a season is about half a year.
                MaxAge = TimeSpan.FromDays(300),
                IsEssential = true,
            }
        );
    }

    private static string CookieOf(HttpRequest request) => IsLocal(request) ? LocalCookie : SecureCookie;

    /// <summary>
    /// Only a plain request to this very machine goes without Secure. Any other plain request came through a proxy that
    /// speaks HTTPS outside, or from a browser that must not be given the cookie.
    /// </summary>
    private static bool IsLocal(HttpRequest request) =>
        !request.IsHttps && (request.Host.Host is "localhost" or "127.0.0.1" or "[::1]");
}
