using System.Globalization;
using PlanMonitor.Local.Tests.Storage;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.Large;

/// <summary>
/// An instance of the app has 2 GB of memory: the largest upload of each kind that the limits allow is taken in, measured and checked by a process whose heap ends, hard, at three quarters
/// of that. The host of the app, the runtime and the code have the rest. Without <c>--full</c> sizes and heap are a twentieth, and the heap has room for what every process holds.
/// </summary>
public sealed class LargeTests
{
    private const int Part = 20;
    private const long Heap = 1_536L << 20;

    // Buffers that findings are packed in take some thirty megabytes whatever the size.
    private const long Always = 96L << 20;
    private static readonly bool Full = Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Kind, place, features or rows, vertices of each; the last is what there is a twentieth of. The second half is for --full only.
    public static TheoryData<string, string, int, int, string> Uploads
    {
        get
        {
            var uploads = new TheoryData<string, string, int, int, string>
            {
                { "geojson", "footprints/dandong/2024/-/many.geojson", 200_000, 88, "count" },
                { "geojson", "footprints/dandong/2024/-/huge.geojson", 20, 999_000, "vertices" },
                { "shp", "layer/dandong/-/red-line/many.zip", 4_000_000, 3, "count" },
                { "rights", "rights/dandong/-/-/many.xlsx", 25_000, 200, "count" },
                { "csv", "reports/dandong/2024/-/many.csv", 300_000, 0, "count" },
            };
            if (Full)
            {
                uploads.Add("bare", "layer/dandong/-/red-line/many.geojson", 2_300_000, 3, "count");
                uploads.Add("gpkg", "layer/dandong/-/red-line/many.gpkg", 4_000_000, 3, "count");
                uploads.Add("kmz", "layer/dandong/-/red-line/many.kmz", 1_500_000, 3, "count");
                uploads.Add("txt", "layer/dandong/-/red-line/many.txt", 160_000, 80, "count");
                uploads.Add("xlsx", "reports/dandong/2024/-/many.xlsx", 300_000, 0, "count");
            }
            return uploads;
        }
    }

    [Theory]
    [MemberData(nameof(Uploads))]
    public async Task The_largest_upload_of_a_kind_fits_into_an_instance(string kind, string blob, int count, int vertices, string scaled)
    {
        (count, vertices) = Full ? (count, vertices) : scaled == "count" ? (count / Part, vertices) : (count, vertices / Part);
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.At("moment"));
        var file = folder.At("file");
        LargeWorker.Make([kind, file, $"{count}", $"{vertices}"]);
        Assert.InRange(new FileInfo(file).Length, 1, HashedContent.Largest / (Full ? 1 : Part));
        using var child = StorageChild.Start(
            [("DOTNET_GCHeapHardLimit", ((Full ? Heap : Always + (Heap / Part)).ToString("X", CultureInfo.InvariantCulture))), ("TMPDIR", folder.At("moment"))],
            LargeWorker.Verb, folder.At("data"), blob, file);
        var said = await child.Process.StandardOutput.ReadToEndAsync(Cancel);
        await child.Process.WaitForExitAsync(Cancel);
        Assert.EndsWith(LargeWorker.Done + "\n", said, StringComparison.Ordinal);
        Assert.Matches($"intake: Accepted(WithRemarks)? {count} 0[ ;]", said);
        Assert.Equal(0, child.Process.ExitCode);
    }
}
