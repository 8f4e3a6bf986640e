using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Local.Storage;
using PlanMonitor.Services.Api;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Plans;

namespace PlanMonitor.Local;

/// <summary>Everything that a command works with: a data folder and the jobs over it. The one place where parts are put together.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private Workspace(EmbeddedStorage storage, TimeProvider time)
    {
        (Storage, Time) = (storage, time);
        Ledger = new(storage.Tables, time);
        Shelf = new(storage.Tables, storage.Blobs, Ledger);
        Findings = new(storage.Tables);
        var reader = new UploadReader(storage.Tables, Ledger, Shelf, MineralCatalogue.BuiltIn, RegionCatalogue.BuiltIn);
        Ingest = new(storage.Blobs, Ledger, reader, time);
        Checks = new(new(storage.Tables, Ledger, new(storage.Blobs), MineralCatalogue.BuiltIn, RegionCatalogue.BuiltIn), Findings, Ledger, time);
        Queries = new(Ledger, Findings, Shelf);
        Queue = new(storage.Queues, Checks, Findings, Shelf, time);
    }

    /// <summary>The data folder.</summary>
    public EmbeddedStorage Storage { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The plans, imported versions included.</summary>
    public PlanShelf Shelf { get; }

    /// <summary>The plans at hand now.</summary>
    public PlanLibrary Plans => Shelf.Library;

    /// <summary>Chains, uploads, alerts, outbox.</summary>
    public PlanLedger Ledger { get; }

    /// <summary>Findings and runs.</summary>
    public FindingStore Findings { get; }

    /// <summary>From the inbox into the tables.</summary>
    public IngestJob Ingest { get; }

    /// <summary>The check.</summary>
    public CheckJob Checks { get; }

    /// <summary>What is stored, as lists and the API show it.</summary>
    public ApiQueries Queries { get; }

    /// <summary>Checks that wait.</summary>
    public CheckQueue Queue { get; }

    /// <summary>Opens the data folder of a command.</summary>
    public static async Task<Workspace> OpenAsync(string folder, string command, CancellationToken cancel)
    {
#pragma warning disable CA2000 // The workspace owns the storage and disposes it.
        var work = new Workspace(await EmbeddedStorage.OpenAsync(folder, TimeProvider.System, $"planmonitor {command}", cancel), TimeProvider.System);
#pragma warning restore CA2000
        await work.Shelf.ReloadAsync(cancel);
        return work;
    }

    /// <summary>Opens the data folder of a command that only looks: null where it does not exist, and then it is not made.</summary>
    public static async Task<Workspace?> OpenExistingAsync(string folder, string command, CancellationToken cancel) =>
        Directory.Exists(folder) ? await OpenAsync(folder, command, cancel) : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Storage.DisposeAsync();
}
