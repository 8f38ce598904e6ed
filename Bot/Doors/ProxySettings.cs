using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Gradcheck.Bot.Doors;

/// <summary>
/// Reads <c>Gradcheck:Proxies</c>: the reverse proxies in front of the server, as addresses or networks. Only they are
/// believed when they say whom they speak for; otherwise anybody could be a new address with every request.
/// </summary>
public static class ProxySettings
{
    public const string Section = "Gradcheck:Proxies";

    /// <summary>The options of the framework, or null when there is no proxy and nothing is believed.</summary>
    /// <exception cref="InvalidSettingsException">An entry is no address and no network.</exception>
    public static ForwardedHeadersOptions? Read(IConfiguration configuration)
    {
        var entries = configuration
            .GetSection(Section)
            .AsEnumerable(makePathsRelative: true)
            .SelectMany(entry => entry.Value?.Split(',', StringSplitOptions.TrimEntries) ?? [])
            .Where(entry => entry.Length > 0)
            .ToList();
        if (entries.Count == 0)
            return null;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // Walks back through the chain as long as it names known proxies.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        var wrong = new List<string>();
        foreach (var entry in entries)
        {
            if (IPAddress.TryParse(entry, out var address))
                options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(entry, out var network) && network.PrefixLength > 0)
                options.KnownIPNetworks.Add(network);
            else
                wrong.Add(
                    $"{Section} 中的“{entry}”不是 IP 地址或网段：请填反向代理的地址，如 127.0.0.1 或 10.0.0.0/24；没有代理请留空。"
                );
        }

        return wrong.Count == 0 ? options : throw new InvalidSettingsException(wrong);
    }
}
