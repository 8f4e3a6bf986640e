using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats.Texts;

namespace PlanMonitor.Spatial.Formats.Register;

/// <summary>Reads a file of registration coordinates (登记拐点坐标): each ring that is not deducted is a feature with its elevations, since each has its own.</summary>
public static class RegisterReader
{
    /// <summary>Attribute of the upper elevation in metres, as written.</summary>
    public const string Top = "开采标高上限";

    /// <summary>Attribute of the lower elevation in metres, as written.</summary>
    public const string Bottom = "开采标高下限";

    private const string Name = "名称";

    /// <summary>
    /// Gives features in the order of the file, named by their block; one name for several blocks is numbered. A fault ends the file: with a ring missing, what is left would be
    /// another boundary. The file is read whole.
    /// </summary>
    /// <param name="stream">The file, seekable; it is not closed.</param>
    /// <param name="limits">What it may ask of memory; null for <see cref="FormatLimits.Default"/>.</param>
    /// <param name="attributes">Whether to keep attributes.</param>
    public static IEnumerable<Outcome<RawFeature>> Read(Stream stream, FormatLimits? limits = null, bool attributes = true)
    {
        limits ??= FormatLimits.Default;
        if (!WholeText.Text(stream, limits.FeatureBytes).TryGet(out var text, out var problem))
        {
            return [problem];
        }
        var read = CoordinateString.Read(text, limits.FeatureVertices);
        if (read.Fault is { } fault)
        {
            return [Problem.Of("corners." + fault.What, fault.Line, null, fault.Value, ("limit", limits.FeatureVertices))];
        }
        var counts = read.Areas.CountBy(area => area.Name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return read.Areas.Select((area, i) =>
        {
            var number = seen[area.Name] = seen.GetValueOrDefault(area.Name) + 1;
            var own = area.Name.Length > 0 && counts[area.Name] > 1 ? $"{area.Name}-{number}" : area.Name;
            return Outcome<RawFeature>.Of(new(area.Line, FeatureId.Of(own, null, i + 1), new([area.Rings], Multi: false), attributes ? Attributes(area) : [], own.Length > 0));
        });
    }

    /// <summary>Name and elevations of an area, where they are given.</summary>
    private static Dictionary<string, string> Attributes(CoordinateArea area)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in new[] { (Name, area.Name), (Top, area.Top), (Bottom, area.Bottom) })
        {
            if (value.Length > 0)
            {
                attributes[name] = value;
            }
        }
        return attributes;
    }
}
