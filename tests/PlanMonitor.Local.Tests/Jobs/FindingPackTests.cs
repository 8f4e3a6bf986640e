using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Operations;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>The stored findings of a run that fill several frames.</summary>
public sealed class FindingPackTests : IAsyncLifetime
{
    private const int Mines = 1_300;

    private JobHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await JobHost.OpenAsync();
        await _host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights([.. Enumerable.Range(1, Mines).Select(mine => (mine, "有效", (double?)null))]));
        await _host.TakeAsync("reports/dandong/2024/-/a.csv", Uploads.Reports([.. Enumerable.Range(1, Mines - 3).Select(mine => (mine, "1"))]));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Each_finding_is_found_by_its_id_and_read_on_from()
    {
        var all = (await _host.CheckAsync("dandong", 2024)).Findings;
        var pack = (await _host.Findings.OpenAsync("dandong", 2024, Cancel))!;
        Assert.Equal(all.Count, pack.Count);
        Assert.True(all.Count > Mines);
        Assert.Equal(CanonicalJson.Write(all), CanonicalJson.Write(await pack.ReadAsync(Cancel).ToListAsync(Cancel)));
        Assert.Equal(all.Where(finding => finding.Status != FindingStatus.Pass).Select(finding => finding.Id), await pack.ReadBreachesAsync(Cancel).Select(finding => finding.Id).ToListAsync(Cancel));
        foreach (var place in new[] { 0, 1, 511, 512, 513, 1_023, 1_024, all.Count - 2, all.Count - 1 })
        {
            Assert.Equal(CanonicalJson.Write(all[place]), CanonicalJson.Write((await pack.FindAsync(all[place].Id, Cancel))!));
            var rest = await pack.AfterAsync(all[place].Id, Cancel);
            Assert.Equal(all.Skip(place + 1).Select(finding => finding.Id), await rest!.Select(finding => finding.Id).ToListAsync(Cancel));
        }
        Assert.Null(await pack.FindAsync("00000000000000000000", Cancel));
        Assert.Null(await pack.AfterAsync("ffffffffffffffffffff", Cancel));
    }

    [Fact]
    public async Task A_run_that_finds_the_same_writes_nothing_and_one_that_finds_other_things_leaves_the_old_pack_to_its_readers()
    {
        await _host.CheckAsync("dandong", 2024);
        var pack = (await _host.Findings.OpenAsync("dandong", 2024, Cancel))!;
        var before = await _host.Storage.Blobs.ListAsync("findings", "", Cancel).ToListAsync(Cancel);
        await _host.CheckAsync("dandong", 2024);
        Assert.Equal(before, await _host.Storage.Blobs.ListAsync("findings", "", Cancel).ToListAsync(Cancel));

        await _host.TakeAsync("reports/dandong/2024/-/b.csv", Uploads.Reports((Mines, "1")));
        await _host.CheckAsync("dandong", 2024);
        Assert.Equal(2, await _host.Storage.Blobs.ListAsync("findings", "", Cancel).CountAsync(Cancel));
        Assert.Equal(pack.Count, await pack.ReadAsync(Cancel).CountAsync(Cancel));
        Assert.NotEqual(Ids(await _host.Findings.ReadAsync("dandong", 2024, Cancel).ToListAsync(Cancel)), Ids(await pack.ReadAsync(Cancel).ToListAsync(Cancel)));

        // A day later the reconcile removes what no row names; what is named stays, however old.
        Assert.Equal(0, await _host.Findings.SweepAsync("dandong", before[0].Modified, Cancel));
        Assert.Equal(1, await _host.Findings.SweepAsync("dandong", _host.Time.GetUtcNow() + ReconcileJob.FactsKept, Cancel));
        Assert.NotEmpty(await _host.Findings.ReadAsync("dandong", 2024, Cancel).ToListAsync(Cancel));
        Assert.Contains("are gone; run the check again", (await Assert.ThrowsAsync<IOException>(async () => await pack.ReadAsync(Cancel).CountAsync(Cancel))).Message, StringComparison.Ordinal);
        static string Ids(IEnumerable<Finding> findings) => CanonicalJson.Write(findings.Select(finding => (finding.Id, finding.Status.ToString())).Select(pair => pair.Item1 + pair.Item2).ToList());
    }

    [Fact]
    public async Task A_pack_that_is_gone_is_stored_anew_by_the_next_check()
    {
        var result = await _host.CheckAsync("dandong", 2024);
        var blob = Assert.Single(await _host.Storage.Blobs.ListAsync("findings", "", Cancel).ToListAsync(Cancel));
        await _host.Storage.Blobs.DeleteAsync("findings", blob.Name, null, Cancel);
        await _host.CheckAsync("dandong", 2024);
        Assert.Equal(CanonicalJson.Write(result.Findings), CanonicalJson.Write(await _host.Findings.ReadAsync("dandong", 2024, Cancel).ToListAsync(Cancel)));
    }
}
