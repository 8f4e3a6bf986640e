using System.Diagnostics;
using PlanMonitor.Spatial.Formats.Rings;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.Rings;

public sealed class RingNestingTests
{
    /// <summary>Rings as west,south,east,north; a direction sign in front; and the polygons as groups of ring numbers.</summary>
    public static TheoryData<string, string, string> Cases() => new()
    {
        { "one ring", "+0,0,9,9", "0" },
        { "two apart", "+0,0,1,1 +3,0,4,1", "0 1" },
        { "a hole", "+0,0,9,9 -2,2,4,4", "0-1" },
        { "a hole before its shell", "-2,2,4,4 +0,0,9,9", "1-0" },
        { "directions say nothing", "+0,0,9,9 +2,2,4,4", "0-1" },
        { "an island in a hole", "+0,0,9,9 -1,1,8,8 +2,2,4,4", "0-1 2" },
        { "a hole in an island in a hole", "+0,0,9,9 -1,1,8,8 +2,2,7,7 -3,3,4,4", "0-1 2-3" },
        { "holes in the order of the file", "+0,0,9,9 -5,5,6,6 +20,0,29,9 -2,2,4,4 -21,1,22,2", "0-1-3 2-4" },
        { "a hole in the corner of its shell", "+0,0,9,9 -0,0,3,3", "0-1" },
        { "a hole along the left side of its shell", "+0,0,9,9 -0,2,3,4", "0-1" },
        { "a hole along the lower side of its shell", "+0,0,9,9 -2,0,4,4", "0-1" },
        { "a hole along the upper side of its shell", "+0,0,9,9 -2,5,4,9", "0-1" },
        { "neighbours that share a side", "+0,0,3,3 +3,0,6,3 +0,3,3,6", "0 1 2" },
        { "neighbours of which one is longer", "+0,0,9,3 +2,3,4,6 +3,6,9,9", "0 1 2" },
        { "touching at a corner", "+0,0,3,3 +3,3,6,6", "0 1" },
        { "the same ring twice", "+0,0,3,3 -0,0,3,3", "0-1" },
        { "the same ring three times", "+0,0,3,3 -0,0,3,3 +0,0,3,3", "0-1 2" },
        { "a ring of no extent", "+0,0,9,9 +3,3,3,3", "0-1" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rings_are_grouped_by_containment(string what, string rings, string polygons)
    {
        var read = rings.Split(' ').Select(Box).ToList();
        Assert.True(polygons == Grouped(read), $"{what}: {Grouped(read)}");

        // The sweep alone says the same.
        if (!what.Contains("no extent", StringComparison.Ordinal))
        {
            var parents = RingSweep.Parents(read, [.. read.Select(RingBox.Of)]);
            var searched = RingSearch.Parents(read, [.. read.Select(RingBox.Of)]);
            Assert.True(searched is null || searched.SequenceEqual(parents), what);
        }
    }

    [Fact]
    public void Search_and_sweep_agree_on_rings_of_any_shape()
    {
        var compared = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var rings = new List<double[]>();
            Fill(random, rings, 0, 0, 100, random.Next(1, 5));
            rings = [.. rings.OrderBy(_ => random.Next())];
            var boxes = rings.Select(RingBox.Of).ToArray();
            if (RingSearch.Parents(rings, boxes) is { } searched)
            {
                compared++;
                Assert.True(searched.SequenceEqual(RingSweep.Parents(rings, boxes)), $"seed {seed}");
            }
        }
        Assert.True(compared > 100, $"{compared} compared");
    }

    [Fact]
    public void Ten_thousand_rings_take_a_moment_nested_or_side_by_side()
    {
        double[][] nested = [.. Enumerable.Range(0, 10_000).Select(i => Box($"+{i},{i},{40_000 - i},{40_000 - i}"))];
        double[][] beside = [Box("+-1,-1,40000,3"), .. Enumerable.Range(0, 9_999).Select(i => Box($"-{4 * i},0,{(4 * i) + 2},2"))];
        var clock = Stopwatch.StartNew();
        Assert.Equal(5_000, RingNesting.Of(nested, out var depths).Count);
        Assert.Equal(Enumerable.Range(0, 10_000), depths);
        Assert.Equal(9_999, RingNesting.Of(beside).Single().Count - 1);
        // A square law would take minutes wherever this takes a second.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
    }

    [Fact]
    public void Rings_that_cross_or_are_no_numbers_are_grouped_somehow()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            double[][] rings =
            [
                .. Enumerable.Range(0, random.Next(1, 90)).Select(_ =>
                    Enumerable.Range(0, 2 * random.Next(0, 9)).Select(_ => random.Next(400) == 0 ? double.NaN : random.Next(12)).Select(value => (double)value).ToArray()),
            ];
            Assert.Equal(rings.Length, RingNesting.Of(rings).Sum(polygon => polygon.Count));
        }
    }

    // Rings in rings, apart or touching in corners, never crossing.
    private static void Fill(Random random, List<double[]> rings, double x, double y, double size, int levels)
    {
        if (levels == 0 || size < 0.01)
        {
            return;
        }
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 2; j++)
            {
                if (random.Next(4) > 0)
                {
                    var (west, south, half) = (x + (i * size / 2), y + (j * size / 2), size / 2);
                    double[] ring = [west, south, west + half, south, west + half, south + half, west, south + half, west, south];
                    rings.Add(random.Next(2) == 0 ? ring : [.. ring.Chunk(2).Reverse().SelectMany(point => point)]);
                    Fill(random, rings, west, south, half * (random.Next(2) == 0 ? 1 : 0.9), levels - 1);
                }
            }
        }
    }

    private static string Grouped(List<double[]> rings) =>
        string.Join(' ', RingNesting.Of(rings).Select(polygon => string.Join('-', polygon.Select(ring => rings.FindIndex(other => ReferenceEquals(other, ring))))));

    private static double[] Box(string text)
    {
        var at = text[1..].Split(',').Select(double.Parse).ToArray();
        double[] ring = [at[0], at[1], at[2], at[1], at[2], at[3], at[0], at[3], at[0], at[1]];
        return text[0] == '+' ? ring : [.. ring.Chunk(2).Reverse().SelectMany(point => point)];
    }
}
