using System.Net;
using System.Net.Sockets;

namespace Gradcheck.Bot.Doors;

/// <summary>Where a request comes from, as the limits count it.</summary>
public static class ClientAddress
{
    private const int NetworkBytes = 8;

    /// <summary>
    /// The address of the connection, or the one a known proxy names. Of an IPv6 address only the network counts: a
    /// customer has a /64 of them and could take a new one for every request.
    /// </summary>
    public static string Of(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address)
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }
}
