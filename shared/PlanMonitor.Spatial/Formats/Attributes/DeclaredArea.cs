using System.Globalization;
using NetTopologySuite.Geometries;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Areas;

namespace PlanMonitor.Spatial.Formats.Attributes;

/// <summary>Holds the area that a file states against the one that its boundary has.</summary>
internal static class DeclaredArea
{
    // As for stated areas of rights: planes of projection differ by less than 0.1%, rounding and old surveys by more.
    private const double Share = 0.01;

    // What nobody states more finely.
    private const double Least = 1;

    // The unit of the last place of two decimals of a hectare.
    private const double Coarsest = 100;

    /// <summary>A remark where the two differ by more than 1%, or by more than the stated figure is rounded to; null where they agree or nothing is stated.</summary>
    public static Problem? Remark(RawFeature raw, Geometry geometry, AttributeNames names)
    {
        if (Stated(raw, names) is not var (column, stated, unit))
        {
            return null;
        }
        var measured = GeodesicArea.Of(geometry);
        return Math.Abs(measured - stated) <= Math.Max(Math.Max(Least, unit / 2), Share * measured)
            ? null
            : Problem.Of("feature.declared-area", raw.Record, column, Written(stated), ("measured", Written(measured)), ("difference", Written(measured - stated)));
    }

    private static (string? Column, double M2, double Unit)? Stated(RawFeature raw, AttributeNames names)
    {
        if (raw.DeclaredM2 is > 0 and < 1e13 and { } own)
        {
            return (null, own, Unit(own));
        }
        return raw.Attributes.Count > 0 && names.Find(raw.Attributes, AttributeNames.Area) is var (name, text)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var m2) && m2 is > 0 and < 1e13
            ? (name, m2, text.Contains('.', StringComparison.Ordinal) ? 1 : Unit(m2)) : null;
    }

    // The last place that is not zero: 0.77 公顷 are 7700 m² to 100 m².
    private static double Unit(double m2)
    {
        var unit = 1.0;
        while (unit < Coarsest && Math.Abs((m2 / (unit * 10)) - Math.Round(m2 / (unit * 10))) < 1e-9)
        {
            unit *= 10;
        }
        return unit;
    }

    private static string Written(double m2) => m2.ToString("0.##", CultureInfo.InvariantCulture);
}
