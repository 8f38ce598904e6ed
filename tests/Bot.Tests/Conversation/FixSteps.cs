using Gradcheck.Domain.Messaging;

namespace Gradcheck.Bot.Tests.Conversation;

/// <summary>Steps through /fix that several tests begin with.</summary>
internal static class FixSteps
{
    /// <summary>Asks for another major and submits; returns the receipt.</summary>
    public static async Task<OutgoingMessage> SubmitsMajorAsync(this BoundStudent me, string major)
    {
        await me.TypesAsync("/fix 专业");
        await me.TypesAsync(major);
        return await me.PressesAsync("提交");
    }
}
