using Gradcheck.Domain.Synthetic;
using Xunit;

namespace Gradcheck.AdminApi.Tests;

/// <summary>One application with a cohort for a whole class of tests that change nothing: every request is refused.</summary>
public sealed class SharedApi : IAsyncLifetime
{
    public ApiHarness Api { get; private set; } = null!;
    public SyntheticCohort Cohort { get; private set; } = null!;
    public HttpClient Registrar { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Api = await ApiHarness.StartAsync();
        Cohort = await TestCohort.AddAsync(Api);
        Registrar = await Api.RegistrarAsync();
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}
