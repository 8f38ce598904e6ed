using Gradcheck.Domain.Messaging;

namespace Gradcheck.Bot.Conversation;

/// <summary>Puts a turn's answers into the outbox, fitted to what the channel can do.</summary>
internal static class Outgoing
{
    public static void Enqueue(Turn turn)
    {
        // A press is always answered, or the student's button keeps spinning.
        if (turn.Incoming.CallbackId is { } callback)
        {
            turn.Scope.Send(
                turn.Chat,
                new OutgoingMessage
                {
                    Kind = OutgoingKind.AnswerPress,
                    CallbackId = callback,
                    Html = turn.Toast ?? "",
                }
            );
        }
        else if (turn.Toast is { } text)
        {
            turn.Scope.Send(turn.Chat, new OutgoingMessage { Html = ChatHtml.Escape(text) });
        }

        foreach (var (message, notBefore) in turn.Answers)
        {
            var fitted = turn.Channel.Buttons ? message : NumberedChoices.Offer(turn.Chat, message);
            turn.Scope.Send(turn.Chat, fitted, DeliveryLane.Interactive, notBefore);
        }
    }
}
