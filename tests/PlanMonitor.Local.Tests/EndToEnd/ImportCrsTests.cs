using System.Text.Json;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.EndToEnd;

/// <summary>What a person says of the coordinate system with <c>--crs</c>: it counts where the file says nothing, and it stays with the upload.</summary>
public sealed class ImportCrsTests : IDisposable
{
    // A triangle near Dandong on the meridian 123, without zone, with zone, in degrees.
    private const string Plain = "[635000,4500000],[635100,4500000],[635000,4500100],[635000,4500000]";
    private const string Zone41 = "[41635000,4500000],[41635100,4500000],[41635000,4500100],[41635000,4500000]";
    private const string Degrees = "[124.6,40.6],[124.601,40.6],[124.6,40.601],[124.6,40.6]";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(Plain, null, 3, "rejected", "coordinates.metres file.too-many-bad-features", "")]
    [InlineData(Plain, "4550", 0, "accepted", "", "1 4550 --crs 4550")]
    [InlineData(Plain, "4549", 0, "accepted", "", "1 4549 --crs 4549")]
    [InlineData(Plain, "4529", 3, "rejected", "crs.asked-contradicts-figures file.too-many-bad-features", "")]
    [InlineData(Plain, "4610", 3, "rejected", "crs.xian80", "")]
    [InlineData(Zone41, null, 0, "accepted", "", "1 4529 ")]
    [InlineData(Zone41, "4529", 0, "accepted", "", "1 4529 --crs 4529")]
    [InlineData(Zone41, "4549", 3, "rejected", "crs.asked-contradicts-figures file.too-many-bad-features", "")]
    [InlineData(Degrees, null, 0, "accepted", "", "1 4490 ")]
    [InlineData(Degrees, "EPSG:4490", 0, "accepted", "", "1 4490 --crs 4490")]
    [InlineData(Degrees, "4326", 0, "accepted-with-remarks", "crs.wgs84-taken", "1 4490 --crs 4326")]
    [InlineData(Degrees, "4550", 3, "rejected", "crs.asked-contradicts-figures file.too-many-bad-features", "")]
    public async Task It_counts_where_the_file_says_nothing(string ring, string? crs, int exit, string status, string problems, string decisions)
    {
        var (said, receipt) = await ImportAsync(ring, crs);

        Assert.Equal((exit, status), (said, receipt.GetProperty("status").GetString()));
        Assert.Equal(problems, string.Join(' ', receipt.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("code").GetString()).Order()));
        Assert.Equal(decisions, !receipt.TryGetProperty("crs", out var all) ? "" : string.Join(", ", all.EnumerateArray().Select(each =>
            $"{each.GetProperty("features")} {each.GetProperty("epsg")} {(each.TryGetProperty("claim", out var claim) ? claim.GetString() : "")}")));
    }

    [Fact]
    public async Task It_lies_with_the_content_and_is_read_again_with_it()
    {
        _ = await ImportAsync(Plain, "4550");
        var kept = Assert.Single(Directory.GetFiles(folder.At("data", "blobs", "archive", "footprints"), "file.geojson", SearchOption.AllDirectories));

        var (exit, again) = await ImportAsync(Plain, "4550");
        File.WriteAllText(folder.At("line.geojson"), """{"type":"Polygon","coordinates":[[[124.5,40.5],[124.7,40.5],[124.7,40.8],[124.5,40.8],[124.5,40.5]]]}""");
        Assert.Equal(0, (await Cli.RunAsync("import", "layer", folder.At("line.geojson"), "--plan", "dandong", "--layer", "red-line", "--data", folder.At("data"))).Exit);
        var check = await Cli.RunAsync("check", "--plan", "dandong", "--year", "2024", "--data", folder.At("data"), "--json");

        Assert.Contains("epsg-4550", kept, StringComparison.Ordinal);
        Assert.Equal((0, "file.already-imported"), (exit, again.GetProperty("problems")[0].GetProperty("code").GetString()));
        Assert.Equal(0, check.Exit);
        // The check reads the archived file itself and finds the site inside the line, which is in degrees.
        Assert.Equal("fail", Assert.Single(JsonDocument.Parse(check.Out).RootElement.GetProperty("findings").EnumerateArray(), finding =>
            finding.GetProperty("rule").GetString() == "space.control-lines" && finding.GetProperty("subject").GetProperty("footprint").GetString() == "T1").GetProperty("status").GetString());
    }

    [Fact]
    public async Task It_is_for_features_only()
    {
        File.WriteAllText(folder.At("r.csv"), "x");

        var said = await Cli.RunAsync("import", "rights", folder.At("r.csv"), "--plan", "dandong", "--crs", "4550", "--data", folder.At("data"), "--lang", "en");

        Assert.Equal(2, said.Exit);
        Assert.Contains("import rights takes no --crs: it has no features.", said.Error, StringComparison.Ordinal);
    }

    private async Task<(int Exit, JsonElement Receipt)> ImportAsync(string ring, string? crs)
    {
        File.WriteAllText(folder.At("file.geojson"),
            """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"JCBH":"T1"},"geometry":{"type":"Polygon","coordinates":[[RING]]}}]}""".Replace("RING", ring));
        string[] command = ["import", "footprints", folder.At("file.geojson"), "--plan", "dandong", "--year", "2024", "--data", folder.At("data"), "--json"];
        var said = await Cli.RunAsync(crs is null ? command : [.. command, "--crs", crs]);
        return (said.Exit, JsonDocument.Parse(said.Out).RootElement.GetProperty("receipts")[0].Clone());
    }
}
