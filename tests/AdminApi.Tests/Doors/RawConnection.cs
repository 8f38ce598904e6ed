using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Gradcheck.AdminApi.Tests.Doors;

/// <summary>Sends bytes that a proper client would never send.</summary>
internal static class RawConnection
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Sends the bytes and returns the status and all that came until the server closed the connection.</summary>
    public static async Task<(int Status, string Answer)> SendAsync(Uri address, byte[] bytes)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, patience.Token);
        await using var stream = socket.GetStream();
        try
        {
            await stream.WriteAsync(bytes, patience.Token);
        }
        catch (IOException)
        {
            // The server has answered and closed before everything was sent.
        }

        var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (IOException)
        {
            // Closed with something of ours unread.
        }

        var text = Encoding.UTF8.GetString(answer.ToArray());
        var status = text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)
            ? int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture)
            : 0;
        return (status, text);
    }

    /// <summary>The head of a request that asks for the connection to be closed; ends with the empty line.</summary>
    public static byte[] Head(string method, string target, params IReadOnlyList<string> headers) =>
        Encoding.UTF8.GetBytes(
            $"{method} {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{string.Concat(headers.Select(h => h + "\r\n"))}\r\n"
        );
}
