using System.Text.RegularExpressions;

namespace Gradcheck.FakeTelegram;

internal static partial class WebhookMethods
{
    private const int DefaultConnections = 40;

    public static ApiAnswer Set(TelegramState state, RequestFields fields)
    {
        if (!fields.Has("url"))
            return Delete(state, fields);
        if (!Uri.TryCreate(fields.Text("url"), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw ApiRefusal.BadRequest("bad webhook: invalid webhook URL specified");
        if (state.Options.RequireHttpsWebhook && url.Scheme != "https")
            throw ApiRefusal.BadRequest("bad webhook: An HTTPS URL must be provided for webhook");
        var secret = Secret(fields);
        var connections = (int)Math.Clamp(fields.Integer("max_connections") ?? DefaultConnections, 1, 100);

        DropIfAsked(state, fields);
        state.Updates.Allowed.Update(fields);
        var settings = new WebhookSettings(url, secret, connections);
        if (state.Webhook.Settings == settings)
            return ApiAnswer.TrueWith("Webhook is already set");
        state.Webhook.Set(settings, trustAnyCertificate: fields.File("certificate") is not null);
        // after it is set: a poll that comes now finds the webhook, one that came before is ended
        state.Polling.EndForWebhook();
        return ApiAnswer.TrueWith("Webhook was set");
    }

    public static ApiAnswer Delete(TelegramState state, RequestFields fields)
    {
        DropIfAsked(state, fields);
        return ApiAnswer.TrueWith(state.Webhook.Delete() ? "Webhook was deleted" : "Webhook is already deleted");
    }

    public static ApiAnswer GetInfo(TelegramState state, RequestFields fields) =>
        ApiAnswer.Result(json =>
        {
            var settings = state.Webhook.Settings;
            json.WriteStartObject();
            json.WriteString("url"u8, settings?.Url.OriginalString ?? "");
            json.WriteBoolean("has_custom_certificate"u8, false);
            json.WriteNumber("pending_update_count"u8, state.Updates.Count);
            if (settings is not null)
                json.WriteNumber("max_connections"u8, settings.MaxConnections);
            if (settings is not null && state.Webhook.Attempts.LastOrDefault(a => !a.Acknowledged) is { } failed)
            {
                json.WriteNumber("last_error_date"u8, failed.At.ToUnixTimeSeconds());
                json.WriteString(
                    "last_error_message"u8,
                    failed.Status is { } status
                        ? $"Wrong response from the webhook: {status} {failed.Error}"
                        : failed.Error
                );
            }
            if (state.Updates.Allowed.Named.Count > 0)
            {
                json.WriteStartArray("allowed_updates"u8);
                foreach (var type in state.Updates.Allowed.Named)
                    json.WriteStringValue(type);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        });

    private static string? Secret(RequestFields fields)
    {
        if (fields.Text("secret_token") is not { Length: > 0 } secret)
            return null;
        if (secret.Length > 256)
            throw ApiRefusal.BadRequest("secret token is too long");
        return AllowedSecret().IsMatch(secret)
            ? secret
            : throw ApiRefusal.BadRequest("secret token contains unallowed characters");
    }

    private static void DropIfAsked(TelegramState state, RequestFields fields)
    {
        if (!fields.Flag("drop_pending_updates"))
            return;
        state.PendingUpdatesDropped++;
        state.Updates.Drop();
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z")]
    private static partial Regex AllowedSecret();
}
