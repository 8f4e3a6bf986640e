using System.Diagnostics;
using System.Globalization;
using PlanMonitor.Local.Tests.Jobs;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.EndToEnd;

public sealed class OverlayCommandTests : IDisposable
{
    private readonly TempFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Pairs_are_written_as_CSV_and_counted_on_stderr()
    {
        File.WriteAllText(folder.At("f.geojson"), Uploads.Features("JCBH", ("T1", 124.60), ("T2", 124.70)));
        File.WriteAllText(folder.At("l.geojson"), Uploads.Features("BSM", ("L1", 124.605)));
        string[] arguments = ["overlay", "--footprints", folder.At("f.geojson"), "--layer", $"red-line={folder.At("l.geojson")}", "--out", folder.At("out.csv"), "--lang", "en"];
        var said = await Cli.RunAsync(arguments);
        Assert.Equal((0, ""), (said.Exit, said.Out));
        var lines = File.ReadAllLines(folder.At("out.csv"));
        Assert.Equal("footprint,layer,feature,area_m2", lines[0]);
        Assert.StartsWith("T1,red-line,L1,46", Assert.Single(lines.Skip(1)), StringComparison.Ordinal);
        Assert.Contains("2 footprints, 1 features, 1 pairs, 46.", said.Error, StringComparison.Ordinal);
        Assert.Equal(["f.geojson", "l.geojson", "out.csv"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        var json = (await Cli.RunAsync([.. arguments, "--json"])).Json;
        Assert.Equal((2, 1, 1), (json.GetProperty("footprints").GetInt32(), json.GetProperty("features").GetInt32(), json.GetProperty("pairs").GetInt32()));
    }

    [Fact]
    public async Task A_file_that_is_no_GeoJSON_is_rejected_and_leaves_the_last_result()
    {
        File.WriteAllText(folder.At("f.geojson"), Uploads.Features("JCBH", ("T1", 124.60)));
        File.WriteAllText(folder.At("l.geojson"), "{\"type\":\"FeatureCollection\",\"features\":[");
        File.WriteAllText(folder.At("out.csv"), "before");
        var said = await Cli.RunAsync("overlay", "--footprints", folder.At("f.geojson"), "--layer", $"red-line={folder.At("l.geojson")}", "--out", folder.At("out.csv"), "--json");
        Assert.Equal((3, ""), (said.Exit, said.Out));
        Assert.Equal("before", File.ReadAllText(folder.At("out.csv")));
        Assert.NotEqual("", said.Error);
    }

    [Theory]
    [InlineData("--out f.geojson", "--out f.geojson is a file that is read here; name another file to write.")]
    [InlineData("--out ./l.geojson", "--out ./l.geojson is a file that is read here; name another file to write.")]
    [InlineData("--out out.csv --export l.geojson", "--export l.geojson is a file that is read here; name another file to write.")]
    [InlineData("--out o.geojson --export o.geojson", "--export o.geojson is named twice; give every file to write a name of its own.")]
    [InlineData("--out /dev/null", "--out /dev/null is a device; name the CSV file to write.")]
    [InlineData("--out out.csv --column other=耕地", "--column names the layer other, which no --layer has; write one of red-line.")]
    public async Task What_would_be_lost_or_ignored_is_wrong_usage(string written, string message)
    {
        var text = Uploads.Features("JCBH", ("T1", 124.60));
        File.WriteAllText(folder.At("f.geojson"), text);
        File.WriteAllText(folder.At("l.geojson"), text);
        string[] inputs = ["overlay", "--footprints", folder.At("f.geojson"), "--layer", $"red-line={folder.At("l.geojson")}"];
        var said = await Cli.RunAsync([.. inputs, .. written.Split(' ').Select(word => word.Contains('.', StringComparison.Ordinal) ? Path.Combine(folder.Path, word) : word)]);

        Assert.Equal((2, ""), (said.Exit, said.Out));
        Assert.Contains(message, said.Error.Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal([text, text], [File.ReadAllText(folder.At("f.geojson")), File.ReadAllText(folder.At("l.geojson"))]);
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_command_that_is_stopped_leaves_nothing_unfinished(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no named pipes among files.");
        File.WriteAllText(folder.At("f.geojson"), Uploads.Features("JCBH", ("T1", 124.60)));
        File.WriteAllText(folder.At("out.csv"), "before");
        using (var make = Process.Start("mkfifo", [folder.At("l.geojson")]))
        {
            await make.WaitForExitAsync(Cancel);
        }
        using var overlay = Cli.Start("overlay", "--footprints", folder.At("f.geojson"), "--layer", $"red-line={folder.At("l.geojson")}", "--out", folder.At("out.csv"));
        var error = overlay.StandardError;
        // The pipe opens once the command reads it, so the table is begun.
        await using (var pipe = await Task.Run(() => new FileStream(folder.At("l.geojson"), FileMode.Open, FileAccess.Write), Cancel))
        {
            await pipe.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Uploads.Features("BSM", ("L1", 124.605))), Cancel);
            await pipe.FlushAsync(Cancel);
            using var kill = Process.Start("kill", [$"-{signal}", $"{overlay.Id}"]);
            await kill.WaitForExitAsync(Cancel);
            string? line;
            while ((line = await error.ReadLineAsync(Cancel)) != "Stopping ...")
            {
                Assert.NotNull(line);
            }
        }
        await overlay.WaitForExitAsync(Cancel);
        Assert.Equal((1, "Stopped. Running the command again goes on from here.\n"), (overlay.ExitCode, await error.ReadToEndAsync(Cancel)));
        Assert.Equal(["f.geojson", "l.geojson", "out.csv"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("before", File.ReadAllText(folder.At("out.csv")));
    }

    [Fact]
    public async Task Mines_of_the_Amazon_against_indigenous_territories()
    {
        if (Repo.Beside("data", "amazon-mining-watch") is not { } data)
        {
            Assert.Skip("The benchmark data does not lie beside the repository.");
            return;
        }
        var said = await Cli.RunAsync(
            "overlay", "--footprints", Path.Combine(data, "footprints-2023.geojson"), "--layer", $"territory={Path.Combine(data, "indigenous-territories.geojson")}", "--out", folder.At("out.csv"), "--lang", "en");
        Assert.Equal(0, said.Exit);
        var rows = File.ReadLines(folder.At("out.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(1018, rows.Count);
        Assert.Equal(87, rows.Select(row => row[2]).Distinct().Count());
        Assert.InRange(rows.Sum(row => double.Parse(row[3], CultureInfo.InvariantCulture)) / 10_000, 25_821.8 * 0.999, 25_821.8 * 1.001);
        Assert.Contains("80 features put right", said.Error, StringComparison.Ordinal);
        Assert.Equal(80, said.Error.Split('\n').Where(line => line.StartsWith("footprints: feature ", StringComparison.Ordinal)).Select(line => line.Split(':')[1]).Distinct().Count());
    }
}
