using System.CommandLine;
using PlanMonitor.Core.Plans;
using PlanMonitor.Local.Commands;
using PlanMonitor.Local.Storage;
using PlanMonitor.Services;
using PlanMonitor.Services.Admissions;
using PlanMonitor.Services.Api;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Trials;

namespace PlanMonitor.Local;

/// <summary>Everything that a command works with: a data folder and the jobs over it.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private Workspace(EmbeddedStorage storage, TimeProvider time, string by) =>
        (Storage, Backend) = (storage, new(new(storage.Tables, storage.Blobs, storage.Queues), time, by));

    /// <summary>The data folder.</summary>
    public EmbeddedStorage Storage { get; }

    /// <summary>All jobs.</summary>
    public Backend Backend { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time => Backend.Time;

    /// <summary>The plans, imported versions included.</summary>
    public PlanShelf Shelf => Backend.Shelf;

    /// <summary>The plans at hand now.</summary>
    public PlanLibrary Plans => Shelf.Library;

    /// <summary>Chains, uploads, alerts, outbox.</summary>
    public PlanLedger Ledger => Backend.Ledger;

    /// <summary>Findings and runs.</summary>
    public FindingStore Findings => Backend.Findings;

    /// <summary>From the inbox into the tables.</summary>
    public IngestJob Ingest => Backend.Ingest;

    /// <summary>The check.</summary>
    public CheckJob Checks => Backend.Checks;

    /// <summary>Rights that do not exist yet.</summary>
    public AdmissionJob Admissions => Backend.Admissions;

    /// <summary>The check with other figures.</summary>
    public WhatIfJob WhatIf => Backend.WhatIf;

    /// <summary>What is stored, as lists and the API show it.</summary>
    public ApiQueries Queries => Backend.Queries;

    /// <summary>Opens the data folder that a command line names.</summary>
    public static Task<Workspace> OpenAsync(ParseResult arguments, string command, CancellationToken cancel) =>
        OpenAsync(arguments.GetRequiredValue(CommonOptions.Data), command, arguments.GetRequiredValue(CommonOptions.By), cancel);

    /// <summary>Opens a data folder.</summary>
    public static async Task<Workspace> OpenAsync(string folder, string command, string by, CancellationToken cancel)
    {
#pragma warning disable CA2000 // The workspace owns the storage and disposes it.
        var work = new Workspace(await EmbeddedStorage.OpenAsync(folder, TimeProvider.System, $"planmonitor {command}", cancel), TimeProvider.System, by);
#pragma warning restore CA2000
        await work.Shelf.ReloadAsync(cancel);
        return work;
    }

    /// <summary>Opens the data folder of a command that only looks: null where it does not exist, and then it is not made.</summary>
    public static async Task<Workspace?> OpenExistingAsync(ParseResult arguments, string command, CancellationToken cancel) =>
        Directory.Exists(arguments.GetRequiredValue(CommonOptions.Data)) ? await OpenAsync(arguments, command, cancel) : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Storage.DisposeAsync();
}
