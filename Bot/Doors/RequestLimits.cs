namespace Gradcheck.Bot.Doors;

/// <summary>How often something may happen: at once, and then by and by.</summary>
/// <param name="Burst">So many at once after a quiet time.</param>
/// <param name="PerMinute">So many a minute in the long run.</param>
public sealed record Allowance(int Burst, int PerMinute);

/// <summary>
/// How much anybody may ask of the server: the only place where the numbers stand. Each process counts for itself, in
/// memory, so with several of them a caller may get the multiple.
/// </summary>
public sealed record RequestLimits
{
    /// <summary>
    /// All requests of one address. A campus comes out of one address: three thousand students who open the chat page
    /// (five requests) within ten minutes make 25 a second, and a class opens it at once.
    /// </summary>
    public Allowance Address { get; init; } = new(3_000, 6_000);

    /// <summary>
    /// Calls with one API key. A script that walks through 10,000 records one by one still ends within ten minutes, and
    /// a console's page of a hundred small calls never waits.
    /// </summary>
    public Allowance Key { get; init; } = new(600, 1_200);

    /// <summary>
    /// Calls of one address with a key that is wrong. A right key from the same address is not touched: nobody can lock
    /// an office out, and a key cannot be guessed in any number of tries.
    /// </summary>
    public Allowance FailedSignIns { get; init; } = new(20, 20);

    /// <summary>What one browser says in the web chat: more than anybody types and taps in a minute.</summary>
    public Allowance Chat { get; init; } = new(60, 60);

    /// <summary>
    /// First messages of browsers that were never heard of, by address: each makes rows in the database. Three classes
    /// of 60 in one room may start in the same minute.
    /// </summary>
    public Allowance NewChats { get; init; } = new(200, 60);

    /// <summary>
    /// What is handled of one chat on any channel within <see cref="FloodWindow"/>: a message a second. Telegram itself
    /// delivers no more than that to a chat, so more could not even be answered.
    /// </summary>
    public int UpdatesPerChat { get; init; } = 60;

    /// <summary>How long a chat that flooded the bot waits, counted from its first message of the flood.</summary>
    public static readonly TimeSpan FloodWindow = TimeSpan.FromMinutes(1);

    /// <summary>No limits, for measurements.</summary>
    public static RequestLimits None { get; } =
        new()
        {
            Address = Unlimited,
            Key = Unlimited,
            FailedSignIns = Unlimited,
            Chat = Unlimited,
            NewChats = Unlimited,
            UpdatesPerChat = int.MaxValue,
        };

    private static Allowance Unlimited => new(1_000_000_000, 1_000_000_000);
}
