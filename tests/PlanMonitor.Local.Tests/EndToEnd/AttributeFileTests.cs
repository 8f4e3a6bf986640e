using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.EndToEnd;

/// <summary>Further names of attributes, in a file of the data folder.</summary>
public sealed class AttributeFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(null, 0, "1 footprints have no number; they are numbered by their shapes.", true)]
    [InlineData("""{"JCBH": ["编号"]}""", 0, "1 footprints have no number; they are numbered by their shapes.", false)]
    [InlineData("""{"JCBH": "编号"}""", 2, "The attribute names are no JSON object such as", true)]
    [InlineData("""{"XMC": ["县"]}""", 2, "The attribute names are for one of JCBH, MJ, XZQDM, TBLX, QSX, HSX.", true)]
    public async Task A_name_of_ones_own_counts(string? names, int exit, string said, bool expected)
    {
        Directory.CreateDirectory(folder.At("data"));
        if (names is not null)
        {
            File.WriteAllText(folder.At("data", "attributes.json"), names);
        }
        File.WriteAllText(folder.At("f.geojson"),
            """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"编号":"甲-1"},"geometry":{"type":"Polygon","coordinates":[[[124.6,40.6],[124.601,40.6],[124.6,40.601],[124.6,40.6]]]}}]}""");

        var import = await Cli.RunAsync("import", "footprints", folder.At("f.geojson"), "--plan", "dandong", "--year", "2024", "--data", folder.At("data"), "--lang", "en");

        Assert.Equal((exit, expected), (import.Exit, (import.Out + import.Error).Contains(said, StringComparison.Ordinal)));
    }
}
