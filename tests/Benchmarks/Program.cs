using Gradcheck.Benchmarks;

switch (args)
{
    case ["import", .. var rest]:
        return await ImportBenchmark.RunAsync(rest);
    case ["updates"]:
        await UpdatesBenchmark.RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- import|updates");
        return 1;
}
