using System.Diagnostics;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Areas;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Repair;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats;

/// <summary>
/// Whatever the bytes are, in whatever format: features and problems in both languages, no exception, no more memory or time than the limits allow.
/// 10,000 damaged files, a million with <c>./test.sh --full</c>; a failure names file and seed.
/// </summary>
public sealed class FormatFuzzTests
{
    private const long MostAllocated = 256L << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly FormatLimits Limits = FormatLimits.Default with { FeatureBytes = 1 << 20, FeatureVertices = 2_000 };
    private static readonly int Total = Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1" ? 1_000_000 : 10_000;

    /// <summary>Every sample.</summary>
    public static TheoryData<string> Samples() =>
        [.. Directory.EnumerateFiles(Repo.At("tests", "samples", "formats")).Select(file => Path.GetFileName(file)!).Where(name => name != "README.md").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_whole_sample_is_read_without_a_refusal(string name)
    {
        var items = Read(SourceFile.Of(name, Content(name))).ToList();

        Assert.Contains(items, item => item.Ok);
        Assert.DoesNotContain(items, item => item.Problem is { Level: not ProblemLevel.Remark });
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_damaged_sample_gives_features_and_problems_only(string name)
    {
        var content = Content(name);
        var count = Total / Samples().Count;
        var (whole, refused) = (0, 0);
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var refuses = Tried(name, Damage.Of(content, seed), seed);
            Interlocked.Increment(ref refuses ? ref refused : ref whole);
        });
        // The damage is such that both happen.
        Assert.True(whole > 0 && refused > 0, $"{whole} without a refusal, {refused} with one");
    }

    // Whether something was refused.
    private static bool Tried(string name, byte[] bytes, int seed)
    {
        var (before, started, refuses) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp(), false);
        try
        {
            foreach (var item in Read(SourceFile.Of(name, bytes)))
            {
                if (item.TryGet(out var feature, out var problem))
                {
                    Assert.True(feature.Geometry.IsValid && GeodesicArea.Of(feature.Geometry) > 0);
                    Assert.True(CoordinateRange.China.Holds(feature.Geometry.EnvelopeInternal.MinX, feature.Geometry.EnvelopeInternal.MinY));
                }
                else
                {
                    refuses |= problem.Level != ProblemLevel.Remark;
                    Assert.False(string.IsNullOrWhiteSpace(problem.Message.Zh) || string.IsNullOrWhiteSpace(problem.Message.En));
                    Assert.False(string.IsNullOrWhiteSpace(problem.Action.Zh) || string.IsNullOrWhiteSpace(problem.Action.En));
                }
            }
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{name}, seed {seed}", failure);
        }
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostAllocated, $"{name}, seed {seed}: too much memory");
        Assert.True(Stopwatch.GetElapsedTime(started) < Longest, $"{name}, seed {seed}: too much time");
        return refuses;
    }

    private static IEnumerable<Outcome<Feature>> Read(SourceFile file) => FeatureReader.Check(FeatureFile.Read(file, Limits), CoordinateRange.China, threads: 1);

    private static byte[] Content(string name) => File.ReadAllBytes(Repo.At("tests", "samples", "formats", name));
}
