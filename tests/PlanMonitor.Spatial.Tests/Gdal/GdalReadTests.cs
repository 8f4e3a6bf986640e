using System.IO.Compression;
using System.Text;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Repair;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Gdal;

/// <summary>Files that GDAL writes are read as GDAL itself reads them: every coordinate to the last bit, every attribute.</summary>
public sealed class GdalReadTests
{
    // Driver, ending, coordinate system, options of ogr2ogr.
    private static readonly (string Driver, string Ending, string[] Options)[] Kinds =
    [
        ("ESRI Shapefile", "shp", ["-lco", "ENCODING=UTF-8"]),
        ("ESRI Shapefile", "shp", ["-lco", "ENCODING=CP936"]),
        ("ESRI Shapefile", "shp", ["-lco", "ENCODING=CP936", "-dim", "XYZ"]),
        ("ESRI Shapefile", "shp", ["-lco", "ENCODING=UTF-8", "-dim", "XYM"]),
        ("GPKG", "gpkg", ["-lco", "SPATIAL_INDEX=YES"]),
        ("GPKG", "gpkg", ["-lco", "SPATIAL_INDEX=NO", "-dim", "XYZM"]),
        ("GeoJSON", "geojson", ["-lco", "RFC7946=NO", "-lco", "SIGNIFICANT_FIGURES=17"]),
    ];

    // Systems in degrees only.
    private static readonly (string Driver, string Ending, string[] Options)[] KindsInDegrees =
    [
        ("KML", "kml", []),
        ("LIBKML", "kml", []),
        ("LIBKML", "kmz", []),
        ("GeoJSON", "geojson", ["-lco", "RFC7946=YES"]),
        ("GeoJSONSeq", "geojsons", []),
        ("GeoJSONSeq", "geojsons", ["-lco", "RS=YES"]),
        ("CSV", "csv", ["-lco", "GEOMETRY=AS_WKT"]),
    ];

    // Degrees of CGCS2000 and WGS 84, the 3-degree zones 39 to 42 with and without number in front, the 6-degree zones 20 and 21, Web Mercator.
    private static readonly int[] Systems = [4490, 4326, 4527, 4528, 4529, 4530, 4548, 4549, 4550, 4551, 4498, 4499, 3857];

    /// <summary>One row for each kind of file and system.</summary>
    public static TheoryData<string, string, int, string> Rows()
    {
        var rows = new TheoryData<string, string, int, string>();
        foreach (var (driver, ending, options) in Kinds)
        {
            foreach (var system in Systems)
            {
                rows.Add(driver, ending, system, string.Join(' ', options));
            }
        }
        foreach (var (driver, ending, options) in KindsInDegrees)
        {
            rows.Add(driver, ending, 4326, string.Join(' ', options));
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_file_that_GDAL_writes_is_read_as_GDAL_reads_it(string driver, string ending, int system, string options)
    {
        GdalProgram.Needed();
        using var folder = new TempFolder();
        var file = await WrittenAsync(folder, driver, ending, system, options);
        var theirs = await GdalFeature.ReadAsync(file, folder.Path);

        var ours = FeatureFile.Read(Source(folder, file)).Where(item => item.Ok).Select(item => GdalFeature.Of(item.Value)).ToList();

        Assert.Equal(theirs.Count, ours.Count);
        for (var i = 0; i < theirs.Count; i++)
        {
            Assert.Equal(theirs[i].Rings, ours[i].Rings);
            Assert.All(GdalGround.Attributes.Where(theirs[i].Attributes.ContainsKey), name => Assert.Equal(theirs[i].Attributes[name], ours[i].Attributes[name]));
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task What_GDAL_projected_comes_back_to_the_millimetre(string driver, string ending, int system, string options)
    {
        GdalProgram.Needed();
        using var folder = new TempFolder();
        var file = await WrittenAsync(folder, driver, ending, system, options);
        var json = folder.At("degrees.geojson");
        await GdalProgram.ConvertAsync(file, json, "GeoJSON", "-s_srs", $"EPSG:{system}", "-t_srs", system == 4326 ? "EPSG:4326" : "EPSG:4490", "-lco", "RFC7946=NO", "-lco", "SIGNIFICANT_FIGURES=17", "-dim", "XY");

        var ours = Usable(Source(folder, file));
        var theirs = Usable(new SourceFile("degrees.geojson", () => File.OpenRead(json)));

        Assert.NotEmpty(theirs);
        Assert.Equal(theirs.Count, ours.Count);
        const double Millimetre = 9e-9;
        Assert.All(theirs.Zip(ours), pair => Assert.True(
            pair.First.Geometry.Normalized().EqualsExact(pair.Second.Geometry.Normalized(), Millimetre), $"{pair.First.Id}: {pair.First.Geometry} and {pair.Second.Geometry}"));
    }

    private static List<Feature> Usable(SourceFile file) =>
        [.. FeatureReader.Check(FeatureFile.Read(file), CoordinateRange.China).Where(item => item.Ok).Select(item => item.Value)];

    private static async Task<string> WrittenAsync(TempFolder folder, string driver, string ending, int system, string options)
    {
        var seed = folder.At("seed.json");
        await File.WriteAllTextAsync(seed, GdalGround.Around(Meridian(system)));
        var file = folder.At("图斑." + ending);
        string[] extra = driver is "KML" ? ["-dsco", "NameField=JCBH"] : [];
        await GdalProgram.ConvertAsync(seed, file, driver, ["-t_srs", $"EPSG:{system}", .. extra, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        return file;
    }

    private static int Meridian(int system) => system switch
    {
        >= 4513 and <= 4533 => (system - 4488) * 3,
        >= 4534 and <= 4554 => (system - 4509) * 3,
        >= 4491 and <= 4501 => ((system - 4478) * 6) - 3,
        _ => 120,
    };

    // A shapefile is several files: they come in one archive.
    private static SourceFile Source(TempFolder folder, string file)
    {
        if (!file.EndsWith(".shp", StringComparison.Ordinal))
        {
            return new(Path.GetFileName(file), () => File.OpenRead(file));
        }
        var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var part in Directory.EnumerateFiles(folder.Path, "图斑.*"))
            {
                archive.CreateEntryFromFile(part, "数据/" + Path.GetFileName(part));
            }
        }
        return SourceFile.Of("图斑.zip", content.ToArray());
    }
}
