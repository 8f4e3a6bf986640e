using System.Diagnostics;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.LayerFiles;
using PlanMonitor.Spatial.Overlay;
using PlanMonitor.Spatial.Overlay.Engine;
using PlanMonitor.Spatial.Overlay.Reading;
using PlanMonitor.Spatial.Repair;

namespace PlanMonitor.Benchmarks.Layers;

/// <summary>
/// benchmarks layers make FILE.geojson FILE.layer [COPIES]: makes a layer file; a copy lies twenty degrees east of the one before, far from all footprints.
/// benchmarks layers upload FOOTPRINTS.geojson FILE.layer...: measures footprints against layer files once, as a check does; run it in a new process each time.
/// </summary>
internal static class LayerRuns
{
    private static readonly Dictionary<string, string> NoAttributes = [];

    /// <summary>Makes a layer file.</summary>
    public static void Make(string source, string target, int copies)
    {
        using var spool = new FileStream(target + ".spool", FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        var writer = new LayerFileWriter(spool);
        var file = new OverlayFile("layer", () => File.OpenRead(source));
        new ShapeFile<Sink>(file, () => new Sink(writer, copies), new OverlayRequest(file, [], TextWriter.Null, Threads: 1), default).Read();
        using var output = File.Create(target);
        writer.Finish(output);
        Console.WriteLine($"{writer.Count} features, {output.Length} bytes");
    }

    /// <summary>Measures an upload.</summary>
    public static async Task UploadAsync(string footprints, IReadOnlyList<string> layers)
    {
        var clock = Stopwatch.StartNew();
        List<Feature> sites = [.. FeatureReader.Read(SourceFile.At(footprints), CoordinateRange.Globe).Where(item => item.Ok).Select(item => item.Value)];
        var (near, read, reads, size) = (new LayerIndex[layers.Count], 0L, 0L, 0L);
        await Parallel.ForAsync(0, near.Length, async (i, cancel) =>
        {
            using var bytes = new LayerFileBytes(layers[i]);
            var counted = new CountedBytes(bytes);
            near[i] = await NearFeatures.ReadAsync(Path.GetFileNameWithoutExtension(layers[i]), await LayerFile.OpenAsync(counted, cancel), sites.Select(site => site.Geometry.EnvelopeInternal), cancel);
            Interlocked.Add(ref read, counted.Read);
            Interlocked.Add(ref reads, counted.Reads);
            Interlocked.Add(ref size, bytes.Length);
        });
        var found = clock.Elapsed;
        var (rights, others) = (near[0], near[1..]);
        var facts = new FootprintFacts[sites.Count];
        Parallel.For(0, facts.Length, i => facts[i] = FootprintAnalysis.Facts(sites[i], rights, others));
        using var own = Process.GetCurrentProcess();
        Console.WriteLine(
            $"{sites.Count} footprints, {facts.Sum(fact => fact.Rights.Count + fact.Overlaps.Count)} overlaps; read {read} of {size} bytes ({100.0 * read / size:F2}%) in {reads} reads by {found.TotalSeconds:F2} s; " +
            $"all {(TimeProvider.System.GetLocalNow().DateTime - own.StartTime).TotalSeconds:F2} s from the start of the process, {own.TotalProcessorTime.TotalSeconds:F2} s of the processors, {own.PeakWorkingSet64 >> 20} MiB");
    }

    private sealed class Sink(LayerFileWriter writer, int copies) : IShapeSink
    {
        public void Take(FlatShape shape, int record, ReadOnlySpan<byte> name)
        {
            var id = ShapeName.Of(name, record);
            for (var copy = 0; copy < copies; copy++)
            {
                var moved = new FlatShape();
                moved.Set([.. shape.X.AsSpan(shape.First, shape.End - shape.First).ToArray().Select(x => Math.Round(x + (20 * copy), 8))], shape.Y[shape.First..shape.End],
                    [.. Enumerable.Range(0, shape.RingCount + 1).Select(ring => shape.Rings[shape.RingsAt + ring] - shape.First)], 0, shape.RingCount, shape.Parts);
                new ShapeCheck().Renew(moved);
                writer.Add(moved, record, id, NoAttributes);
            }
        }
    }

    private sealed class CountedBytes(ILayerBytes bytes) : ILayerBytes
    {
        private long _read;
        private int _reads;

        public long Length => bytes.Length;

        public long Read => _read;

        public int Reads => _reads;

        public Task ReadAsync(long at, Memory<byte> into, CancellationToken cancel)
        {
            Interlocked.Add(ref _read, into.Length);
            Interlocked.Increment(ref _reads);
            return bytes.ReadAsync(at, into, cancel);
        }
    }
}
