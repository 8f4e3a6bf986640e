using System.Globalization;
using System.Text;

namespace PlanMonitor.Spatial.Overlay.Reading;

/// <summary>Names of shapes as text.</summary>
internal static class ShapeName
{
    /// <summary>The name, or the 0-based position of what has none.</summary>
    public static string Of(ReadOnlySpan<byte> name, int record) =>
        name.IsEmpty ? (record - 1).ToString(CultureInfo.InvariantCulture) : Encoding.UTF8.GetString(name);
}
