using PlanMonitor.Spatial.Areas;
using PlanMonitor.Spatial.Overlay;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Overlay;

/// <summary>Boxes near Liaoyang: 0.001 degrees are 84.1 m to the east and 111.1 m to the north.</summary>
public sealed class FootprintAnalysisTests
{
    private const double MetresNorth = 111_060;

    private static readonly LayerIndex Nothing = Shapes.Layer("empty");

    [Fact]
    public void A_footprint_inside_its_right_is_all_in_it()
    {
        var facts = FootprintAnalysis.Facts(Shapes.Box("P", 123.001, 41.001, 123.002, 41.002), Shapes.Layer("rights", Shapes.Box("R1", 123, 41, 123.01, 41.01)), []);

        Assert.Equal(("P", "R1", 0m, 0m), (facts.Footprint, facts.Right, facts.OutsideRightsM2, facts.BeyondRightM2));
        Assert.Equal(facts.AreaM2, facts.InRightM2);
        Assert.InRange(facts.AreaM2, 9340, 9350);
        Assert.Equal(1, Assert.Single(facts.Rights).Share);
    }

    [Fact]
    public void A_footprint_outside_every_right_has_none()
    {
        var facts = FootprintAnalysis.Facts(Shapes.Box("P", 123.02, 41, 123.021, 41.001), Shapes.Layer("rights", Shapes.Box("R1", 123, 41, 123.01, 41.01)), []);

        Assert.Null(facts.Right);
        Assert.Equal(facts.AreaM2, facts.OutsideRightsM2);
        Assert.Equal(facts.AreaM2, facts.BeyondRightM2);
        Assert.Empty(facts.Rights);
    }

    [Fact]
    public void Its_own_right_is_the_one_it_shares_most_with()
    {
        // A third in R1, two thirds in R2.
        var rights = Shapes.Layer("rights", Shapes.Box("R1", 123, 41, 123.001, 41.01), Shapes.Box("R2", 123.001, 41, 123.01, 41.01));
        var facts = FootprintAnalysis.Facts(Shapes.Box("P", 123, 41.001, 123.003, 41.002), rights, []);

        Assert.Equal("R2", facts.Right);
        Assert.Equal(["R1", "R2"], facts.Rights.Select(overlap => overlap.Feature));
        Assert.InRange(facts.Rights[1].Share, 0.66666m, 0.66668m);
        Assert.InRange(facts.BeyondRightM2, facts.AreaM2 * 0.3333m, facts.AreaM2 * 0.3334m);
        Assert.InRange(facts.OutsideRightsM2, 0, 0.1m);
    }

    [Fact]
    public void Equal_shares_go_to_the_first_of_the_register()
    {
        var rights = Shapes.Layer("rights", Shapes.Box("R2", 123, 41, 123.01, 41.01), Shapes.Box("R1", 123, 41, 123.01, 41.01));

        Assert.Equal("R2", FootprintAnalysis.Facts(Shapes.Box("P", 123.001, 41.001, 123.002, 41.002), rights, []).Right);
    }

    [Fact]
    public void Rights_that_overlap_count_once()
    {
        // Two rights cover the western half and overlap each other there; the eastern half is free.
        var rights = Shapes.Layer("rights", Shapes.Box("R1", 122, 40, 123.002, 42), Shapes.Box("R2", 123.001, 40, 123.002, 42));
        var footprint = Shapes.Box("P", 123, 41, 123.004, 41.001);

        var outside = FootprintAnalysis.Outside(footprint, rights);

        Assert.Equal(GeodesicArea.Of(Shapes.Box("", 123.002, 41, 123.004, 41.001).Geometry), outside, 1.0);
        Assert.Equal(0, FootprintAnalysis.Outside(footprint, Shapes.Layer("one", Shapes.Box("R", 120, 40, 125, 42), Shapes.Box("R2", 123.001, 40, 123.002, 42))));
        Assert.Equal(GeodesicArea.Of(footprint.Geometry), FootprintAnalysis.Outside(footprint, Nothing));
    }

    [Fact]
    public void Touching_is_not_sharing()
    {
        var layer = Shapes.Layer("redline", Shapes.Box("side", 123.001, 41, 123.002, 41.001), Shapes.Box("corner", 122.999, 40.999, 123, 41));

        Assert.Empty(FootprintAnalysis.Overlaps(Shapes.Box("P", 123, 41, 123.001, 41.001), layer));
    }

    [Fact]
    public void A_feature_inside_the_footprint_is_shared_whole()
    {
        var inner = Shapes.Box("E", 123.001, 41.001, 123.002, 41.002);

        var overlap = Assert.Single(FootprintAnalysis.Overlaps(Shapes.Box("P", 123, 41, 123.01, 41.01), Shapes.Layer("farmland", inner)));

        Assert.Equal(Math.Round((decimal)GeodesicArea.Of(inner.Geometry), 3), overlap.AreaM2);
        // The point inside the box is its centre: half its width deep.
        Assert.InRange(overlap.DepthM, 42.0m, 42.2m);
    }

    [Fact]
    public void A_footprint_in_a_hole_shares_nothing_and_one_across_its_edge_reaches_in_from_there()
    {
        var holed = Shapes.Feature("E", Shapes.Wkt("POLYGON ((123 41, 123.1 41, 123.1 41.1, 123 41.1, 123 41), (123.04 41.04, 123.06 41.04, 123.06 41.06, 123.04 41.06, 123.04 41.04))"));
        var layer = Shapes.Layer("redline", holed);

        Assert.Empty(FootprintAnalysis.Overlaps(Shapes.Box("P", 123.045, 41.045, 123.055, 41.055), layer));
        var overlap = Assert.Single(FootprintAnalysis.Overlaps(Shapes.Box("P", 123.05, 41.05, 123.063, 41.055), layer));
        Assert.InRange(overlap.DepthM, 251.4m, 253.4m);
    }

    [Theory]
    [InlineData(41.002, 0.002)]
    [InlineData(41.0001, 0.0001)]
    public void Depth_is_the_way_from_the_boundary(double north, double expected)
    {
        var layer = Shapes.Layer("redline", Shapes.Box("E", 122.9, 41, 123.1, 41.1));

        var overlap = Assert.Single(FootprintAnalysis.Overlaps(Shapes.Box("P", 123, 40.999, 123.002, north), layer));

        Assert.InRange(overlap.DepthM, (decimal)(expected * MetresNorth) - 0.3m, (decimal)(expected * MetresNorth) + 0.3m);
    }

    [Theory]
    // Width of the overlap in degrees of longitude, of a footprint 0.02 degrees wide (1,869 m²/0.0002 degrees): sliver, provincial check.
    [InlineData(0.00001, true, false)]
    [InlineData(0.00009, true, false)]
    // 0.9% of the footprint, but over 1.5 亩.
    [InlineData(0.00018, false, false)]
    [InlineData(0.0006, false, false)]
    [InlineData(0.0008, false, true)]
    public void Slivers_and_the_provincial_check(double width, bool sliver, bool provincial)
    {
        var layer = Shapes.Layer("redline", Shapes.Box("E", 122.9, 40.9, 123 + width, 41.1));

        var overlap = Assert.Single(FootprintAnalysis.Overlaps(Shapes.Box("P", 123, 41, 123.02, 41.001), layer));

        Assert.Equal((sliver, provincial), (overlap.Sliver, overlap.ProvincialCheck));
    }

    [Fact]
    public void Layers_come_in_order()
    {
        var facts = FootprintAnalysis.Facts(
            Shapes.Box("P", 123, 41, 123.001, 41.001),
            Nothing,
            [Shapes.Layer("redline", Shapes.Box("E2", 122, 40, 124, 42), Shapes.Box("E1", 122, 40, 124, 42)), Shapes.Layer("farmland", Shapes.Box("F", 122, 40, 124, 42))]);

        Assert.Equal(["redline E2", "redline E1", "farmland F"], facts.Overlaps.Select(overlap => $"{overlap.Layer} {overlap.Feature}"));
    }
}
