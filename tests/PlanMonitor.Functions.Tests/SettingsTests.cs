using Microsoft.Extensions.Configuration;
using PlanMonitor.Azure;
using PlanMonitor.Functions.Setup;
using Xunit;

namespace PlanMonitor.Functions.Tests;

public sealed class SettingsTests
{
    private const string Blobs = "Storage:blobServiceUri=https://a.blob.core.windows.net";
    private const string Tables = "Storage:tableServiceUri=https://a.table.core.windows.net";
    private const string Queues = "Storage:queueServiceUri=https://a.queue.core.windows.net";

    [Theory]
    [InlineData(
        "The app setting Storage__blobServiceUri is missing: set it to the https address of the service, for example https://ACCOUNT.blob.core.windows.net or https://ACCOUNT.blob.core.chinacloudapi.cn; for the emulator set Storage to its connection string instead.")]
    [InlineData(
        "The app setting Storage__tableServiceUri is no https address ('http://a'): set it to the https address of the service, for example https://ACCOUNT.table.core.windows.net or https://ACCOUNT.table.core.chinacloudapi.cn; for the emulator set Storage to its connection string instead.",
        Blobs, "Storage:tableServiceUri=http://a")]
    [InlineData(
        "The app setting Storage__queueServiceUri is missing: set it to the https address of the service, for example https://ACCOUNT.queue.core.windows.net or https://ACCOUNT.queue.core.chinacloudapi.cn; for the emulator set Storage to its connection string instead.",
        Blobs, Tables)]
    [InlineData(
        "The app setting Storage holds a connection string that is not the emulator's: remove it and set Storage__blobServiceUri, Storage__tableServiceUri and Storage__queueServiceUri; the app signs in by its identity.",
        "Storage=AccountName=a;AccountKey=c2VjcmV0")]
    public void A_wrong_setting_is_told_by_its_name_with_what_to_do(string message, params string[] settings) =>
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => StorageSettings.Open(Of(settings))).Message);

    [Fact]
    public void A_vault_is_needed_wherever_there_is_an_account() => Assert.Equal(
        "The app setting KeyVault__uri is missing: set it to the https address of the vault, for example https://NAME.vault.azure.net or https://NAME.vault.azure.cn.",
        Assert.Throws<InvalidOperationException>(() => StorageSettings.Secrets(Of(Blobs, Tables, Queues))).Message);

    [Fact]
    public void An_account_and_a_vault_are_opened_without_a_key()
    {
        var settings = Of(Blobs, Tables, Queues, "Storage:clientId=11111111-1111-1111-1111-111111111111", "KeyVault:uri=https://v.vault.azure.cn");
        Assert.True(StorageSettings.Open(settings).Blobs.KeepsTime);
        Assert.IsType<KeyVaultSecrets>(StorageSettings.Secrets(settings));
    }

    [Fact]
    public async Task The_emulator_needs_no_vault_and_keeps_no_secret()
    {
        var secrets = StorageSettings.Secrets(Of("Storage=UseDevelopmentStorage=true"));
        Assert.Null(await secrets.GetAsync("a", default));
        Assert.Equal("A secret can be kept only in a vault: set KeyVault__uri.", (await Assert.ThrowsAsync<InvalidOperationException>(() => secrets.SetAsync("a", "b", default))).Message);
    }

    private static IConfigurationRoot Of(params string[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).Select(parts => KeyValuePair.Create(parts[0], (string?)parts[1]))).Build();
}
