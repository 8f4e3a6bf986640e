using System.Globalization;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;

namespace PlanMonitor.Spatial.Crs;

/// <summary>Problems of claims and of figures.</summary>
internal static class CrsRefusals
{
    /// <summary>The problem of a claim that is not taken, which refuses the file; null where it is taken.</summary>
    public static Problem? Of(CrsClaim? claim) => claim switch
    {
        { Kind: CrsKind.Refused } => Problem.Of(
            claim.System switch
            {
                RefusedSystem.Xian80 => "crs.xian80",
                RefusedSystem.Beijing54 => "crs.beijing54",
                RefusedSystem.NewBeijing54 => "crs.new-beijing54",
                RefusedSystem.Gcj02 => "crs.gcj02",
                RefusedSystem.Bd09 => "crs.bd09",
                _ => "crs.local",
            },
            column: "crs", value: claim.Text),
        { Kind: CrsKind.Unknown } => Problem.Of("crs.unsupported", column: "crs", value: claim.Text),
        _ => null,
    };

    /// <summary>Whether what a person claims cannot be true together with what the file claims.</summary>
    public static bool Contradict(CrsClaim file, CrsClaim person) => (file, person) switch
    {
        ({ Kind: CrsKind.GaussKrueger }, { Kind: CrsKind.GaussKrueger }) => file.Meridian is { } one && person.Meridian is { } other && one != other,
        ({ DatumOnly: true }, { Kind: CrsKind.GaussKrueger or CrsKind.Cgcs2000 }) => false,
        _ => file.Kind != person.Kind,
    };

    /// <summary>The problem of the first point that is wrong, which refuses the feature.</summary>
    public static Problem At(
        string code, RawFeature raw, Func<double, double, bool> wrong, params (string Name, object? Value)[] arguments)
    {
        var shape = raw.Shape;
        for (var part = 0; part < shape.Parts.Count; part++)
        {
            for (var ring = 0; ring < shape.Parts[part].Count; ring++)
            {
                var ordinates = shape.Parts[part][ring];
                for (var i = 0; i + 1 < ordinates.Length; i += 2)
                {
                    if (wrong(ordinates[i], ordinates[i + 1]))
                    {
                        return Problem.Of(code, raw.Record, shape.Place(part, ring, i / 2), Written(ordinates[i], ordinates[i + 1]), arguments);
                    }
                }
            }
        }
        throw new InvalidOperationException("No vertex is wrong.");
    }

    /// <summary>The problem of a feature whose figures do not fit what is claimed; its first point stands for it.</summary>
    public static Problem At(string code, RawFeature raw, params (string Name, object? Value)[] arguments) => At(code, raw, (_, _) => true, arguments);

    /// <summary>How a point is written in a message, in the order of the file.</summary>
    public static string Written(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x}, {y}");
}
