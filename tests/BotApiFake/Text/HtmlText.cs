using System.Text;

namespace Gradcheck.FakeTelegram;

/// <summary>
/// Parses Bot API HTML by the rules of the open server (td, MessageEntity.cpp), with its error texts. Works on UTF-8,
/// because the errors name byte offsets.
/// </summary>
internal static class HtmlText
{
    private sealed record OpenTag(string Name, string? Argument, int Utf16Offset);

    public static FormattedText Parse(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&') < 0)
            return new FormattedText(html, []);

        // two zero bytes stand at the end, so that looking one ahead needs no bounds check
        var text = new byte[Encoding.UTF8.GetByteCount(html) + 2];
        Encoding.UTF8.GetBytes(html, text);
        var end = text.Length - 2;
        var result = new StringBuilder(html.Length);
        var plain = 0;
        var open = new Stack<OpenTag>();
        var entities = new List<TextEntity>();

        void CopyPlain(int upTo)
        {
            if (upTo > plain)
                result.Append(Encoding.UTF8.GetString(text, plain, upTo - plain));
        }

        var i = 0;
        while (i < end)
        {
            if (text[i] == '&' && HtmlScanner.Entity(text, i) is { } entity)
            {
                CopyPlain(i);
                result.Append(entity.Character.ToString());
                plain = i = entity.Next;
            }
            else if (text[i] == '<')
            {
                CopyPlain(i);
                plain = i =
                    text[i + 1] == '/'
                        ? CloseTag(text, i, open, entities, result)
                        : StartTag(text, i, open, result.Length);
            }
            else
            {
                i++;
            }
        }
        CopyPlain(end);
        if (open.TryPeek(out var unclosed))
            throw Unparsable($"Can't find end tag corresponding to start tag \"{unclosed.Name}\"");
        for (var e = 0; e < entities.Count; e++)
            if (entities[e].Type == "code")
                entities[e] = entities[e] with { Language = null };
        entities.Sort(
            static (a, b) => a.Offset != b.Offset ? a.Offset.CompareTo(b.Offset) : b.Length.CompareTo(a.Length)
        );
        return new FormattedText(result.ToString(), entities);
    }

    public static ApiRefusal Unparsable(string what) => ApiRefusal.BadRequest($"can't parse entities: {what}");

    private static int StartTag(byte[] text, int begin, Stack<OpenTag> open, int utf16Offset)
    {
        var tag = HtmlScanner.StartTag(text, begin);
        open.Push(new OpenTag(tag.Name, tag.Argument, utf16Offset));
        return tag.Next;
    }

    private static int CloseTag(
        byte[] text,
        int begin,
        Stack<OpenTag> open,
        List<TextEntity> entities,
        StringBuilder result
    )
    {
        if (!open.TryPop(out var tag))
            throw Unparsable($"Unexpected end tag at byte offset {begin}");
        var (name, next) = HtmlScanner.EndTag(text, begin);
        if (name.Length > 0 && name != tag.Name)
            throw Unparsable(
                $"Unmatched end tag at byte offset {begin}, expected \"</{tag.Name}>\", found \"</{name}>\""
            );
        var length = result.Length - tag.Utf16Offset;
        if (length > 0 && Entity(tag, length, result) is { } entity)
            Add(entities, entity);
        return next;
    }

    // <pre><code class="language-x"> is one entity; a language on code alone is dropped
    private static void Add(List<TextEntity> entities, TextEntity entity)
    {
        if (
            entities is [.., var last]
            && (last.Type, entity.Type) is (("code", "pre") or ("pre", "code"))
            && (last.Offset, last.Length) == (entity.Offset, entity.Length)
            && (last.Language ?? entity.Language) is { } language
        )
            entities[^1] = last with { Type = "pre", Language = language };
        else
            entities.Add(entity);
    }

    private static TextEntity? Entity(OpenTag tag, int length, StringBuilder result)
    {
        var type = tag.Name switch
        {
            "b" or "strong" => "bold",
            "i" or "em" => "italic",
            "u" or "ins" => "underline",
            "s" or "strike" or "del" => "strikethrough",
            "span" or "tg-spoiler" => "spoiler",
            "a" => "text_link",
            "blockquote" when tag.Argument is not null => "expandable_blockquote",
            _ => tag.Name,
        };
        var entity = new TextEntity(type, tag.Utf16Offset, length);
        if (tag.Name == "code")
            return entity with { Language = tag.Argument };
        if (tag.Name != "a")
            return entity;
        var url = string.IsNullOrEmpty(tag.Argument) ? result.ToString(tag.Utf16Offset, length) : tag.Argument;
        // a link that is no URL stays plain text, as at Telegram
        return Links.Checked(url) is { } link ? entity with { Url = link } : null;
    }
}
