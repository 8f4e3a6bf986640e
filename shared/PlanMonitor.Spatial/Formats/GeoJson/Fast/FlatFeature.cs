using System.Runtime.InteropServices;

namespace PlanMonitor.Spatial.Formats.GeoJson.Fast;

/// <summary>Where one feature lies in <see cref="FlatFeatures"/>.</summary>
/// <param name="RingsAt">Its first ring.</param>
/// <param name="RingCount">Its rings.</param>
/// <param name="PartsAt">Its first part.</param>
/// <param name="PartCount">Its parts.</param>
/// <param name="Multi">Whether the file says that there may be several parts.</param>
/// <param name="NameAt">Its name.</param>
/// <param name="NameLength">Bytes of its name; 0 where only its position names it.</param>
/// <param name="OddAt">Where the text of a feature that was not read begins in the block.</param>
/// <param name="OddLength">Bytes of that text; 0 where the feature was read.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FlatFeature(
    int RingsAt, int RingCount, int PartsAt, int PartCount, bool Multi, int NameAt, int NameLength, int OddAt, int OddLength);
