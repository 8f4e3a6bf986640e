using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using PlanMonitor.Core.Plans;
using PlanMonitor.Local.Commands;
using PlanMonitor.Local.Serve;
using PlanMonitor.Local.Storage;
using PlanMonitor.Services;
using PlanMonitor.Services.Admissions;
using PlanMonitor.Services.Api;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Storage;
using PlanMonitor.Services.Trials;

namespace PlanMonitor.Local;

/// <summary>Everything that a command works with: a storage and the jobs over it.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private readonly OpenStorage _storage;

    private Workspace(OpenStorage storage, TimeProvider time, string by)
    {
        (_storage, Signal) = (storage, new(storage.Ports.Queues, DeliveryJob.Queue, time));
        Backend = new(storage.Ports with { Queues = Signal }, time, by, Deliveries(storage), attributes: AttributeFile.Read(storage.Folder));
    }

    /// <summary>What messages call the storage: the full path of the data folder, or the URI of the account.</summary>
    public string Place => _storage.Place;

    /// <summary>Full path of the data folder; null where the storage is in the cloud.</summary>
    public string? Folder => _storage.Folder;

    /// <summary>The stores.</summary>
    public Ports Ports => Backend.Ports;

    /// <summary>The queues, which tell when something is to be delivered.</summary>
    public QueueSignal Signal { get; }

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

    /// <summary>Opens the storage that a command line names.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The workspace owns the storage and disposes it.")]
    public static async Task<Workspace> OpenAsync(ParseResult arguments, string command, CancellationToken cancel) =>
        await OverAsync(await OpenStorage.ByAsync(arguments, command, cancel), arguments.GetRequiredValue(CommonOptions.By), cancel);

    /// <summary>Opens a data folder.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The workspace owns the storage and disposes it.")]
    public static async Task<Workspace> OpenAsync(string folder, string command, string by, CancellationToken cancel) =>
        await OverAsync(await OpenStorage.OfFolderAsync(folder, command, cancel), by, cancel);

    /// <summary>Opens the storage of a command that only looks: null where its data folder does not exist, and then it is not made.</summary>
    public static async Task<Workspace?> OpenExistingAsync(ParseResult arguments, string command, CancellationToken cancel) =>
        OpenStorage.IsCloud(arguments) || Directory.Exists(arguments.GetRequiredValue(CommonOptions.Data)) ? await OpenAsync(arguments, command, cancel) : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    private static DeliveryOptions Deliveries(OpenStorage storage)
    {
        try
        {
            return new DeliveryOptions { LoopbackAllowed = storage.Folder is not null }.With(Environment.GetEnvironmentVariable);
        }
        catch (InvalidOperationException fault)
        {
            throw new UsageException(fault.Message, fault);
        }
    }

    private static async Task<Workspace> OverAsync(OpenStorage storage, string by, CancellationToken cancel)
    {
        var work = new Workspace(storage, TimeProvider.System, by);
        await work.Shelf.ReloadAsync(cancel);
        return work;
    }
}
