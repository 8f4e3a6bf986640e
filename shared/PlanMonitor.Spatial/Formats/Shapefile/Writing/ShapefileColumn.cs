using System.Globalization;

namespace PlanMonitor.Spatial.Formats.Shapefile.Writing;

/// <summary>A column of the attribute table of a shapefile that is written.</summary>
/// <param name="Name">Its name; in the file at most 10 bytes of it in GBK are kept, and made unique.</param>
/// <param name="Value">The value of a row, null for none.</param>
/// <param name="Decimals">Decimals of a column of numbers; null for one of texts.</param>
public sealed record ShapefileColumn<T>(string Name, Func<T, string?> Value, int? Decimals = null)
{
    /// <summary>A column of numbers.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1000", Justification = "It reads best on the type itself.")]
    public static ShapefileColumn<T> Number(string name, int decimals, Func<T, decimal?> value) =>
        new(name, row => value(row) is { } number ? Math.Round(number, decimals).ToString("F" + decimals, CultureInfo.InvariantCulture) : null, decimals);
}
