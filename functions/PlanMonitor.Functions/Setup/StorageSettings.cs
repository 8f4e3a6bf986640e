using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.Configuration;
using PlanMonitor.Azure;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Functions.Setup;

/// <summary>The account and the vault that the settings name. A setting that is missing or wrong is told by its name, with what to do.</summary>
public static class StorageSettings
{
    /// <summary>The setting of the vault.</summary>
    public const string Vault = "KeyVault__uri";

    private const string AccountUris = "set it to the https address of the service, for example https://ACCOUNT.{0}.core.windows.net or https://ACCOUNT.{0}.core.chinacloudapi.cn; for the emulator set "
        + Settings.Storage + " to its connection string instead";

    /// <summary>Opens the account: by identity against the service URIs, or the emulator by its connection string.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong.</exception>
    public static AzureStorage Open(IConfiguration settings)
    {
        var storage = settings.GetSection(Settings.Storage);
        if (string.IsNullOrEmpty(storage.Value))
        {
            return AzureStorage.Open(new(Service(storage, "blob"), Service(storage, "table"), Service(storage, "queue")), Credential(settings));
        }
        try
        {
            return AzureStorage.OpenEmulator(storage.Value);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            // The text may hold a key: it is not told.
            throw Fault(
                Settings.Storage, "holds a connection string that is not the emulator's",
                $"remove it and set {Settings.Storage}__blobServiceUri, {Settings.Storage}__tableServiceUri and {Settings.Storage}__queueServiceUri; the app signs in by its identity", null);
        }
    }

    /// <summary>Opens the vault; with the emulator there may be none.</summary>
    /// <exception cref="InvalidOperationException">The setting is missing or wrong.</exception>
    public static ISecrets Secrets(IConfiguration settings) => settings["KeyVault:uri"] is null or "" && !string.IsNullOrEmpty(settings[Settings.Storage])
        ? new NoVault()
        : new KeyVaultSecrets(
            new SecretClient(Https(settings["KeyVault:uri"], Vault, "set it to the https address of the vault, for example https://NAME.vault.azure.net or https://NAME.vault.azure.cn"), Credential(settings)),
            TimeProvider.System);

    // The user-assigned identity that the setting names, or what the environment offers.
    private static DefaultAzureCredential Credential(IConfiguration settings) => new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = settings[$"{Settings.Storage}:clientId"] });

    private static Uri Service(IConfigurationSection storage, string service) =>
        Https(storage[$"{service}ServiceUri"], $"{Settings.Storage}__{service}ServiceUri", AccountUris.Replace("{0}", service, StringComparison.Ordinal));

    private static Uri Https(string? text, string setting, string action) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
        ? uri
        : throw Fault(setting, string.IsNullOrEmpty(text) ? "is missing" : "is no https address", action, text);

    private static InvalidOperationException Fault(string setting, string fault, string action, string? value) =>
        new($"The app setting {setting} {fault}{(string.IsNullOrEmpty(value) ? "" : $" ('{value}')")}: {action}.");
}
