using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Repair;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats;

/// <summary>Whatever becomes of the samples: features and problems, no exception, no more memory than the limits allow.</summary>
public sealed class TextFuzzTests
{
    private const long MostAllocated = 64 << 20;

    private static readonly FormatLimits Limits = new(FeatureBytes: 1 << 16, FeatureVertices: 60);

    private static readonly string[] Formats = ["boundary-points", "register-points", "table-shapes"];

    private static readonly (string Name, byte[] Content)[] Samples =
    [
        .. Formats.SelectMany(format => FeatureCases.Names(format).Select(name => FeatureCases.Input(format, name)))
            .Select(file => (file.Name, ((MemoryStream)file.Open()).ToArray())),
    ];

    [Fact]
    public void A_file_cut_off_anywhere_is_read_without_an_exception()
    {
        foreach (var (name, content) in Samples)
        {
            for (var length = 0; length < content.Length; length++)
            {
                Read(name, content[..length], $"{name} cut at {length}");
            }
        }
    }

    [Fact]
    public void Flipped_bits_are_read_without_an_exception()
    {
        var count = Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1" ? 200_000 : 2_000;
        for (var seed = 0; seed < count; seed++)
        {
            var random = new Random(seed);
            var (name, content) = Samples[random.Next(Samples.Length)];
            var bytes = (byte[])content.Clone();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }
            Read(name, bytes, $"{name}, seed {seed}");
        }
    }

    private static void Read(string name, byte[] bytes, string what)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Assert.All(FeatureReader.Check(FeatureFile.Read(SourceFile.Of(name, bytes), Limits), CoordinateRange.China, threads: 1), item => Assert.True(item.Ok || item.Problem is not null));
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException(what, failure);
        }
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostAllocated, what + " took too much memory.");
    }
}
