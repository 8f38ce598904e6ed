using System.Security.Cryptography;
using System.Text;

namespace Gradcheck.AdminApi;

/// <summary>The page at <c>/</c>: where everything is.</summary>
internal static class LandingPage
{
    private const string Style = """
        body { font: 16px/1.7 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
               max-width: 40rem; margin: 3rem auto; padding: 0 1rem; color: #1d2733; background: #fff; }
        h1 { font-size: 1.5rem; } a { color: #0b5cad; } li { margin: .5rem 0; }
        small { color: #526070; }
        """;

    /// <summary>The page loads nothing but its icon, and its one style is known by its hash.</summary>
    private static readonly string ContentSecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}';"
        + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapLandingPage(this WebApplication app)
    {
        var html = Html(app.Environment.IsDevelopment());
        app.MapGet(
                "/",
                (HttpResponse response) =>
                {
                    response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
                    return TypedResults.Content(html, "text/html; charset=utf-8");
                }
            )
            .ExcludeFromDescription();
    }

    private static string Html(bool development) =>
        $$"""
            <!doctype html>
            <html lang="zh-CN">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>毕业生信息校对与图像采集助手</title>
            <link rel="icon" href="/chat/page/icon.svg" type="image/svg+xml">
            <style>{{Style}}</style>
            <h1>毕业生信息校对与图像采集助手</h1>
            <p>一个不漏、一字不错、一次点对。</p>
            <ul>
              <li><a href="/chat">学生聊天</a>：核对本人信息并签名，查看拍照安排和着装要求。</li>
              <li><a href="/scalar">管理接口文档</a>：学院和教务处使用，需要密钥。</li>
              <li><a href="/health/ready">运行状态</a></li>
            </ul>
            {{(development ? DemoNote : "")}}
            </html>
            """;

    private const string DemoNote =
        "<p><small>开发模式：启动时在控制台打印了演示数据的教务处密钥和几名学生的绑定码。"
        + "把绑定码发到聊天里，即可体验学生的流程。</small></p>";
}
