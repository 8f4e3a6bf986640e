using System.CommandLine;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Overlay.Export;

namespace PlanMonitor.Local.Commands;

/// <summary>What <c>overlay</c> writes beside its CSV: the shapes of the overlaps, and the sheets that staff paste from.</summary>
internal sealed class OverlayExports
{
    /// <summary>Files to write.</summary>
    public Option<string[]> Files { get; } = new("--export")
    {
        Description = "Also write the overlaps to a file; may be given several times. GeoJSON, shapefile (.zip or .shp), boundary points (.txt), or review sheets (.xlsx).",
        HelpName = "FILE",
    };

    /// <summary>Columns of the review sheets.</summary>
    public Option<string[]> Columns { get; } = new("--column") { Description = "The column of the review sheets that a layer fills, where its name does not tell: 图层=耕地.", HelpName = "NAME=COLUMN" };

    /// <summary>Wrong usage, before any work is done.</summary>
    /// <param name="arguments">What was typed.</param>
    /// <param name="layers">Names of the layers.</param>
    public void Check(ParseResult arguments, IReadOnlyCollection<string> layers)
    {
        if (Said(arguments).Keys.FirstOrDefault(name => !layers.Contains(name)) is { } unknown)
        {
            throw new UsageException($"--column names the layer {unknown}, which no --layer has; write one of {string.Join(", ", layers)}.");
        }
        foreach (var path in arguments.GetValue(Files) ?? [])
        {
            if (!OverlapExport.Knows(path))
            {
                throw new UsageException($"--export {path} does not end with one of {string.Join(", ", OverlapExport.Endings)}.");
            }
            if (Directory.Exists(path) || Path.GetDirectoryName(Path.GetFullPath(path)) is not { } folder || !Directory.Exists(folder))
            {
                throw new UsageException($"--export {path} is no file in a folder that exists.");
            }
        }
    }

    /// <summary>Writes them; the files were read without a fault.</summary>
    public void Write(ParseResult arguments, string footprints, IEnumerable<string> layers, double least, int? crs, Output output, CancellationToken cancel)
    {
        if (arguments.GetValue(Files) is not { Length: > 0 } files)
        {
            return;
        }
        var named = layers.Select(layer => layer.Split('=', 2)).Select(pair => (Name: pair[0], File: SourceFile.At(pair[1]))).ToList();
        var found = OverlapShapes.Of(SourceFile.At(footprints), named, least, crs, cancel).ToList();
        foreach (var file in files)
        {
            foreach (var remark in OverlapExport.Write(file, found, [.. named.Select(layer => layer.Name)], Said(arguments)))
            {
                output.Talk.WriteLine($"{file}: {output.In(remark.Message)} {output.In(remark.Action)}");
            }
        }
    }

    private Dictionary<string, ReviewColumn> Said(ParseResult arguments) => (arguments.GetValue(Columns) ?? []).Select(text => text.Split('=', 2)).DistinctBy(pair => pair[0], StringComparer.Ordinal).ToDictionary(
        pair => pair[0],
        pair => pair.Length == 2 && ReviewColumns.Named(pair[1]) is { } column
            ? column
            : throw new UsageException($"'{string.Join('=', pair)}' is no column; write NAME=COLUMN with one of {string.Join(", ", Enum.GetValues<ReviewColumn>().Select(ReviewColumns.Name))}."),
        StringComparer.Ordinal);
}
