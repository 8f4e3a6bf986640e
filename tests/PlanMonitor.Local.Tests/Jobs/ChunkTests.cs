using System.Text;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Checks.Chunks;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>A large upload measured in slices, in any order, twice, and with one lost: the findings are those of a check that measures all itself.</summary>
public sealed class ChunkTests : IAsyncLifetime
{
    private const int Sites = 1_200;
    private const string Blob = "footprints/dandong/2024/-/图斑.geojson";
    private static readonly byte[] Large = Encoding.UTF8.GetBytes(Uploads.Features("JCBH", [.. Enumerable.Range(0, Sites).Select(site => ($"T{site:D4}", 124 + (site * 0.0007)))]));
    private JobHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await GroundAsync();

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Slices_in_any_order_and_twice_give_one_check_with_the_same_findings()
    {
        var plain = await PlainAsync();
        var upload = await TakeAsync(host);
        var messages = await host.TakeAllAsync(ChunkQueue.Name);
        var state = CanonicalJson.Read<ChunkRequest>(messages[0]).State;
        Assert.Equal(
            new[] { (0, 500), (500, 500), (1000, 200) }.Select(slice => $$"""{"plan":"dandong","year":2024,"upload":"{{upload.Id}}","from":{{slice.Item1}},"count":{{slice.Item2}},"state":"{{state}}"}"""),
            messages);
        foreach (var at in new[] { 2, 0, 2, 0 })
        {
            await host.SendAsync(ChunkQueue.Name, messages[at]);
        }
        Assert.Equal(4, await host.RunWaitingAsync(host.Backend.Chunks.Job));
        Assert.Equal((2, 0), ((await host.BlobsAsync("facts")).Count, await host.Storage.Queues.CountAsync(CheckQueue.Name, Cancel)));

        await host.SendAsync(ChunkQueue.Name, messages[1]);
        await host.SendAsync(ChunkQueue.Name, messages[1]);
        await host.RunWaitingAsync(host.Backend.Chunks.Job);
        var facts = await SlicesAsync(host);
        Assert.Equal(
            new[] { "0000000-500.json", "0000500-500.json", "0001000-200.json", "asked" }.Select(name => $"dandong/2024/{state}/{upload.Id}/{name}"), facts.Keys.Order(StringComparer.Ordinal));
        // Who measures the last slice finds the sites as well.
        Assert.Contains("dandong/sites.json", (await host.BlobsAsync("facts")).Keys);
        Assert.Equal($$"""{"plan":"dandong","year":2024,"asOf":null,"cause":"{{upload.Id}}","key":"upload|dandong|2024|{{upload.Id}}|2022-10-draft"}""", Assert.Single(await host.TakeAllAsync(CheckQueue.Name)));
        Assert.Equal(plain, await FindingsAsync(host));

        // Everything once more changes nothing.
        foreach (var message in messages)
        {
            await host.SendAsync(ChunkQueue.Name, message);
        }
        await host.RunWaitingAsync(host.Backend.Chunks.Job);
        Assert.Equal(facts, await SlicesAsync(host));
        Assert.Empty(await host.TakeAllAsync(CheckQueue.Name));
    }

    [Fact]
    public async Task The_check_takes_what_is_stored()
    {
        await TakeAsync(host);
        await host.RunWaitingAsync(host.Backend.Chunks.Job);
        // A stored fact that nobody would measure shows in the findings: here a footprint that lies in no right and on no line.
        var (name, content) = (await host.BlobsAsync("facts")).First();
        var text = Encoding.UTF8.GetString(content).Replace("\"T0000\"", "\"stored\"", StringComparison.Ordinal);
        await host.Storage.Blobs.WriteAsync("facts", name, new MemoryStream(Encoding.UTF8.GetBytes(text)), BlobCondition.Always, Cancel);
        var findings = (await host.CheckAsync("dandong", 2024)).Findings;
        // The site is told by the shape, not by what is stored.
        Assert.Contains(findings, finding => finding.Subject.Footprint == "T0000");
        Assert.All(findings.Where(finding => finding.Subject.Footprint == "T0000"), finding => Assert.Contains("stored", finding.Message.En, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_damaged_slice_is_measured_again(string content)
    {
        var plain = await PlainAsync();
        await TakeAsync(host);
        await host.RunWaitingAsync(host.Backend.Chunks.Job);
        await host.Storage.Blobs.WriteAsync("facts", (await host.BlobsAsync("facts")).First().Key, new MemoryStream(Encoding.UTF8.GetBytes(content)), BlobCondition.Always, Cancel);
        Assert.Equal(plain, await FindingsAsync(host));
    }

    [Fact]
    public async Task Decimals_come_back_with_the_digits_that_they_were_measured_with()
    {
        var facts = new FactStore(host.Storage.Blobs);
        var of = new FactsOf("dandong", 2024, "state", "upload");
        Overlap overlap = new("T1", "red-line", "L1", 31.100m, 0.250000m, 1.0m, false, true);
        Site site = new("T1", "210624", true, new("T1", 100.000m, 1.50m, "C1", 0m, [overlap], [overlap, overlap with { AreaM2 = 0.000m }]), new("图斑.geojson", "ab", 3));
        await facts.WriteAsync(of, new(0, 1), [site], Cancel);
        var again = Assert.Single((await facts.ReadAsync(of, new(0, 1), Cancel))!);
        Assert.Equal(Digits(site), Digits(again));
        Assert.Null(await facts.ReadAsync(of, new(0, 2), Cancel));

        static string Digits(Site each) =>
            $"{each.Id} {each.Region} {each.HasRights} {each.Source} {each.Facts.AreaM2} {each.Facts.OutsideRightsM2} {each.Facts.Right} {each.Facts.InRightM2} {string.Join(' ', each.Facts.Rights)} / {string.Join(' ', each.Facts.Overlaps)}";
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_lost_slice_is_measured_by_the_check_which_the_reconcile_asks_for(int lost)
    {
        var plain = await PlainAsync();
        await TakeAsync(host);
        var messages = await host.TakeAllAsync(ChunkQueue.Name);
        foreach (var message in messages.Where((_, at) => at != lost))
        {
            await host.SendAsync(ChunkQueue.Name, message);
        }
        await host.RunWaitingAsync(host.Backend.Chunks.Job);
        Assert.Empty(await host.TakeAllAsync(CheckQueue.Name));
        host.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await host.Backend.Reconcile.RunAsync(Cancel)).Checks);
        Assert.Equal(1, await host.RunWaitingAsync(host.Queue.Job));
        Assert.Equal(plain, await FindingsAsync(host));
        Assert.Equal(0, (await host.Backend.Reconcile.RunAsync(Cancel)).Checks);
    }

    [Fact]
    public async Task A_layer_that_came_meanwhile_makes_the_check_measure_and_old_facts_go_after_a_day()
    {
        await using var other = await GroundAsync();
        await ChangeLayerAsync(other);
        await other.TakeAsync(Blob, Large);
        var plain = await FindingsAsync(other);

        await TakeAsync(host);
        var messages = await host.TakeAllAsync(ChunkQueue.Name);
        await host.SendAsync(ChunkQueue.Name, messages[0]);
        await host.RunWaitingAsync(host.Backend.Chunks.Job);
        await ChangeLayerAsync(host);
        await host.SendAsync(ChunkQueue.Name, messages[2]);
        await host.SendAsync(ChunkQueue.Name, messages[1]);
        await host.RunWaitingAsync(host.Backend.Chunks.Job);
        // The first that finds the state gone asks for the check, the others do nothing.
        Assert.Single(await host.TakeAllAsync(CheckQueue.Name));
        Assert.Equal(["0000000-500.json", "asked"], (await SlicesAsync(host)).Keys.Select(name => name.Split('/')[^1]).Order(StringComparer.Ordinal));
        Assert.Equal(plain, await FindingsAsync(host));

        Assert.Equal(0, (await host.Backend.Reconcile.RunAsync(Cancel)).Swept);
        host.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, (await host.Backend.Reconcile.RunAsync(Cancel)).Swept);
        Assert.Equal("asked", Assert.Single((await SlicesAsync(host)).Keys).Split('/')[^1]);
    }

    [Fact]
    public async Task The_same_file_again_asks_only_for_what_is_not_there()
    {
        await TakeAsync(host);
        var messages = await host.TakeAllAsync(ChunkQueue.Name);
        await host.SendAsync(ChunkQueue.Name, messages[1]);
        await host.RunWaitingAsync(host.Backend.Chunks.Job);
        await TakeAsync(host);
        Assert.Equal([messages[0], messages[2]], await host.TakeAllAsync(ChunkQueue.Name));
        await host.SendAsync(ChunkQueue.Name, messages[0]);
        await host.SendAsync(ChunkQueue.Name, messages[2]);
        await host.RunWaitingAsync(host.Backend.Chunks.Job);
        Assert.Single(await host.TakeAllAsync(CheckQueue.Name));
        await TakeAsync(host);
        Assert.Equal((0, 1), ((await host.TakeAllAsync(ChunkQueue.Name)).Count, (await host.TakeAllAsync(CheckQueue.Name)).Count));
    }

    [Fact]
    public async Task An_upload_up_to_the_limit_is_checked_at_once_and_a_rejected_one_not_at_all()
    {
        await host.PutAsync(Blob, Encoding.UTF8.GetBytes(Uploads.Features("JCBH", [.. Enumerable.Range(0, FootprintJob.Slice).Select(site => ($"T{site:D4}", 124 + (site * 0.001)))])));
        await host.Backend.Intake.TakeAsync(Blob, "tester", Cancel);
        await host.PutAsync(Blob, "{}"u8.ToArray());
        await host.Backend.Intake.TakeAsync(Blob, "tester", Cancel);
        Assert.Equal((0, 1), ((await host.TakeAllAsync(ChunkQueue.Name)).Count, (await host.TakeAllAsync(CheckQueue.Name)).Count));
    }

    // Any cut, any order, with repeats, some lost: every fact is that of the upload in one piece, to the byte, and so are the findings.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Any_slices_in_any_order_with_repeats_give_the_facts_and_findings_of_one_piece(int seed)
    {
        var random = new Random(seed);
        var plain = await PlainAsync();
        var upload = await TakeAsync(host);
        var request = CanonicalJson.Read<ChunkRequest>((await host.TakeAllAsync(ChunkQueue.Name))[0]);
        var whole = await MeasuredAsync([new(0, Sites)]);

        int[] cuts = [0, .. Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(1, Sites)).Distinct().Order(), Sites];
        var slices = cuts.Zip(cuts.Skip(1), (from, to) => new Slice(from, to - from)).ToList();
        var sent = slices.Concat(Enumerable.Range(0, 4).Select(_ => slices[random.Next(slices.Count)])).OrderBy(_ => random.Next()).ToList();
        Assert.Equal(whole, await MeasuredAsync(sent));
        Assert.Equal(plain, await FindingsAsync(host));

        // What is stored, put together again in the order of the upload.
        async Task<string> MeasuredAsync(IReadOnlyList<Slice> asked)
        {
            foreach (var name in (await SlicesAsync(host)).Keys)
            {
                await host.Storage.Blobs.DeleteAsync("facts", name, null, Cancel);
            }
            foreach (var slice in asked)
            {
                await host.SendAsync(ChunkQueue.Name, CanonicalJson.Write(request with { From = slice.From, Count = slice.Count }));
            }
            Assert.Equal(asked.Count, await host.RunWaitingAsync(host.Backend.Chunks.Job));
            var texts = (await host.BlobsAsync("facts")).Where(blob => blob.Key.EndsWith(".json", StringComparison.Ordinal) && blob.Key.Contains(upload.Id, StringComparison.Ordinal)).Select(blob => Encoding.UTF8.GetString(blob.Value)).ToList();
            Assert.Equal(asked.Distinct().Count(), texts.Count);
            return string.Join(',', texts.Select(text => text[1..^1]));
        }
    }

    [Fact]
    public async Task A_slice_of_an_upload_that_is_not_known_is_done_with()
    {
        await host.SendAsync(ChunkQueue.Name, """{"plan":"dandong","year":2024,"upload":"0","from":0,"count":500,"state":"0"}""");
        Assert.Equal(1, await host.RunWaitingAsync(host.Backend.Chunks.Job));
        Assert.Equal((0, 0), ((await host.BlobsAsync("facts")).Count, await host.Storage.Queues.CountAsync(CheckQueue.Name, Cancel)));
    }

    private static async Task<JobHost> GroundAsync()
    {
        var ground = await JobHost.OpenAsync();
        await ground.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights((1, "有效", 124.1), (2, "有效", 124.105), (3, "有效", 124.4)));
        await ground.TakeAsync("layer/dandong/-/red-line/l.geojson", Uploads.Features("BSM", ("L1", 124.25), ("L2", 124.255)));
        await ground.TakeAsync("layer/dandong/-/farmland/l.geojson", Uploads.Features("BSM", ("F1", 124.11), ("F2", 124.6)));
        return ground;
    }

    private static Task<UploadRecord> ChangeLayerAsync(JobHost on) => on.TakeAsync("layer/dandong/-/red-line/l2.geojson", Uploads.Features("BSM", ("L3", 124.5)));

    private static async Task<UploadRecord> TakeAsync(JobHost host)
    {
        await host.PutAsync(Blob, Large);
        return (await host.Backend.Intake.TakeAsync(Blob, "tester", Cancel))!;
    }

    // What a check gives that has no stored facts.
    private static async Task<string> PlainAsync()
    {
        await using var plain = await GroundAsync();
        await plain.TakeAsync(Blob, Large);
        return await FindingsAsync(plain);
    }

    private static async Task<string> FindingsAsync(JobHost host)
    {
        var findings = (await host.CheckAsync("dandong", 2024)).Findings;
        Assert.InRange(findings.Count(finding => finding.Subject.Footprint is not null), Sites, 4 * Sites);
        return CanonicalJson.Write(findings);
    }

    // A check keeps where rights lie, the sites and their growth beside the slices.
    private static async Task<Dictionary<string, byte[]>> SlicesAsync(JobHost host) =>
        (await host.BlobsAsync("facts")).Where(blob => blob.Key.Split('/') is [_, "2024", ..]).ToDictionary(blob => blob.Key, blob => blob.Value, StringComparer.Ordinal);
}
