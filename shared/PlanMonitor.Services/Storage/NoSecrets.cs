namespace PlanMonitor.Services.Storage;

/// <summary>The port for secrets where no key vault was named: every use is an <see cref="IOException"/> that says what to do.</summary>
public sealed class NoSecrets : ISecrets
{
    private const string Message = "The keys of webhooks lie in a key vault: name it with --vault https://NAME.vault.azure.net (with the suffix of your cloud).";

    /// <inheritdoc/>
    public Task<string?> GetAsync(string name, CancellationToken cancel) => throw new IOException(Message);

    /// <inheritdoc/>
    public Task SetAsync(string name, string value, CancellationToken cancel) => throw new IOException(Message);

    /// <inheritdoc/>
    public Task RemoveAsync(string name, CancellationToken cancel) => throw new IOException(Message);
}
