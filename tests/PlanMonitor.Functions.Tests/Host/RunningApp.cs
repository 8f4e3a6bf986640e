using PlanMonitor.Azure;
using PlanMonitor.Azure.Tests;
using PlanMonitor.Functions.Tests.Host;
using PlanMonitor.Services;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Storage;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Functions.Tests;

/// <summary>The built app, started by a host that speaks the protocol, on an emulator of its own; and the same data seen from outside.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    private readonly Azurite _azurite = new();
    private (FunctionsHost Host, QueuePump Pump, Backend Backend)? _open;

    internal FunctionsHost Host => Open.Host;

    internal QueuePump Pump => Open.Pump;

    /// <summary>The jobs over the same storage, to look and to prepare.</summary>
    public Backend Backend => Open.Backend;

    /// <summary>The connection string of the emulator.</summary>
    public string Connection => _azurite.Required;

    private (FunctionsHost Host, QueuePump Pump, Backend Backend) Open => _open ?? throw new InvalidOperationException(_azurite.Required);

    public async ValueTask InitializeAsync()
    {
        await _azurite.InitializeAsync();
        if (_azurite.ConnectionString is not { } connection)
        {
            return;
        }
        var host = await FunctionsHost.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Settings.Storage] = connection,
            // Nothing listens there: what is exported is lost, and what the host is told stays.
            [Setup.Telemetry.Collector] = "http://127.0.0.1:9",
        });
        var storage = AzureStorage.OpenEmulator(connection);
        _open = (host, new(host, connection), new(storage.With(new Setup.NoVault()), TimeProvider.System, "test"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_open is { } open)
        {
            await open.Host.DisposeAsync();
        }
        await _azurite.DisposeAsync();
    }

    /// <summary>Puts a file into the inbox.</summary>
    public async Task PutAsync(string name, byte[] content, CancellationToken cancel)
    {
        using var bytes = new MemoryStream(content, writable: false);
        await Backend.Ports.Blobs.WriteAsync(IngestJob.Inbox, name, bytes, BlobCondition.Always, cancel);
    }

    /// <summary>Puts a sample upload into the inbox.</summary>
    public async Task PutSampleAsync(string name, CancellationToken cancel) =>
        await PutAsync(name, await File.ReadAllBytesAsync(Repo.At(["tests", "samples", "inbox", .. name.Split('/')]), cancel), cancel);
}
