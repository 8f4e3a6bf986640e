using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats.Texts;

namespace PlanMonitor.Spatial.Formats.BoundaryPoints;

/// <summary>
/// Reads parcels from a text file of boundary points (界址点 TXT, 报部坐标) in UTF-8, GBK or GB18030: with or without header, of one parcel or many, with or without the line of
/// attributes, closing points, rings and zone numbers. Memory holds one parcel.
/// </summary>
public static class BoundaryPointReader
{
    /// <summary>
    /// Gives parcels and problems in the order of the file. Level Row stands for a parcel that is refused, Remark for something about the file or the parcel that follows,
    /// File for the last thing given. Records are lines. X, the northing of the format, becomes y; where a file has them the other way round is told by their size later.
    /// </summary>
    /// <param name="stream">The file, seekable; it is not closed.</param>
    /// <param name="limits">What it may ask of memory; null for <see cref="FormatLimits.Default"/>.</param>
    /// <param name="attributes">Whether to keep attributes.</param>
    public static IEnumerable<Outcome<RawFeature>> Read(Stream stream, FormatLimits? limits = null, bool attributes = true)
    {
        using var lines = new TextLines(stream);
        foreach (var item in new BoundaryPointScanner(lines, limits ?? FormatLimits.Default, attributes).Items())
        {
            yield return item;
        }
    }
}
