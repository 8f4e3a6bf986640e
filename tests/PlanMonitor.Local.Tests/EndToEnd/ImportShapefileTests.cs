using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Shapefile.Writing;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.EndToEnd;

/// <summary><c>import layer rights.shp</c>: the files beside it come along, whatever the case of their endings.</summary>
public sealed class ImportShapefileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Whichever_parts_are_named_a_shapefile_is_one_upload()
    {
        var square = new RawPolygons([[[124.6, 40.7, 124.6, 40.71, 124.61, 40.71, 124.6, 40.7]]], false);
        _ = ShapefileWriter.WriteFiles(folder.Path, "红线", ["R1"], _ => square, [new ShapefileColumn<string>("BSM", id => id)]).Value;
        File.Move(folder.At("红线.dbf"), folder.At("红线.DBF"));
        File.WriteAllText(folder.At("红线2.txt"), "not a part");

        var imported = await Cli.JsonAsync("import", "layer", folder.At("红线.shp"), folder.At("红线.DBF"), folder.At("红线.prj"), "--plan", "dandong", "--layer", "red-line", "--data", folder.At("data"));

        var receipt = Assert.Single(imported.GetProperty("receipts").EnumerateArray());
        Assert.Equal(("红线.zip", "accepted", 1), (receipt.GetProperty("file").GetString(), receipt.GetProperty("status").GetString(), receipt.GetProperty("accepted").GetInt32()));

        var again = await Cli.JsonAsync("import", "layer", folder.At("红线.prj"), "--plan", "dandong", "--layer", "red-line", "--data", folder.At("data"));
        Assert.Equal("file.already-imported", Assert.Single(again.GetProperty("receipts").EnumerateArray()).GetProperty("problems")[0].GetProperty("code").GetString());
    }
}
