using System.Text;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Overlay.Export;
using PlanMonitor.Spatial.Repair;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Gdal;

/// <summary>Files that we write are read by GDAL without a complaint, shape by shape as they were.</summary>
public sealed class GdalWriteTests
{
    [Theory]
    [InlineData("套合.geojson", 117)]
    [InlineData("套合.geojson", 126)]
    [InlineData("套合.shp", 117)]
    [InlineData("套合.shp", 120)]
    [InlineData("套合.shp", 123)]
    [InlineData("套合.shp", 126)]
    public async Task GDAL_reads_what_we_write(string name, int meridian)
    {
        GdalProgram.Needed();
        using var folder = new TempFolder();
        var patches = SourceFile.Of("patches.geojson", Encoding.UTF8.GetBytes(GdalGround.Around(meridian)));
        List<FootprintOverlaps> overlaps = [.. OverlapShapes.Of(patches, [("生态保护红线", patches)], leastM2: 1, crs: null, TestContext.Current.CancellationToken)];
        Assert.Equal(12, overlaps.Sum(footprint => footprint.Overlaps.Count));

        Assert.Empty(OverlapExport.Write(folder.At(name), overlaps, ["生态保护红线"], new Dictionary<string, ReviewColumn>()));

        var (told, complaints) = await GdalProgram.RunAsync("ogrinfo", "-ro", "-al", folder.At(name));
        Assert.Equal("", complaints);
        Assert.Contains("Feature Count: 12", told, StringComparison.Ordinal);
        Assert.Contains("生态保护红线", told, StringComparison.Ordinal);
        Assert.Contains("2000", told, StringComparison.Ordinal);
        var theirs = await GdalFeature.ReadAsync(folder.At(name), folder.Path);
        var ours = FeatureReader.Read(patches, CoordinateRange.China).Where(item => item.Ok).Select(item => item.Value.Geometry.Coordinates.Distinct().Count());
        Assert.Equal(ours, theirs.Select(feature => feature.Rings.Sum(ring => ring.Split(' ').Length - 1)));
    }
}
