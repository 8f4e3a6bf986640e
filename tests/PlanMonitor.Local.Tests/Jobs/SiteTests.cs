using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>
/// A site keeps its alert over quarters and years. Footprints are boxes of a hundredth of a degree from south to north, from one thousandth of a degree east of 124 to another;
/// none lies in a right unless a test says so.
/// </summary>
public sealed class SiteTests : IAsyncLifetime
{
    private JobHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await JobHost.OpenAsync();
        await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights((1, "有效", 124.5)));
    }

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task An_alert_keeps_its_id_over_quarters_and_years_whatever_the_numbers()
    {
        await TakeAsync(2023, "二季度", "A:0-10:20230630");
        var first = Assert.Single(await NoRightAsync(2023));
        await TakeAsync(2023, "三季度", "B:2-12:20230930");
        var second = Assert.Single(await NoRightAsync(2023));
        await TakeAsync(2024, "一季度", "C:4-14:20240331", "D:50-60:20240331");
        var later = await NoRightAsync(2024);

        Assert.Equal([first.Id, first.Id], [second.Id, later[0].Id]);
        Assert.Equal(["A", "D"], later.Select(alert => alert.Subject.Footprint));
        Assert.Equal((2023, 2024, AlertState.Open), (second.Period, later[0].Period, later[0].State));
        // The evidence names what was measured.
        Assert.Contains("footprint B ", second.Message.En, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("footprint C ", later[0].Message.En, StringComparison.OrdinalIgnoreCase);
        var finding = JobHost.Of(await host.CheckAsync("dandong", 2024), "space.no-right", subject => subject.Footprint == "A");
        Assert.Equal("一季度.geojson 1", string.Join(' ', finding.Evidence.Select(source => $"{source.File} {source.Line}")));
    }

    [Fact]
    public async Task An_older_quarter_that_comes_late_changes_no_id_and_is_the_same_site()
    {
        await TakeAsync(2024, "一季度", "C:4-14:20240331");
        var known = Assert.Single(await NoRightAsync(2024));
        await TakeAsync(2023, "三季度", "B:2-12:20230930");
        // Both years are asked for: the later one may have grown since the earlier.
        Assert.Equal([2023, 2024], await AskedAsync(2023, "三季度"));
        Assert.Equal(known.Id, Assert.Single(await NoRightAsync(2023)).Id);
        Assert.Equal(known.Id, Assert.Single(await NoRightAsync(2024)).Id);
        Assert.Equal(2024, Assert.Single(await NoRightAsync(2024)).Period);
    }

    [Fact]
    public async Task The_same_number_elsewhere_at_another_date_is_another_site()
    {
        await TakeAsync(2024, "一季度", "1:0-10:20240331");
        await TakeAsync(2024, "二季度", "1:50-60:20240630");
        Assert.Equal(["1@2024-06-30", "1"], (await NoRightAsync(2024)).Select(alert => alert.Subject.Footprint));
    }

    [Fact]
    public async Task Without_dates_the_later_of_one_number_counts_as_before()
    {
        await TakeAsync(2024, "第一批", "1:0-10", "2:20-30");
        await TakeAsync(2024, "第二批", "1:50-60");
        var alerts = await NoRightAsync(2024);
        Assert.Equal(["1", "2"], alerts.Select(alert => alert.Subject.Footprint));
        var finding = JobHost.Of(await host.CheckAsync("dandong", 2024), "space.no-right", subject => subject.Footprint == "1");
        Assert.Equal("第二批.geojson", Assert.Single(finding.Evidence).File);
    }

    [Fact]
    public async Task What_a_later_upload_of_a_later_year_says_is_no_input_of_the_year()
    {
        await TakeAsync(2023, "年度", "A:0-10:20230930");
        var before = await host.CheckAsync("dandong", 2023);
        await TakeAsync(2024, "年度", "B:0-10:20240930");
        var after = await host.CheckAsync("dandong", 2023);
        Assert.Equal((before.Run.Id, CanonicalJson.Write(before.Findings)), (after.Run.Id, CanonicalJson.Write(after.Findings)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("[")]
    [InlineData("null")]
    [InlineData("""{"state":"0","uploads":[]}""")]
    public async Task What_is_stored_of_sites_is_found_again_when_it_is_lost(string? content)
    {
        await TakeAsync(2023, "年度", "A:0-10:20230930");
        await TakeAsync(2024, "年度", "B:1-11:20240930", "C:500-505:20240930");
        var plain = CanonicalJson.Write((await host.CheckAsync("dandong", 2024)).Findings);
        var stored = await StoredAsync();
        foreach (var name in stored.Keys)
        {
            await host.Storage.Blobs.DeleteAsync("facts", name, null, Cancel);
            if (content is not null)
            {
                await host.Storage.Blobs.WriteAsync("facts", name, new MemoryStream(Encoding.UTF8.GetBytes(content)), BlobCondition.Always, Cancel);
            }
        }
        // Another process, which remembers nothing.
        var other = new Services.Backend(host.Backend.Ports, host.Time, "other", null, CountedRules.All);
        Assert.Equal(plain, CanonicalJson.Write((await other.Checks.TryOutAsync(host.Shelf.Library.Find("dandong", 2024, new(2025, 3, 31))!, 2024, new(2025, 3, 31), Cancel)).Findings));
        Assert.Equal(stored, await StoredAsync());
    }

    [Fact]
    public async Task A_check_that_finds_nothing_new_reads_the_sites_from_the_store()
    {
        await TakeAsync(2024, "年度", "A:0-10:20240930");
        await host.CheckAsync("dandong", 2024);
        var (name, content) = (await StoredAsync()).Single(blob => blob.Key.EndsWith("sites.json", StringComparison.Ordinal));
        await host.Storage.Blobs.WriteAsync("facts", name, new MemoryStream(Encoding.UTF8.GetBytes(content.Replace("\"site\":\"A\"", "\"site\":\"stored\"", StringComparison.Ordinal))), BlobCondition.Always, Cancel);
        var other = new Services.Backend(host.Backend.Ports, host.Time, "other", null, CountedRules.All);
        var findings = (await other.Checks.TryOutAsync(host.Shelf.Library.Find("dandong", 2024, new(2025, 3, 31))!, 2024, new(2025, 3, 31), Cancel)).Findings;
        Assert.Contains(findings, finding => finding.Subject.Footprint == "stored");
    }

    [Fact]
    public async Task The_pack_tells_which_footprints_the_site_saw_and_how_its_right_grew()
    {
        // Half of a footprint of one hundredth of a degree lies beyond the right.
        await TakeAsync(2023, "年度", "A:495-505:20230930");
        await TakeAsync(2024, "一季度", "B:494-506:20240331", "E:503-507:20240331");
        await TakeAsync(2024, "三季度", "C:494-508:20240930");
        await host.CheckAsync("dandong", 2024);
        var alert = Assert.Single(await host.AlertsAsync("dandong"), each => each.Rule == "space.beyond-right" && each.Subject.Footprint == "A");
        var pack = new MemoryStream();
        Assert.Null((await host.Backend.Evidence.WriteAsync(alert, pack, Cancel)).Problem);
        using var zip = new ZipArchive(pack);
        var site = await ReadAsync(zip, "site.json");
        Assert.Equal(
            ["A 2023-09-30 False 年度.geojson 1", "B 2024-03-31 False 一季度.geojson 1", "C 2024-09-30 True 三季度.geojson 1"],
            site.GetProperty("footprints").EnumerateArray().Select(seen => string.Create(CultureInfo.InvariantCulture,
                $"{seen.GetProperty("footprint").GetString()} {seen.GetProperty("date").GetString()} {seen.GetProperty("measured").GetBoolean()} {seen.GetProperty("source").GetProperty("file").GetString()} {seen.GetProperty("source").GetProperty("line").GetInt32()}")));
        var growth = (await ReadAsync(zip, "growth.json")).GetProperty("dates").EnumerateArray().ToList();
        Assert.Equal(["2023-09-30", "2024-03-31", "2024-09-30"], growth.Select(each => each.GetProperty("date").GetString()));
        // 5, then 6 and 7 with one more that lies over them, then 8 thousandths of a degree.
        var unit = growth[0].GetProperty("areaM2").GetDecimal() / 5;
        Assert.Equal([5, 7, 8], growth.Select(each => Math.Round(each.GetProperty("areaM2").GetDecimal() / unit, 3)));
        Assert.Equal(growth[1].GetProperty("areaM2").GetDecimal() - growth[0].GetProperty("areaM2").GetDecimal(), growth[1].GetProperty("growthM2").GetDecimal());
        var measured = (await ReadAsync(zip, "overlap.geojson")).GetProperty("features")[0];
        Assert.Equal("C", measured.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Checks_of_all_years_in_any_order_raise_each_site_once()
    {
        foreach (var year in new[] { 2022, 2024, 2023 })
        {
            await TakeAsync(year, "年度", $"{year}:0-10:{year}0930");
        }
        foreach (var year in new[] { 2024, 2022, 2023, 2024 })
        {
            await host.CheckAsync("dandong", year);
        }
        var alert = Assert.Single(await host.AlertsAsync("dandong"), each => each.Rule == "space.no-right");
        Assert.Equal(("2022", 2024), (alert.Subject.Footprint, alert.Period));
    }

    private static async Task<JsonElement> ReadAsync(ZipArchive zip, string name) =>
        JsonDocument.Parse(await new StreamReader(zip.GetEntry(name)!.Open()).ReadToEndAsync(Cancel)).RootElement;

    private async Task<SortedDictionary<string, string>> StoredAsync() => new((await host.BlobsAsync("facts"))
        .Where(blob => blob.Key is "dandong/sites.json" or "dandong/growth.json").ToDictionary(blob => blob.Key, blob => Encoding.UTF8.GetString(blob.Value), StringComparer.Ordinal), StringComparer.Ordinal);

    private async Task<List<Alert>> NoRightAsync(int year)
    {
        await host.CheckAsync("dandong", year);
        return [.. (await host.AlertsAsync("dandong")).Where(alert => alert.Rule == "space.no-right")];
    }

    // The years whose checks an upload asks for.
    private async Task<List<int>> AskedAsync(int year, string name)
    {
        var upload = (await CheckUploads.ReadAsync(host.Ledger, "dandong", year, Cancel)).Footprints.Single(each => each.Target.Name == $"{name}.geojson");
        await host.Queue.SendForAsync(upload, Cancel);
        return [.. (await host.TakeAllAsync(CheckQueue.Name)).Select(body => CanonicalJson.Read<CheckRequest>(body).Year)];
    }

    private Task<UploadRecord> TakeAsync(int year, string name, params string[] footprints) => host.TakeAsync($"footprints/dandong/{year}/-/{name}.geojson",
        $$"""{"type":"FeatureCollection","features":[{{string.Join(',', footprints.Select(Footprint))}}]}""");

    private static string Footprint(string text)
    {
        var parts = text.Split(':');
        var (west, east) = (124 + (double.Parse(parts[1].Split('-')[0], CultureInfo.InvariantCulture) / 1000), 124 + (double.Parse(parts[1].Split('-')[1], CultureInfo.InvariantCulture) / 1000));
        var date = parts.Length > 2 ? $",\"HSX\":\"{parts[2]}\"" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $$$"""{"type":"Feature","properties":{"JCBH":"{{{parts[0]}}}"{{{date}}}},"geometry":{"type":"Polygon","coordinates":[[[{{{west:0.####}}},40.7],[{{{east:0.####}}},40.7],[{{{east:0.####}}},40.71],[{{{west:0.####}}},40.71],[{{{west:0.####}}},40.7]]]}}""");
    }
}
