using System.Text.RegularExpressions;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;
using PlanMonitor.Spatial.Formats.BoundaryPoints;
using PlanMonitor.Spatial.Formats.GeoJson;
using PlanMonitor.Spatial.Formats.Register;
using PlanMonitor.Spatial.Formats.TableShapes;

namespace PlanMonitor.Spatial.Formats.Texts;

/// <summary>Texts that are neither JSON nor markup: boundary points, registration coordinates, comma-separated tables.</summary>
internal static partial class TextFeatures
{
    private const int HeadLines = 50;

    private enum TextKind
    {
        Points,
        Register,
        Table,
    }

    /// <summary>Whether a file that begins with these bytes is such a text.</summary>
    public static bool Recognises(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return true;
        }
        bytes = (bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes).TrimStart(" \t\r\n"u8);
        return bytes is [not (byte)'<', ..] && !JsonText.Begins(bytes) && !bytes.Contains((byte)0);
    }

    /// <summary>Gives features and problems as <see cref="FeatureFile.Read"/> does; which text it is the first lines tell.</summary>
    public static IEnumerable<Outcome<RawFeature>> Read(Stream stream, FormatLimits limits, bool attributes) => Kind(stream) switch
    {
        TextKind.Register => RegisterReader.Read(stream, limits, attributes),
        TextKind.Table => TableShapeReader.Read(stream, limits, attributes),
        _ => BoundaryPointReader.Read(stream, limits, attributes),
    };

    // A list of points under names of columns is a table only where it has more columns than points have: otherwise both readers see the same.
    private static TextKind Kind(Stream stream)
    {
        using var lines = new TextLines(stream);
        var kind = TextKind.Points;
        while (kind == TextKind.Points && lines.Line < HeadLines && lines.Next() is { } line && !line.EndsWith('@') && !line.Contains('[', StringComparison.Ordinal))
        {
            var plain = HalfWidth.Fold(line).Trim();
            kind = plain.StartsWith("*,", StringComparison.Ordinal) || RegisterPoint().IsMatch(plain) ? TextKind.Register
                : ShapeColumns.Of([.. plain.Split(',').Select(cell => cell.Trim('"'))]) is { MoreThanPoints: true } ? TextKind.Table
                : TextKind.Points;
        }
        stream.Position = 0;
        return kind;
    }

    [GeneratedRegex(@"^[0-9]+,[0-9.]+,[0-9.]+,\s*,\s*($|,|[0-9*])", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RegisterPoint();
}
