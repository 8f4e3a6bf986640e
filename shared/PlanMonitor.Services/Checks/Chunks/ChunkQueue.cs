using PlanMonitor.Core.Json;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial.Overlay;

namespace PlanMonitor.Services.Checks.Chunks;

/// <summary>A slice of a footprints upload that waits to be measured against a state of register and layers.</summary>
public sealed record ChunkRequest(string Plan, int Year, string Upload, int From, int Count, string State);

/// <summary>
/// Large uploads of footprints (图斑), measured slice by slice by whoever takes a message, in any order; when the last slice is there the check is asked for.
/// A slice that comes twice changes nothing. A slice that is lost, or whose register or layers have changed meanwhile, is measured by the check itself.
/// </summary>
public sealed class ChunkQueue(IQueues queues, FootprintJob footprints, FactStore facts, CheckInputs inputs, PlanLedger ledger, CheckQueue checks, OneAtATime turn)
{
    /// <summary>The queue.</summary>
    public const string Name = "chunks";

    // The slices of an upload mostly come one after another: the register that they share is read once.
    private readonly Kept<LayerIndex> _register = new();

    /// <summary>What is done with a request.</summary>
    public QueueJob Job => new(Name, TimeSpan.FromMinutes(10), RunAsync);

    /// <summary>True for an upload that is measured in slices before it is checked.</summary>
    public static bool Takes(UploadRecord upload) => upload is { Target: { Kind: "footprints", Year: not null }, Receipt: { IsRejected: false, Accepted: > FootprintJob.Slice } };

    /// <summary>Asks for the slices of an upload that are not measured yet; where none is left, for its check. Returns how many slices were asked for.</summary>
    public async Task<int> SendForAsync(UploadRecord upload, CancellationToken cancel)
    {
        var (plan, year) = (upload.Target.Plan, upload.Target.Year!.Value);
        var of = new FactsOf(plan, year, (await CheckUploads.ReadAsync(ledger, plan, year, cancel)).State, upload.Id);
        var stored = (await facts.SlicesAsync(of, cancel)).ToHashSet();
        var open = Slice.Of(upload.Receipt.Accepted, FootprintJob.Slice).Where(slice => !stored.Contains(slice)).ToList();
        if (open.Count == 0)
        {
            await checks.SendForAsync(upload, cancel);
            return 0;
        }
        await facts.SetAskedAsync(of, false, cancel);
        foreach (var slice in open)
        {
            await queues.SendAsync(Name, CanonicalJson.Write(new ChunkRequest(plan, year, upload.Id, slice.From, slice.Count, of.State)), TimeSpan.Zero, cancel);
        }
        return open.Count;
    }

    private async Task RunAsync(string body, CancellationToken cancel)
    {
        var request = CanonicalJson.Read<ChunkRequest>(body);
        var uploads = await CheckUploads.ReadAsync(ledger, request.Plan, request.Year, cancel);
        if (uploads.Footprints.FirstOrDefault(upload => upload.Id == request.Upload) is not { } upload)
        {
            return;
        }
        var of = new FactsOf(request.Plan, request.Year, uploads.State, upload.Id);
        // Facts of a state that is gone would help nobody: then the check measures itself.
        if (request.State == of.State && !await MeasureAsync(of, new(request.From, request.Count), upload, uploads, cancel))
        {
            return;
        }
        // Slices that end together both see that all are there: one of them measures ahead what the check then finds stored.
        await turn.RunAsync(async () =>
        {
            if (!await facts.WasAskedAsync(of, cancel))
            {
                await inputs.MeasureAheadAsync(request.Plan, uploads, cancel);
                await checks.SendForAsync(upload, cancel);
                await facts.SetAskedAsync(of, true, cancel);
            }
        }, cancel);
        _register.Clear();
    }

    // True where the slices of the upload are all there now.
    private async Task<bool> MeasureAsync(FactsOf of, Slice slice, UploadRecord upload, CheckUploads uploads, CancellationToken cancel)
    {
        if (!await facts.HasAsync(of, slice, cancel))
        {
            var register = await _register.GetAsync($"{of.Plan}/{of.State}", async () => FootprintJob.Register(await inputs.RightsAsync(of.Plan, uploads, cancel)));
            await facts.WriteAsync(of, slice, await footprints.MeasureAsync(upload, uploads, slice, register, cancel), cancel);
        }
        var stored = (await facts.SlicesAsync(of, cancel)).ToHashSet();
        return Slice.Of(upload.Receipt.Accepted, FootprintJob.Slice).All(stored.Contains);
    }
}
