namespace Gradcheck.Bot;

public static class BotProgram
{
    public static int Main() => 0;
}
