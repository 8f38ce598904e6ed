using System.Globalization;
using Gradcheck.Bot.Delivery;
using Gradcheck.Domain.Messaging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Gradcheck.Bot.Telegram;

/// <summary>Sends to Telegram.</summary>
internal sealed partial class TelegramSender(ITelegramBotClient client, ILogger<TelegramSender> logger) : IChannelSender
{
    private const int MaxText = 4096;
    private const int MaxCaption = 1024;
    private const int MaxToast = 200;
    private static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    public string Channel => TelegramUpdateMapper.Channel;

    public async Task<SendResult> SendAsync(
        long deliveryId,
        string recipient,
        OutgoingMessage message,
        CancellationToken cancel
    )
    {
        var chat = new ChatId(long.Parse(recipient, CultureInfo.InvariantCulture));
        try
        {
            return message.Kind switch
            {
                OutgoingKind.AnswerPress => await AnswerPressAsync(message, cancel),
                OutgoingKind.Edit => await EditAsync(chat, message, cancel),
                OutgoingKind.Picture or OutgoingKind.Document => await SendFileAsync(chat, message, cancel),
                _ => await SendTextAsync(chat, message, cancel),
            };
        }
        catch (RequestException fault)
        {
            return TelegramFailures.Judge(fault);
        }
    }

    private async Task<SendResult> AnswerPressAsync(OutgoingMessage message, CancellationToken cancel)
    {
        var toast = message.Html.Length > MaxToast ? message.Html[..MaxToast] : message.Html;
        try
        {
            await client.AnswerCallbackQuery(message.CallbackId ?? "", toast, cancellationToken: cancel);
        }
        catch (ApiRequestException refusal) when (TelegramFailures.IsPressGone(refusal))
        {
            // Nobody is waiting for it any more.
        }

        return new SendResult.Sent();
    }

    private async Task<SendResult> EditAsync(ChatId chat, OutgoingMessage message, CancellationToken cancel)
    {
        if (!int.TryParse(message.MessageId, NumberStyles.None, CultureInfo.InvariantCulture, out var messageId))
            return await SendTextAsync(chat, message, cancel);
        var pages = HtmlPages.Split(message.Html, MaxText);
        try
        {
            // Text that needs a second page goes on in new messages, and the buttons stand under the last.
            var buttons = pages.Count == 1 ? TelegramMarkup.Buttons(message) : null;
            await WithMarkupAsync(
                pages[0],
                (text, mode) =>
                    client.EditMessageText(chat, messageId, text, mode, buttons, NoPreview, cancellationToken: cancel)
            );
        }
        catch (ApiRequestException refusal) when (TelegramFailures.IsNotModified(refusal))
        {
            // It says already what it should.
        }
        catch (ApiRequestException refusal) when (TelegramFailures.IsNotEditable(refusal))
        {
            return await SendTextAsync(chat, message, cancel);
        }

        return pages.Count == 1
            ? new SendResult.Sent(message.MessageId)
            : await SendPagesAsync(chat, pages, 1, message, cancel);
    }

    private Task<SendResult> SendTextAsync(ChatId chat, OutgoingMessage message, CancellationToken cancel) =>
        SendPagesAsync(chat, HtmlPages.Split(message.Html, MaxText), 0, message, cancel);

    private async Task<SendResult> SendPagesAsync(
        ChatId chat,
        IReadOnlyList<string> pages,
        int first,
        OutgoingMessage message,
        CancellationToken cancel
    )
    {
        var messageId = 0;
        for (var i = first; i < pages.Count; i++)
        {
            var markup = i == pages.Count - 1 ? TelegramMarkup.Of(message) : null;
            try
            {
                var sent = await WithMarkupAsync(
                    pages[i],
                    (text, mode) =>
                        client.SendMessage(
                            chat,
                            text,
                            mode,
                            replyMarkup: markup,
                            linkPreviewOptions: NoPreview,
                            cancellationToken: cancel
                        )
                );
                messageId = sent.Id;
            }
            catch (RequestException fault) when (i > 0 && TelegramFailures.Judge(fault) is SendResult.TryAgain again)
            {
                // All pages are sent again, so some may arrive twice.
                return new SendResult.Unknown(again.Reason);
            }
        }

        return new SendResult.Sent(messageId.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<SendResult> SendFileAsync(ChatId chat, OutgoingMessage message, CancellationToken cancel)
    {
        if (message.File is not { } file)
            return new SendResult.Failed("There is no file in the message");
        // A caption that is too long comes as a message of its own, with the buttons.
        var fits = HtmlPages.Split(message.Html, MaxCaption).Count == 1;
        var markup = fits ? TelegramMarkup.Of(message) : null;
        var sent = await WithMarkupAsync(
            fits ? message.Html : "",
            (caption, mode) =>
            {
                var content = InputFile.FromStream(new MemoryStream(file.Bytes), file.Name);
                return message.Kind == OutgoingKind.Picture
                    ? client.SendPhoto(chat, content, caption, mode, replyMarkup: markup, cancellationToken: cancel)
                    : client.SendDocument(chat, content, caption, mode, replyMarkup: markup, cancellationToken: cancel);
            }
        );
        return fits
            ? new SendResult.Sent(sent.Id.ToString(CultureInfo.InvariantCulture))
            : await SendTextAsync(chat, message, cancel);
    }

    /// <summary>Sends with markup; when Telegram cannot read the markup, without: better plain than not at all.</summary>
    private async Task<Message> WithMarkupAsync(string html, Func<string, ParseMode, Task<Message>> send)
    {
        try
        {
            return await send(html, ParseMode.Html);
        }
        catch (ApiRequestException refusal) when (TelegramFailures.IsBadMarkup(refusal))
        {
            Log.BadMarkup(logger, refusal.Message);
            return await send(ChatHtml.ToPlainText(html), ParseMode.None);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Error,
            "Telegram could not read our markup; the message went as plain text: {Reason}"
        )]
        public static partial void BadMarkup(ILogger logger, string reason);
    }
}
