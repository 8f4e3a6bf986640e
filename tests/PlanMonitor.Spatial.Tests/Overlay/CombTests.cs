using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Areas;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Overlay;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Overlay;

/// <summary>Polygons whose edges lie in each other's boxes, every second corner at the far end: what looking at them costs is bounded, and what is looked at is right.</summary>
public sealed class CombTests
{
    private static readonly Feature[] Squares = [Shapes.Box("S1", 123.1, 41.1, 123.2, 41.2), Shapes.Box("S2", 123.15, 41.15, 123.25, 41.25)];

    [Fact]
    public void A_comb_of_a_million_corners_is_refused_by_name_and_the_rest_is_measured()
    {
        var text = Shapes.GeoJson([Shapes.Feature("comb", Comb(499_990, slant: 1)), .. Squares]);
        var (csv, report) = Run(text, text);
        Assert.Null(report.Rejected);
        Assert.Equal(["footprints 1 geometry.too-dense", "layer 1 geometry.too-dense"], report.Notes.Select(note => $"{note.File} {note.Problem.Line} {note.Problem.Code}").Order(StringComparer.Ordinal));
        Assert.Equal(["S1,layer,S1", "S1,layer,S2", "S2,layer,S1", "S2,layer,S2"], csv.Split('\n')[1..^1].Select(line => line[..line.LastIndexOf(',')]));
    }

    [Theory]
    // Few enough to be looked at however they lie; a million that lie beside each other.
    [InlineData(2_800, 1)]
    [InlineData(499_990, 0)]
    public void A_comb_that_is_looked_at_is_measured_rightly(int teeth, int slant)
    {
        var comb = Comb(teeth, slant);
        var text = Shapes.GeoJson([Shapes.Feature("comb", comb)]);
        var (csv, report) = Run(text, Shapes.GeoJson([Shapes.Box("all", 122, 40, 127, 43)]));
        Assert.Empty(report.Notes);
        Assert.InRange(double.Parse(csv.Split('\n')[1].Split(',')[^1], CultureInfo.InvariantCulture) / GeodesicArea.Of(comb), 1 - 1e-9, 1 + 1e-9);
    }

    private static Polygon Comb(int teeth, int slant)
    {
        var points = Enumerable.Range(0, teeth).SelectMany(i => new Coordinate[] { new(123 + ((double)i / teeth), 41), new(123 + slant + ((i + 0.5) / teeth), 42) });
        return Shapes.Factory.CreatePolygon([.. points, new(125.5, 42), new(125.5, 40.5), new(123, 40.5), new(123, 41)]);
    }

    private static (string Csv, OverlayReport Report) Run(string footprints, string layer)
    {
        using var output = new StringWriter();
        var report = OverlayJob.Run(
            new(new("footprints", () => new MemoryStream(Encoding.UTF8.GetBytes(footprints))), [new OverlayFile("layer", () => new MemoryStream(Encoding.UTF8.GetBytes(layer)))], output), TestContext.Current.CancellationToken);
        return (output.ToString(), report);
    }
}
