using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats;

namespace PlanMonitor.Spatial.Overlay;

/// <summary>A file to overlay.</summary>
/// <param name="Name">Name of the layer; of the footprints' file any name for messages.</param>
/// <param name="Open">Opens the file; the job closes it.</param>
public sealed record OverlayFile(string Name, Func<Stream> Open)
{
    /// <summary>The same as a file of any format, with what lies beside it.</summary>
    public SourceFile Source { get; init; } = new(Name, Open);
}

/// <summary>What <see cref="OverlayJob"/> shall do.</summary>
/// <param name="Footprints">The footprints.</param>
/// <param name="Layers">The layers; rows come in this order.</param>
/// <param name="Output">Takes the CSV. Where a file is rejected what was written is void.</param>
/// <param name="LeastAreaM2">Least shared area of a row, m².</param>
/// <param name="Crs">EPSG code that the caller claims for all files; null where it claims none.</param>
/// <param name="Threads">Threads to use; the output does not depend on it.</param>
/// <param name="Progress">Called from the calling thread as work goes on.</param>
public sealed record OverlayRequest(
    OverlayFile Footprints,
    IReadOnlyList<OverlayFile> Layers,
    TextWriter Output,
    double LeastAreaM2 = 1,
    int? Crs = null,
    int Threads = 2,
    Action<OverlayProgress>? Progress = null)
{
    /// <summary>What the caller claims; null where it claims nothing.</summary>
    internal CrsClaim? Asked => CrsClaim.OfPerson(Crs);
}

/// <summary>How far the job is.</summary>
/// <param name="File">Name of the file being worked on.</param>
/// <param name="Features">Features done in it.</param>
/// <param name="Fraction">Share of the file that was read, 0 to 1; null where the stream has no length.</param>
public sealed record OverlayProgress(string File, int Features, double? Fraction);

/// <summary>Something to tell about a feature or a file.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Feature">Id of a feature that was taken with a remark; null where it was refused, then the problem's line is its record number.</param>
/// <param name="Problem">What it is.</param>
public sealed record OverlayNote(string File, string? Feature, Problem Problem);

/// <summary>What the job did.</summary>
/// <param name="Footprints">Footprints taken.</param>
/// <param name="Features">Features taken, all layers together.</param>
/// <param name="Pairs">Rows written.</param>
/// <param name="AreaM2">Sum of their areas.</param>
/// <param name="Stats">How pairs were decided.</param>
/// <param name="Notes">Repaired and refused features, in the order of the files.</param>
/// <param name="Rejected">The file that was rejected whole and why; null where none was.</param>
public sealed record OverlayReport(
    int Footprints, int Features, long Pairs, double AreaM2, OverlayStats Stats, IReadOnlyList<OverlayNote> Notes, OverlayNote? Rejected);
