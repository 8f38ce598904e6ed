using System.Text.Json;

namespace Gradcheck.FakeTelegram;

/// <summary>Which kinds of updates the bot asked for. Kept from call to call until it names others.</summary>
internal sealed class AllowedUpdates
{
    private static readonly HashSet<string> NotByDefault =
    [
        "chat_member",
        "message_reaction",
        "message_reaction_count",
    ];

    private HashSet<string> _named = [];

    public IReadOnlyCollection<string> Named => _named;

    public bool Contains(string type) => _named.Count == 0 ? !NotByDefault.Contains(type) : _named.Contains(type);

    /// <summary>Absent: no change. An empty list: back to the default.</summary>
    public void Update(RequestFields fields)
    {
        if (fields.Json("allowed_updates") is not { ValueKind: JsonValueKind.Array } list)
            return;
        _named =
        [
            .. list.EnumerateArray()
                .Where(item => item.ValueKind == JsonValueKind.String)
                .Select(item => item.GetString() ?? ""),
        ];
    }
}
