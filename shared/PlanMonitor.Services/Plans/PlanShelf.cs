using PlanMonitor.Core.Json;
using PlanMonitor.Core.Plans;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Plans;

/// <summary>The plans at hand: those of the product and the versions that were imported, each as its archived upload says.</summary>
public sealed class PlanShelf(ITables tables, IBlobs blobs, PlanLedger ledger)
{
    // A row that changes with every plan that is taken in: its ETag says whether the versions at hand are the newest.
    private const string StampTable = "plans", StampPartition = "-", StampKey = "stamp";
    private string _seen = "";
    private Dictionary<string, IOException> _damaged = new(StringComparer.Ordinal);

    /// <summary>The versions as of the last <see cref="ReloadAsync"/>.</summary>
    public PlanLibrary Library { get; private set; } = PlanLibrary.BuiltIn;

    /// <summary>Makes the versions at hand those that any process took in; costs one row where nothing was taken in since.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        if (await StampAsync(cancel) != _seen)
        {
            await ReloadAsync(cancel);
        }
    }

    /// <summary>Tells every process that a plan was taken in, and reads the versions again.</summary>
    public async Task TakenAsync(UploadRecord plan, CancellationToken cancel)
    {
        await tables.WriteAsync(StampTable, StampPartition, [RowWrite.Upsert(StampKey, CanonicalJson.Write(plan.Id))], cancel);
        await ReloadAsync(cancel);
    }

    /// <summary>Reads the imported versions again, whatever the stamp says.</summary>
    public async Task ReloadAsync(CancellationToken cancel)
    {
        // Read first: what is taken in from here on changes the stamp again.
        var stamp = await StampAsync(cancel);
        var uploads = new List<UploadRecord>();
        await foreach (var plan in tables.PartitionsAsync(LedgerKeys.Table, cancel))
        {
            await foreach (var upload in ledger.UploadsAsync(plan, cancel))
            {
                if (upload is { Target.Kind: "plan", Receipt.IsRejected: false })
                {
                    uploads.Add(upload);
                }
            }
        }
        var (imported, damaged) = (new List<Plan>(), new Dictionary<string, IOException>(StringComparer.Ordinal));
        foreach (var upload in uploads.OrderBy(upload => upload.Target.Plan, StringComparer.Ordinal).ThenBy(upload => upload, UploadRecord.Earlier))
        {
            try
            {
                imported.Add(await ReadAsync(upload, cancel));
            }
            catch (Exception fault) when (fault is FileNotFoundException or InvalidDataException)
            {
                damaged[upload.Target.Plan] = new(fault.Message, fault);
            }
        }
        _damaged = damaged;
        Library = PlanLibrary.BuiltIn.With(imported);
        // Who restores the content tells nobody: it is looked for again each time.
        _seen = damaged.Count == 0 ? stamp : "";
    }

    /// <summary>Throws where the content of one of a plan's versions is lost: nothing is judged by what is left of it. Other plans go on.</summary>
    /// <exception cref="IOException">It says which content, and what to do.</exception>
    public void ThrowIfDamaged(string plan)
    {
        if (_damaged.TryGetValue(plan, out var fault))
        {
            throw new IOException(fault.Message, fault);
        }
    }

    private async Task<string> StampAsync(CancellationToken cancel) => (await tables.GetAsync(StampTable, StampPartition, StampKey, cancel))?.ETag ?? "";

    /// <summary>The JSON text that a version of the library was read from.</summary>
    public async Task<string> TextAsync(Plan plan, CancellationToken cancel)
    {
        var uploads = await ledger.UploadsAsync(plan.Id, cancel).Where(upload => upload is { Target.Kind: "plan", Receipt.IsRejected: false }).ToListAsync(cancel);
        foreach (var upload in uploads.OrderDescending(UploadRecord.Earlier))
        {
            if ((await ReadAsync(upload, cancel)).Version.Id == plan.Version.Id)
            {
                return await TextAsync(upload, cancel);
            }
        }
        return BuiltInPlans.Names.Select(BuiltInPlans.Text).First(text => PlanReader.BuiltIn.Read(text).Plan is { } known && known.Id == plan.Id && known.Version.Id == plan.Version.Id);
    }

    private async Task<string> TextAsync(UploadRecord upload, CancellationToken cancel)
    {
        await using var content = await ArchivedUpload.OpenAsync(blobs, upload, cancel);
        using var reader = new StreamReader(content.Stream);
        return await reader.ReadToEndAsync(cancel);
    }

    private async Task<Plan> ReadAsync(UploadRecord upload, CancellationToken cancel) =>
        PlanReader.BuiltIn.Read(await TextAsync(upload, cancel)).Plan
            ?? throw new InvalidDataException($"The archived plan {upload.Blob} fitted the schema when it was imported and does not any more; import a corrected version.");
}
