using System.Diagnostics;
using System.Globalization;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Shapefile.Writing;

namespace PlanMonitor.Benchmarks.Formats;

/// <summary>How fast shapefiles are parsed on one core: polygons of a layer with their attributes, from files in the cache of the system.</summary>
internal static class ShapefileBenchmark
{
    private const int Runs = 5;
    private static readonly string[] Towns = ["本溪满族自治县", "凤城市", "宽甸满族自治县", "弓长岭区"];

    /// <summary>Writes samples to a folder, reads them, prints a table.</summary>
    public static void Run(string folder, TextWriter output)
    {
        Directory.CreateDirectory(folder);
        output.WriteLine("| sample | .shp MB | .dbf MB | features | vertices each | shapes and ids, MB/s of .shp | with all attributes, MB/s of .shp | peak of the managed heap, MB |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        Measure(folder, output, "parcels, one ring", features: 100_000, vertices: 40, holes: 0);
        Measure(folder, output, "zones, one ring", features: 8_000, vertices: 800, holes: 0);
        Measure(folder, output, "zones, every one with a hole", features: 8_000, vertices: 800, holes: 1);
        Measure(folder, output, "red line, 100 holes each", features: 200, vertices: 20_000, holes: 100);
    }

    private static void Measure(string folder, TextWriter output, string name, int features, int vertices, int holes)
    {
        var path = Path.Combine(folder, "sample.shp");
        var rows = Enumerable.Range(0, features).ToArray();
        ShapefileColumn<int>[] columns =
        [
            new("JCBH", row => $"2106242024{row:D8}"), new("XZQDM", row => $"{210600 + (row % 4)}"), new("XMC", row => Towns[row % 4]), new("TBLX", row => row % 3 == 0 ? "CK" : "TD"),
            new("HSX", _ => "20240331"), ShapefileColumn<int>.Number("JCMJ", 2, row => row * 1.37m), new("BZ", row => row % 5 == 0 ? "疑似越界开采，待核查" : null),
        ];
        _ = ShapefileWriter.WriteFiles(folder, "sample", rows, row => Shape(row, vertices, holes), columns).Value;
        var (plain, _) = Best(path, attributes: false);
        var (full, heap) = Best(path, attributes: true);
        var bytes = new FileInfo(path).Length;
        var table = new FileInfo(Path.ChangeExtension(path, ".dbf")).Length;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {bytes / 1e6:0.0} | {table / 1e6:0.0} | {features} | {vertices} | {bytes / 1e6 / plain:0} | {bytes / 1e6 / full:0} | {heap / 1e6:0} |"));
    }

    // Seconds of processor time of the median run, and the largest heap seen.
    private static (double Seconds, long Heap) Best(string path, bool attributes)
    {
        var seconds = new List<double>();
        var heap = 0L;
        for (var run = 0; run <= Runs; run++)
        {
            GC.Collect();
            var start = Process.GetCurrentProcess().TotalProcessorTime;
            var count = 0;
            foreach (var item in FeatureFile.Read(SourceFile.At(path), null, attributes))
            {
                count += item.Ok ? 1 : 0;
                heap = count % 1_000 == 0 ? Math.Max(heap, GC.GetTotalMemory(forceFullCollection: false)) : heap;
            }
            if (run > 0)
            {
                seconds.Add((Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds);
            }
        }
        return (seconds.Order().ElementAt(Runs / 2), heap);
    }

    private static RawPolygons Shape(int row, int vertices, int holes)
    {
        var (x, y) = (123 + (row % 300 * 0.01), 40 + (row / 300 % 300 * 0.01));
        var side = (int)Math.Ceiling(Math.Sqrt(Math.Max(1, holes)));
        var inner = Enumerable.Range(0, holes).Select(hole => Ring(row + hole, Math.Max(4, vertices / 2 / Math.Max(1, holes)),
            x + ((hole % side) + 0.5 - (side / 2.0)) * 0.005 / side, y + ((hole / side) + 0.5 - (side / 2.0)) * 0.005 / side, 0.001 / side));
        return new([[Ring(row, holes > 0 ? vertices / 2 : vertices, x, y, 0.005), .. inner]], false);
    }

    private static double[] Ring(int seed, int vertices, double x, double y, double radius)
    {
        var ring = new double[2 * (vertices + 1)];
        for (var i = 0; i < vertices; i++)
        {
            var angle = -2 * Math.PI * i / vertices;
            // Uneven, and never so far in that a hole touches it.
            var distance = radius * (0.9 + (0.1 * Math.Sin((seed * 0.7) + (i * 1.9))));
            (ring[2 * i], ring[(2 * i) + 1]) = (x + (distance * Math.Cos(angle)), y + (distance * Math.Sin(angle)));
        }
        (ring[^2], ring[^1]) = (ring[0], ring[1]);
        return ring;
    }
}
