using PlanMonitor.Core.Names;
using PlanMonitor.Services.Admissions;
using PlanMonitor.Services.Api;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Storage;
using PlanMonitor.Services.Trials;

namespace PlanMonitor.Services;

/// <summary>The jobs over the stores of a host. The one place where they are put together: what one host can do, every other can.</summary>
public sealed class Backend
{
    /// <summary>Puts the jobs together.</summary>
    /// <param name="ports">The stores.</param>
    /// <param name="time">The clock.</param>
    /// <param name="by">Who acts where no person does; written into the audit trail.</param>
    public Backend(Ports ports, TimeProvider time, string by)
    {
        (Ports, Time) = (ports, time);
        Ledger = new(ports.Tables, time);
        Shelf = new(ports.Tables, ports.Blobs, Ledger);
        Findings = new(ports.Tables);
        var reader = new UploadReader(ports.Tables, Ledger, Shelf, MineralCatalogue.BuiltIn, RegionCatalogue.BuiltIn);
        Ingest = new(ports.Blobs, Ledger, reader, time);
        var inputs = new CheckInputs(ports.Tables, Ledger, new(ports.Blobs), new(ports.Blobs), MineralCatalogue.BuiltIn, RegionCatalogue.BuiltIn);
        Checks = new(inputs, Findings, Ledger, time);
        Admissions = new(inputs, MineralCatalogue.BuiltIn, RegionCatalogue.BuiltIn);
        WhatIf = new(Checks, Findings, Shelf, MineralCatalogue.BuiltIn, RegionCatalogue.BuiltIn);
        Queries = new(Ledger, Findings, Shelf);
        CheckQueue = new(ports.Queues, Checks, Findings, Shelf, time, by);
        Intake = new(Ingest, CheckQueue);
        QueueJobs = [CheckQueue.Job];
    }

    /// <summary>The stores.</summary>
    public Ports Ports { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The plans, imported versions included.</summary>
    public PlanShelf Shelf { get; }

    /// <summary>Chains, uploads, alerts, outbox.</summary>
    public PlanLedger Ledger { get; }

    /// <summary>Findings and runs.</summary>
    public FindingStore Findings { get; }

    /// <summary>From the inbox into the tables.</summary>
    public IngestJob Ingest { get; }

    /// <summary>From the inbox into the tables, and what it touches is asked for.</summary>
    public Intake Intake { get; }

    /// <summary>The check.</summary>
    public CheckJob Checks { get; }

    /// <summary>Rights that do not exist yet.</summary>
    public AdmissionJob Admissions { get; }

    /// <summary>The check with other figures; stores nothing.</summary>
    public WhatIfJob WhatIf { get; }

    /// <summary>Checks that wait.</summary>
    public CheckQueue CheckQueue { get; }

    /// <summary>What is stored, as lists and the API show it.</summary>
    public ApiQueries Queries { get; }

    /// <summary>Every queue and what is done with its messages.</summary>
    public IReadOnlyList<QueueJob> QueueJobs { get; }
}
