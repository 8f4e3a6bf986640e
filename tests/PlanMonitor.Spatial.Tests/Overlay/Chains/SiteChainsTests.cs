using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using PlanMonitor.Spatial.Areas;
using PlanMonitor.Spatial.Overlay.Chains;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Overlay.Chains;

/// <summary>Which footprints show the same site. A unit is a thousandth of a degree, about 100 m; a footprint is a box one unit high, from one unit to another.</summary>
public sealed class SiteChainsTests
{
    private static readonly DateOnly Spring = new(2024, 3, 31);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Uploads are told apart by a bar, footprints by a blank: number, from, to, and the quarter (of 2024) after a slash, the first where none is named.
    [Theory]
    [InlineData("seen again", "A:0-10 | B:1-11/2", "A | A")]
    [InlineData("half of both together is enough", "A:0-10 | B:0-20/2", "A | A")]
    [InlineData("a little less than half is not", "A:0-10 | B:0-20.001/2", "A | B")]
    [InlineData("elsewhere", "A:0-10 | B:20-30/2", "A | B")]
    [InlineData("touching", "A:0-10 | B:10-20/2", "A | B")]
    [InlineData("an older image that comes late takes the name that is known", "B:1-11/2 | A:0-10/1", "B | B")]
    [InlineData("one that creeps meets the one between", "A:0-10 | B:3-13/2 | C:6-16/3", "A | A | A")]
    [InlineData("and what comes back to where it began is still there", "A:0-10 | B:3-13/2 | C:6-16/3 | D:0-10/4", "A | A | A | A")]
    [InlineData("a gap of a quarter", "A:0-10 | B:50-60/2 | C:0-10/3", "A | B | A")]
    [InlineData("the nearest of two takes the name", "A:0-10 | B:0-6/2 C:0-8/2", "A | B A")]
    [InlineData("of two that are as near the first by number", "A:0-10 | C:0-8/2 B:0-8/2", "A | C A")]
    [InlineData("in two equal halves the first by number", "A:0-10 | C:5-10/2 B:0-5/2", "A | C A")]
    [InlineData("grown together: the nearest names it", "A:0-4 B:4-10 | C:0-10/2", "A B | B")]
    [InlineData("both in one upload: by date", "B:1-11/2 A:0-10/1", "A A")]
    [InlineData("near-duplicates of one date stay apart", "A:0-10 B:0-10.1 | C:0-10.1/2 D:0-10/2", "A B | B A")]
    [InlineData("the same number over half of the smaller: it grew", "A:0-10 | A:0-30/2", "A | A")]
    [InlineData("another number over half of the smaller: too unlike", "A:0-10 | B:0-30/2", "A | B")]
    [InlineData("the same number elsewhere at another date", "A:0-10 | A:20-30/2 | A:40-50/2", "A | A@2024-06-30 | A@2024-06-30")]
    [InlineData("a name that was given is not given again", "A:0-10 | A@2024-06-30:80-90 | A:20-30/2", "A | A@2024-06-30 | A@2024-06-30-2")]
    [InlineData("the same number and date elsewhere: drawn anew", "A:0-10 | A:20-30", "A | A")]
    [InlineData("where it was drawn first is free then", "A:0-10 | A:20-30 | B:0-10/2 C:20-30/2", "A | A | B A")]
    [InlineData("numbers that were changed over follow the ground", "A:0-10 B:20-30 | B:0-10 A:20-30", "A B | A B")]
    [InlineData("the same upload again", "A:0-10 B:20-30 | A:0-10 B:20-30", "A B | A B")]
    public void Of_which_site_it_is(string why, string uploads, string sites)
    {
        var chains = new SiteChains();
        Assert.Equal((why, sites), (why, string.Join(" | ", uploads.Split(" | ").Select(upload => string.Join(' ', chains.Add(2024, [.. upload.Split(' ').Select(Parse)], Cancel).Select(seen => seen.Site))))));
    }

    [Fact]
    public void The_later_of_one_year_number_and_date_replaces_the_earlier()
    {
        var chains = new SiteChains();
        var (first, next) = (chains.Add(2024, [Parse("A:0-10"), Parse("B:20-30")], Cancel), chains.Add(2024, [Parse("A:0-12"), Parse("B:20-30/2")], Cancel));
        var other = chains.Add(2025, [Parse("A:0-12")], Cancel);
        Assert.Equal([false, true, true, true, true], first.Concat(next).Concat(other).Select(chains.Counts));
        Assert.Equal("A", other[0].Site);
    }

    [Fact]
    public void What_was_told_is_never_told_otherwise()
    {
        var uploads = Enumerable.Range(0, 12).Select(seed => RandomUpload(new Random(seed), 40)).ToList();
        var whole = new SiteChains();
        var told = uploads.ConvertAll(upload => whole.Add(2024, upload, Cancel).Select(seen => seen.Site).ToList());
        for (var count = 1; count < uploads.Count; count++)
        {
            var chains = new SiteChains();
            Assert.Equal(told.Take(count), uploads.Take(count).Select(upload => chains.Add(2024, upload, Cancel).Select(seen => seen.Site).ToList()));
            // Nor where it is taken over without being measured.
            var continued = new SiteChains();
            Assert.Equal(told, uploads.Select((upload, i) => continued.Add(2024, upload, Cancel, i < count ? told[i] : null).Select(seen => seen.Site).ToList()));
        }
    }

    [Fact]
    public void The_order_within_a_file_decides_nothing()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var uploads = Enumerable.Range(0, 6).Select(_ => RandomUpload(random, 40)).ToList();
            Assert.Equal(Told(uploads), Told(uploads.ConvertAll(upload => upload.OrderBy(_ => random.Next()).ToList())));
        }

        static List<string> Told(List<List<Detection>> uploads)
        {
            var chains = new SiteChains();
            return [.. uploads.SelectMany((upload, at) => chains.Add(2024, upload, Cancel).Select((seen, i) => $"{at} {upload[i].Id} {upload[i].Date:O} {seen.Site} {chains.Counts(seen)}")).Order(StringComparer.Ordinal)];
        }
    }

    [Fact]
    public void Uploads_in_any_order_give_the_same_groups_where_sites_lie_apart_and_do_not_creep()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var uploads = Enumerable.Range(1, 4).Select(quarter => (List<Detection>)[.. Enumerable.Range(0, 50).Where(_ => random.Next(3) > 0)
                .Select(site => Box($"Q{quarter}-{site}", (30 * site) + random.NextDouble(), (30 * site) + 9 + random.NextDouble(), quarter))]).ToList();
            Assert.Equal(Groups(uploads), Groups([.. uploads.OrderBy(_ => random.Next())]));
        }

        static List<string> Groups(List<List<Detection>> uploads)
        {
            var chains = new SiteChains();
            return [.. uploads.SelectMany(upload => chains.Add(2024, upload, Cancel).Zip(upload)).GroupBy(pair => pair.First.Site, StringComparer.Ordinal)
                .Select(group => string.Join(' ', group.Select(pair => pair.Second.Id).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];
        }
    }

    [Fact]
    public void Every_pair_of_half_or_more_is_found_as_by_OverlayNG()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            var first = RandomUpload(random, 60).ConvertAll(each => each with { Id = $"F{each.Id}", Date = Spring });
            var next = RandomUpload(random, 60).ConvertAll(each => each with { Id = $"N{each.Id}", Date = Spring.AddMonths(3) });
            var chains = new SiteChains();
            chains.Add(2024, first, Cancel);
            var told = chains.Add(2024, next, Cancel).Zip(next).Where(pair => pair.First.Site != pair.Second.Id).Select(pair => (pair.Second.Id, pair.First.Site)).ToHashSet();
            var pairs = (from a in next from b in first let share = Iou(a.Shape.ToGeometry(), b.Shape.ToGeometry()) where share >= 0.5 orderby share descending, a.Id, b.Id select (a.Id, b.Id)).ToList();
            var expected = new HashSet<(string, string)>();
            foreach (var (a, b) in pairs)
            {
                if (!expected.Any(pair => pair.Item1 == a || pair.Item2 == b))
                {
                    expected.Add((a, b));
                }
            }
            Assert.Equal(expected, told);
        }
    }

    [Fact]
    public void Areas_are_those_on_the_ellipsoid()
    {
        var seen = Assert.Single(new SiteChains().Add(2024, [Parse("A:0-10")], Cancel));
        Assert.Equal(GeodesicArea.Of(Parse("A:0-10").Shape.ToGeometry()), seen.AreaM2, 0.01);
    }

    private static double Iou(Geometry one, Geometry other)
    {
        var shared = GeodesicArea.Of(OverlayNGRobust.Overlay(one, other, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection));
        return Math.Round(shared / (GeodesicArea.Of(one) + GeodesicArea.Of(other) - shared), 6);
    }

    private static List<Detection> RandomUpload(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (At: random.NextDouble() * 300, Long: 5 + (random.NextDouble() * 5), I: i)).Select(each => Box($"{each.I}", each.At, each.At + each.Long, random.Next(1, 5)))];

    private static Detection Parse(string text)
    {
        var (name, rest) = (text.Split(':')[0], text.Split(':')[1].Split('/'));
        var ends = rest[0].Split('-').Select(end => double.Parse(end, CultureInfo.InvariantCulture)).ToList();
        return Box(name, ends[0], ends[1], rest.Length > 1 ? int.Parse(rest[1], CultureInfo.InvariantCulture) : 1);
    }

    private static Detection Box(string id, double from, double to, int quarter) =>
        new(id, Spring.AddDays(1).AddMonths(3 * (quarter - 1)).AddDays(-1), Shapes.Wkt(string.Create(CultureInfo.InvariantCulture,
            $"POLYGON(({123 + (from / 1000)} 41,{123 + (to / 1000)} 41,{123 + (to / 1000)} 41.001,{123 + (from / 1000)} 41.001,{123 + (from / 1000)} 41))")));
}
