using System.Text.Json;
using NetTopologySuite.Geometries;
using Xunit;

namespace PlanMonitor.Services.Tests.Samples;

/// <summary>The ground of the samples is as the key says, worked out from the committed files alone.</summary>
public sealed class SampleGroundTests
{
    private const double Mu = 2000.0 / 3;

    private static readonly (string Layer, string Zh)[] Lines = [("red-line", "生态保护红线"), ("farmland", "永久基本农田"), ("urban-boundary", "城镇开发边界")];

    public static TheoryData<string> Cities => ["liaoyang", "chaoyang", "dandong", "pingquan"];

    [Theory, MemberData(nameof(Cities))]
    public void Rights_are_of_fair_size_with_good_licences_and_none_meets_another(string city)
    {
        var rights = SampleKey.Rights(city);
        Assert.InRange(rights.Count, 12, 25);
        Assert.All(rights, right =>
        {
            Assert.Matches("^[CT][0-9]{22}$", right.Key);
            Assert.True(right.Value.IsValid);
            Assert.InRange(right.Value.Area, 100_000, 2_000_000);
            Assert.All(rights, other => Assert.True(other.Key == right.Key || other.Value.Disjoint(right.Value)));
        });
    }

    [Theory, MemberData(nameof(Cities))]
    public void One_footprint_is_seen_twice_and_the_others_lie_apart(string city)
    {
        var all = new[] { 2023, 2024 }.SelectMany(year => Footprints(city, year)).ToList();
        var (one, other) = Assert.Single(
            from first in all from later in all where string.CompareOrdinal(first.Key, later.Key) < 0 && !first.Value.Disjoint(later.Value) select (first, later));
        Assert.Equal((2023, 2024), (Year(one.Key), Year(other.Key)));
        Assert.InRange(one.Value.Intersection(other.Value).Area / one.Value.Union(other.Value).Area, 0.8, 0.9);

        static int Year(string number) => int.Parse(number[6..10], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory, MemberData(nameof(Cities))]
    public void Footprints_lie_where_the_key_says(string city)
    {
        var rights = SampleKey.Rights(city);
        foreach (var year in new[] { 2023, 2024 })
        {
            var footprints = Footprints(city, year);
            Assert.InRange(footprints.Count, 15, 25);
            Assert.Equal(Expected(city, year), footprints.SelectMany(footprint => Judge(city, year == 2023 ? footprint.Key : SeenAs(city, footprint), footprint.Value, rights)).Order(StringComparer.Ordinal));
        }
    }

    private static Dictionary<string, Geometry> Footprints(string city, int year) => SampleKey.Features("JCBH", "footprints", city, $"{year}", "-", $"图斑{year}.geojson");

    private static IEnumerable<string> Judge(string city, string number, Geometry footprint, Dictionary<string, Geometry> rights)
    {
        var own = rights.Where(right => right.Value.Intersects(footprint)).Select(right => right.Key).SingleOrDefault();
        if (own is null)
        {
            yield return $"space.no-right {number} {footprint.Area >= 10 * Mu}";
        }
        else if (!Sliver(footprint.Difference(rights[own]).Area, footprint.Area))
        {
            yield return $"space.beyond-right {number} {own}";
        }
        foreach (var (layer, zh) in Lines)
        {
            foreach (var feature in SampleKey.Features("BSM", "layer", city, "-", zh, $"{layer}.geojson").Where(feature => !Sliver(feature.Value.Intersection(footprint).Area, footprint.Area)))
            {
                yield return $"space.control-lines {number} {layer} {feature.Key}";
            }
        }
    }

    // The key names the site: the number under which it was seen first.
    private static string SeenAs(string city, KeyValuePair<string, Geometry> footprint) =>
        Footprints(city, 2023).FirstOrDefault(before => before.Value.Intersects(footprint.Value)).Key ?? footprint.Key;

    private static bool Sliver(double area, double whole) => area < 1.5 * Mu && area < 0.01 * whole;

    private static IEnumerable<string> Expected(string city, int year)
    {
        var plan = SampleKey.Root.GetProperty("plans").EnumerateArray().Single(each => each.GetProperty("plan").GetString() == city);
        var key = plan.GetProperty("years").EnumerateArray().Single(each => each.GetProperty("year").GetInt32() == year);
        return key.GetProperty("violations").EnumerateArray().Concat(key.GetProperty("notAsked").EnumerateArray())
            .Where(verdict => verdict.GetProperty("rule").GetString()!.StartsWith("space.", StringComparison.Ordinal))
            .Select(Line).Order(StringComparer.Ordinal);
    }

    private static string Line(JsonElement verdict)
    {
        var subject = verdict.GetProperty("subject");
        string Of(string name) => subject.GetProperty(name).GetString()!;
        var rule = verdict.GetProperty("rule").GetString()!;
        return rule switch
        {
            "space.no-right" => $"{rule} {Of("footprint")} {verdict.GetProperty("provincial").GetBoolean()}",
            "space.beyond-right" => $"{rule} {Of("footprint")} {Of("right")}",
            _ => $"{rule} {Of("footprint")} {Of("layer")} {Of("feature")}",
        };
    }
}
