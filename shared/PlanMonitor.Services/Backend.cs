using PlanMonitor.Core.Names;
using PlanMonitor.Core.Rules;
using PlanMonitor.Services.Access;
using PlanMonitor.Services.Admissions;
using PlanMonitor.Services.Alerts;
using PlanMonitor.Services.Api;
using PlanMonitor.Services.Audit;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Checks.Chains;
using PlanMonitor.Services.Checks.Chunks;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Evidence;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Operations;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Schedules;
using PlanMonitor.Services.Settings;
using PlanMonitor.Services.Storage;
using PlanMonitor.Services.Layers;
using PlanMonitor.Services.Trials;
using PlanMonitor.Spatial.Formats.Attributes;

namespace PlanMonitor.Services;

/// <summary>The jobs over the stores of a host. The one place where they are put together: what one host can do, every other can.</summary>
public sealed class Backend
{
    /// <summary>Puts the jobs together.</summary>
    /// <param name="ports">The stores.</param>
    /// <param name="time">The clock.</param>
    /// <param name="by">Who acts where no person does; written into the audit trail.</param>
    /// <param name="deliveries">What the host decides about deliveries; public receivers over https where null.</param>
    /// <param name="rules">The rules of the checks; all of the catalogue where null.</param>
    /// <param name="attributes">Under which names files of features keep their attributes; those built in where null.</param>
    public Backend(Ports ports, TimeProvider time, string by, DeliveryOptions? deliveries = null, IReadOnlyList<IRule>? rules = null, AttributeNames? attributes = null)
    {
        (Ports, Time) = (ports, time);
        Ledger = new(ports.Tables, time);
        Shelf = new(ports.Tables, ports.Blobs, Ledger);
        Findings = new(ports.Tables, ports.Blobs);
        var names = attributes ?? AttributeNames.BuiltIn;
        var layers = new LayerStore(ports.Blobs, names);
        var patches = new PatchStore(ports.Blobs, names);
        var reader = new UploadReader(ports.Tables, Ledger, Shelf, MineralCatalogue.BuiltIn, RegionCatalogue.BuiltIn, names, layers, patches);
        Ingest = new(ports.Blobs, Ledger, reader, time);
        var facts = new FactStore(ports.Blobs);
        var footprints = new FootprintJob(facts, layers, patches, names);
        var sites = new SiteJob(ports.Blobs, patches, names);
        var inputs = new CheckInputs(ports.Tables, Ledger, Shelf, footprints, sites, new(ports.Blobs, layers), MineralCatalogue.BuiltIn, RegionCatalogue.BuiltIn);
        var operators = new OperatorAlerts(Ledger, time, by);
        Deliveries = new(ports, Ledger, Shelf, time, by, operators.ToldOf(deliveries ?? new()));
        Checks = new(inputs, Findings, Ledger, time, Deliveries.Pump, rules ?? RuleCatalogue.All);
        Admissions = new(inputs, MineralCatalogue.BuiltIn, RegionCatalogue.BuiltIn);
        WhatIf = new(Checks, Findings, Shelf, MineralCatalogue.BuiltIn, RegionCatalogue.BuiltIn);
        Settings = new(Ledger, ports.Tables);
        Tokens = new(Ledger, ports.Tables, Shelf, time);
        Desk = new(Ledger, Settings, Deliveries.Pump, time);
        Anchors = new(Ledger, ports.Tables, ports.Blobs, Settings, time, by);
        Audit = new(Ledger, ports.Tables, ports.Blobs, Anchors);
        Evidence = new(Ledger, Findings, Shelf, ports.Blobs, layers, patches, sites, inputs, names);
        Queries = new(Ledger, Findings, Shelf, new(Ledger, ports.Blobs), inputs);
        var turn = new OneAtATime();
        CheckQueue = new(ports.Queues, Checks, Findings, Shelf, time, by, turn);
        Chunks = new(ports.Queues, footprints, facts, inputs, Ledger, CheckQueue, turn);
        Intake = new(Ingest, CheckQueue, Chunks, ports.Queues, new(ports.Blobs, Ledger, Ingest, time));
        Reception = new(ports.Blobs, Ledger, Ingest, time);
        Parts = new(ports.Blobs, Reception, time);
        Uploads = new(ports.Queues, Intake, by);
        QueueJobs = [CheckQueue.Job, Chunks.Job, Uploads.Job, Deliveries.Job.Job];
        Poison = new(ports.Queues, ports.Blobs, operators, [.. QueueJobs.Select(job => job.Queue)]);
        Reconcile = new(ports.Blobs, Ledger, Shelf, Ingest, Findings, facts, layers, patches, Uploads, CheckQueue, operators, time);
        var missed = new MissedDays(Ledger, Settings, time, by);
        Idempotency = new(ports.Tables, time);
        TimerJobs =
        [
            new(NamedSchedules.Yearly, async cancel => $"{await CheckQueue.SendYearlyAsync(cancel)} checks asked for"),
            new(NamedSchedules.Monthly, async cancel => $"{await CheckQueue.SendMonthlyAsync(cancel)} checks asked for"),
            new(NamedSchedules.Delivery, DeliveryTickAsync),
            new(NamedSchedules.Reconcile, async cancel => $"{await Reconcile.RunAsync(cancel)}, {await Parts.SweepAsync(cancel)} parts of uploads removed"),
            new(NamedSchedules.Daily, async cancel =>
            {
                var told = await missed.RunAsync(cancel);
                await Deliveries.Pump.RunAsync(cancel);
                var swept = await Idempotency.SweepAsync(cancel);
                // Last: the anchor of a day holds what the day's deadlines changed.
                return $"{told} alerts past a day, {(await Anchors.TakeAsync(cancel) ? "chains anchored" : "chains were anchored before")}, {swept} old request keys removed";
            }),
        ];
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

    /// <summary>From a caller into the inbox.</summary>
    public Reception Reception { get; }

    /// <summary>Uploads that are gone on with after a connection broke.</summary>
    public UploadParts Parts { get; }

    /// <summary>The check.</summary>
    public CheckJob Checks { get; }

    /// <summary>Rights that do not exist yet.</summary>
    public AdmissionJob Admissions { get; }

    /// <summary>The check with other figures; stores nothing.</summary>
    public WhatIfJob WhatIf { get; }

    /// <summary>Checks that wait.</summary>
    public CheckQueue CheckQueue { get; }

    /// <summary>Large uploads of footprints, measured in slices.</summary>
    public ChunkQueue Chunks { get; }

    /// <summary>Blobs of the inbox that nobody was told of.</summary>
    public UploadQueue Uploads { get; }

    /// <summary>What failed too often becomes an alert for operators.</summary>
    public PoisonJob Poison { get; }

    /// <summary>The daily reconcile of inbox, archive and ledger.</summary>
    public ReconcileJob Reconcile { get; }

    /// <summary>Subscriptions, and what is sent to them.</summary>
    public DeliveryJobs Deliveries { get; }

    /// <summary>Where people act on alerts.</summary>
    public AlertDesk Desk { get; }

    /// <summary>Settings that offices change.</summary>
    public SettingStore Settings { get; }

    /// <summary>Tokens for the API of one machine.</summary>
    public TokenStore Tokens { get; }

    /// <summary>The daily anchors of the chains.</summary>
    public AnchorStore Anchors { get; }

    /// <summary>The proof of the chains.</summary>
    public AuditVerifier Audit { get; }

    /// <summary>Evidence packs of alerts.</summary>
    public EvidenceWriter Evidence { get; }

    /// <summary>Answers that are kept for callers who ask twice.</summary>
    public IdempotencyStore Idempotency { get; }

    /// <summary>What is stored, as lists and the API show it.</summary>
    public ApiQueries Queries { get; }

    /// <summary>Every queue and what is done with its messages.</summary>
    public IReadOnlyList<QueueJob> QueueJobs { get; }

    /// <summary>Every timer and what is done when it fires.</summary>
    public IReadOnlyList<TimerJob> TimerJobs { get; }

    /// <summary>What is done every few minutes, in one line for the log, or null where nothing was. What else has to be looked after so often is added here.</summary>
    public async Task<string?> DeliveryTickAsync(CancellationToken cancel)
    {
        var poison = PoisonResult.Nothing;
        try
        {
            poison = await Poison.RunAsync(cancel);
        }
        finally
        {
            // Deliveries must not wait for whatever is wrong with a poison queue.
            await Deliveries.DeliveryTickAsync(cancel);
        }
        return poison == PoisonResult.Nothing ? null : $"{poison}";
    }
}
