using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using PlanMonitor.Azure;

namespace PlanMonitor.Functions.Setup;

/// <summary>The account that the settings name. A setting that is missing or wrong is told by its name, with what to do.</summary>
public static class StorageSettings
{
    private const string EmulatorAccount = "devstoreaccount1";

    /// <summary>Opens the account: by identity against the service URIs, or the emulator by its connection string.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong.</exception>
    public static AzureStorage Open(IConfiguration settings)
    {
        var storage = settings.GetSection(Settings.Storage);
        if (storage.Value is { Length: > 0 } connection)
        {
            return IsEmulator(connection)
                ? AzureStorage.OpenEmulator(connection)
                : throw Fault(
                    Settings.Storage, "holds a connection string of an account", "remove it and set Storage__blobServiceUri, Storage__tableServiceUri and Storage__queueServiceUri; a connection string is for the emulator only");
        }
        return AzureStorage.Open(new(Uri(storage, "blobServiceUri"), Uri(storage, "tableServiceUri"), Uri(storage, "queueServiceUri")), Credential(storage));
    }

    /// <summary>The identity that the app acts as: the user-assigned one that Storage__clientId names, or what the environment offers.</summary>
    public static TokenCredential Credential(IConfiguration storage) => new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = storage["clientId"] });

    private static bool IsEmulator(string connection) => connection.Split(';', StringSplitOptions.TrimEntries)
        .Any(part => part.Equals("UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase) || part.Equals($"AccountName={EmulatorAccount}", StringComparison.OrdinalIgnoreCase));

    private static Uri Uri(IConfigurationSection storage, string name)
    {
        var text = storage[name];
        return System.Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == System.Uri.UriSchemeHttps
            ? uri
            : throw Fault(
                $"{Settings.Storage}__{name}", string.IsNullOrEmpty(text) ? "is missing" : $"is '{text}', which is no https address",
                "set it to the address of the service, for example https://ACCOUNT.blob.core.windows.net or https://ACCOUNT.blob.core.chinacloudapi.cn; for the emulator set Storage to its connection string instead");
    }

    private static InvalidOperationException Fault(string setting, string fault, string action) => new($"The app setting {setting} {fault}: {action}.");
}
