namespace Gradcheck.AdminApi;

public static class AdminApiProgram
{
    public static int Main() => 0;
}
