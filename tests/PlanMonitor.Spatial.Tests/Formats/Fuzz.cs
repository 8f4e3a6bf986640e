using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats;

/// <summary>Reads files that were damaged, through the one door, within small limits.</summary>
internal static class Fuzz
{
    private const long MostAllocated = 32 << 20;

    private static readonly FormatLimits Limits = new(FeatureBytes: 16384, FeatureVertices: 200, BufferBytes: 4096);

    /// <summary>Damages the samples in many seeded ways; a million with PLANMONITOR_FULL=1.</summary>
    public static void Damage(byte[][] samples, int count)
    {
        count = Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1" ? 1_000_000 : count;
        var (features, problems) = (0L, 0L);
        for (var seed = 0; seed < count; seed++)
        {
            var random = new Random(seed);
            var (read, refused) = Run(Damaged((byte[])samples[random.Next(samples.Length)].Clone(), random), $"seed {seed}");
            features += read;
            problems += refused;
        }
        // The damage is such that both happen often.
        Assert.True(features > count / 10 && problems > count / 10, $"{features} features, {problems} problems");
    }

    /// <summary>Reads a file to its end: nothing throws, nothing comes after a problem of level File, little memory is asked for.</summary>
    public static (int Features, int Problems) Run(byte[] file, string what)
    {
        var (features, problems, ended) = (0, 0, false);
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            foreach (var item in FeatureFile.Read(SourceFile.Of("x", file), Limits))
            {
                Assert.False(ended, what);
                ended = item.Problem is { Level: ProblemLevel.File };
                (features, problems) = item.Ok ? (features + 1, problems) : (features, problems + 1);
                Assert.True(features + problems < 10_000, what);
            }
        }
        catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{what}: {failure.Message}", failure);
        }
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostAllocated, $"{what} took too much memory.");
        return (features, problems);
    }

    private static byte[] Damaged(byte[] bytes, Random random)
    {
        for (var flips = random.Next(5); flips > 0; flips--)
        {
            var at = random.Next(bytes.Length);
            bytes[at] = random.Next(3) switch
            {
                0 => (byte)(bytes[at] ^ (1 << random.Next(8))),
                1 => (byte)random.Next(256),
                _ => bytes[random.Next(bytes.Length)],
            };
        }
        return random.Next(6) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }
}
