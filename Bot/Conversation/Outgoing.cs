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

        IReadOnlyList<OutgoingMessage> messages = [.. turn.Answers.Select(answer => answer.Message)];
        if (!turn.Channel.Buttons)
            messages = NumberedChoices.Offer(turn.Chat, messages);
        foreach (var (message, answer) in messages.Zip(turn.Answers))
            turn.Scope.Send(turn.Chat, message, DeliveryLane.Interactive, answer.NotBefore);
    }
}
