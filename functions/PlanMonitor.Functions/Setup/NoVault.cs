using PlanMonitor.Services.Storage;

namespace PlanMonitor.Functions.Setup;

/// <summary>Secrets where no vault is configured, which is allowed with the emulator only: there are none, and none can be kept.</summary>
public sealed class NoVault : ISecrets
{
    /// <inheritdoc/>
    public Task<string?> GetAsync(string name, CancellationToken cancel) => Task.FromResult<string?>(null);

    /// <inheritdoc/>
    public Task SetAsync(string name, string value, CancellationToken cancel) => throw new InvalidOperationException($"A secret can be kept only in a vault: set {StorageSettings.Vault}.");

    /// <inheritdoc/>
    public Task RemoveAsync(string name, CancellationToken cancel) => Task.CompletedTask;
}
