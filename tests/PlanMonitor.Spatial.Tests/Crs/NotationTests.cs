using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Repair;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Crs;

/// <summary>Degrees, minutes and seconds are believed only where the figures of the whole file prove them.</summary>
public sealed class NotationTests
{
    [Theory]
    [InlineData(123.1530, 123.2583333333)]
    [InlineData(41.0000, 41)]
    [InlineData(123.5959, 123.9997222222)]
    [InlineData(123.153012, 123.2583666667)]
    [InlineData(41.5900, 41.9833333333)]
    public void A_dotted_number_is_read(double value, double degrees) => Assert.Equal(degrees, Dms.OfDotted(value), 1e-9);

    [Theory]
    [InlineData(1231530, 123.2583333333)]
    [InlineData(410000, 41)]
    [InlineData(1235959.99, 123.9999972222)]
    public void A_packed_number_is_read(double value, double degrees) => Assert.Equal(degrees, Dms.OfPacked(value), 1e-9);

    [Theory]
    // Twelve different numbers with minutes and seconds below 60 prove it.
    [InlineData("123.1531 41.1012, 123.1541 41.1013, 123.1552 41.1024, 123.1543 41.1035, 123.1534 41.1046, 123.1525 41.1037", "Dotted")]
    // Six leave a doubt, five say nothing.
    [InlineData("123.1530 41.1012, 123.1541 41.1013, 123.1552 41.1024", "Decimal")]
    [InlineData("123.1531 41.1012, 123.1541 41.1013, 123.1552 41.1024", "Doubtful")]
    // One number with 60 seconds or minutes disproves it.
    [InlineData("123.1530 41.1012, 123.1541 41.1013, 123.1552 41.1024, 123.1543 41.1035, 123.1534 41.1046, 123.1525 41.1077", "Decimal")]
    [InlineData("123.1530 41.1012, 123.1541 41.1013, 123.1552 41.1024, 123.1543 41.1035, 123.1534 41.1046, 123.7525 41.1037", "Decimal")]
    // Rounded degrees say nothing: they would be whole tens of seconds.
    [InlineData("123.15 41.1, 123.16 41.11, 123.17 41.12, 123.18 41.13, 123.19 41.14, 123.2 41.15, 123.21 41.16", "Decimal")]
    [InlineData("1231530 411012, 1231541 411013, 1231552 411024", "Packed")]
    [InlineData("1231530 411012, 1231541 411013, 1231530 411013", "Decimal")]
    [InlineData("1231570 411012, 1231541 411013, 1231552 411024", "Decimal")]
    // Metres.
    [InlineData("516000 4562000, 516100 4562000, 516000 4562100", "Decimal")]
    public void Figures_prove_a_notation(string points, string expected) =>
        Assert.Equal(expected, $"{NotationSearch.Of([Feature(points)]).GetValueOrDefault("", Notation.Decimal)}");

    [Fact]
    public void The_proof_is_that_of_the_file_whatever_its_order()
    {
        Outcome<RawFeature>[] small = [Feature("123.1531 41.1012, 123.1541 41.1013, 123.1552 41.1024"), Feature("123.2531 41.2012, 123.2541 41.2013, 123.2552 41.2024")];
        Outcome<RawFeature>[] broken = [.. small, Feature("123.1599 41.1012, 123.1541 41.1013, 123.1552 41.1024")];

        Assert.Equal(Notation.Dotted, NotationSearch.Of(small)[""]);
        Assert.Empty(NotationSearch.Of(broken));
        Assert.Empty(NotationSearch.Of(broken.Reverse()));
    }

    [Fact]
    public void A_file_that_leaves_a_doubt_is_read_as_degrees_with_a_remark()
    {
        Outcome<RawFeature>[] file = [Feature("123.1531 41.1012, 123.1541 41.1013, 123.1552 41.1024")];

        var read = FeatureReader.Check(file, CoordinateRange.China, notations: NotationSearch.Of(file)).ToList();

        Assert.Equal("crs.degrees", read[0].Value.Crs.Code);
        Assert.Equal("坐标也可以读作度分秒（D.MMSS），数字太少，无法判断，已按十进制度采用。", read[1].Problem!.Message.Zh);
        Assert.Equal("The coordinates can be read as degrees, minutes and seconds (D.MMSS) as well; they are too few to tell and were taken as decimal degrees.", read[1].Problem!.Message.En);
    }

    [Fact]
    public void Degrees_minutes_and_seconds_come_out_as_degrees()
    {
        Outcome<RawFeature>[] file = [Feature("411012 1231530, 411013 1231541, 411024 1231552")];

        var read = FeatureReader.Check(file, CoordinateRange.China, notations: NotationSearch.Of(file)).ToList();

        Assert.Equal("POINT (123.258333 41.17)", Rounded(read[0].Value.Geometry.Coordinates[0]));
        Assert.Equal("crs.dms-taken", read[1].Problem!.Code);
    }

    private static string Rounded(NetTopologySuite.Geometries.Coordinate point) => $"POINT ({Math.Round(point.X, 6)} {Math.Round(point.Y, 6)})";

    private static Outcome<RawFeature> Feature(string points)
    {
        var ring = points.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(double.Parse).ToList();
        return new RawFeature(1, "1", new([[[.. ring, ring[0], ring[1]]]], false), new Dictionary<string, string>());
    }
}
