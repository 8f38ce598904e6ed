using Gradcheck.Bot.Answers;
using Gradcheck.Bot.Logging;

namespace Gradcheck.Bot.Doors;

/// <summary>Stands before everything the framework puts in front of the program, such as the check of the host's name.</summary>
internal sealed class FrontDoor : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.UseMiddleware<RequestLog>();
            app.Use(SecurityHeaders.AddAsync);
            app.UseStatusCodePages(EmptyErrors.ExplainAsync);
            app.Use(RequestShape.RefuseAsync);
            next(app);
        };
}
