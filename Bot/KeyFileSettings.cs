using Gradcheck.Domain.Secrets;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gradcheck.Bot;

/// <summary>Where the keys are (<c>Gradcheck:Secrets:KeyFile</c>).</summary>
/// <param name="Path">The key file; null when it is not set.</param>
/// <param name="MayCreate">Whether a missing file is made: in Development only.</param>
public sealed record KeyFileSettings(string? Path, bool MayCreate)
{
    private const string InDevelopment = "data/keys.json";

    public static KeyFileSettings Read(IConfiguration configuration, bool isDevelopment)
    {
        var path = configuration["Gradcheck:Secrets:KeyFile"];
        if (string.IsNullOrWhiteSpace(path))
            path = isDevelopment ? InDevelopment : null;
        return new KeyFileSettings(path, isDevelopment);
    }

    /// <summary>Reads the keys; in Development a missing file is made first.</summary>
    /// <exception cref="InvalidSettingsException">No file is named.</exception>
    /// <exception cref="KeyFileException">The file is missing, open to others or damaged.</exception>
    public Keyring Open(TimeProvider clock)
    {
        if (Path is null)
        {
            throw new InvalidSettingsException([
                "Gradcheck:Secrets:KeyFile 没有设置：身份证号等数据要用密钥文件加密。"
                    + "请先运行 keys-ring create /路径/keys.json 生成，再用环境变量 Gradcheck__Secrets__KeyFile 指向它。",
            ]);
        }

        if (MayCreate && !File.Exists(Path))
            KeyFile.Create(Path, clock.GetUtcNow());
        return Keyring.Load(Path);
    }
}

/// <summary>Registers the keyring of the settings.</summary>
public static class KeyringServices
{
    /// <summary>Adds the <see cref="Keyring"/>, read when it is first needed.</summary>
    public static IServiceCollection AddKeyring(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        var settings = KeyFileSettings.Read(configuration, environment.IsDevelopment());
        services.AddHostedService<KeyFileWatch>();
        services.TryAddSingleton(provider => settings.Open(provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
