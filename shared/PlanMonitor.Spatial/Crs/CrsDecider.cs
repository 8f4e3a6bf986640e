using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Repair;

namespace PlanMonitor.Spatial.Crs;

/// <summary>
/// Decides in which coordinate system the points of a feature are, from what is claimed and what the figures show: degrees by their size, a zone by its number before the
/// easting. Figures that prove their system beat a claim; a claim decides where figures leave several; where neither does, nothing is guessed.
/// </summary>
/// <param name="range">Where the points may lie.</param>
/// <param name="asked">What a person claims of all features; null where nobody does.</param>
/// <param name="notations">By part of the file (empty where it has none), how it writes angles: <see cref="NotationSearch"/>.</param>
internal sealed class CrsDecider(CoordinateRange range, CrsClaim? asked, IReadOnlyDictionary<string, Notation> notations)
{
    // Degrees with a slip of the pen stay below, metres of any projection lie above.
    private const double LeastMetres = 1000;

    private readonly Problem? _askedRefused = CrsRefusals.Of(asked);

    /// <summary>The decision, or the problem that refuses the feature (level Row) or the file that claims it (level File).</summary>
    public Outcome<CrsDecision> Of(RawFeature raw)
    {
        if ((_askedRefused ?? CrsRefusals.Of(raw.Crs)) is { } refused)
        {
            return refused;
        }
        if (raw.Crs is { } file && asked is not null && CrsRefusals.Contradict(file, asked))
        {
            return Problem.Of("crs.asked-contradicts-claim", column: "crs", value: asked.Text, arguments: ("claim", file.Text));
        }
        var figures = CrsFigures.Of(raw.Shape);
        if (!figures.Finite)
        {
            return CrsRefusals.At("coordinates.not-finite", raw, (x, y) => !double.IsFinite(x) || !double.IsFinite(y));
        }
        var claim = asked ?? raw.Crs;
        if (figures.IsEmpty)
        {
            return CrsDecision.Degrees;
        }
        if (notations.GetValueOrDefault(raw.Part ?? "") is var notation and (Notation.Dotted or Notation.Packed))
        {
            return Angles(raw, figures, claim, notation == Notation.Dotted ? CrsForm.DottedDms : CrsForm.PackedDms);
        }
        // Near the point where its axes meet metres of Web Mercator are as small as degrees.
        var mayBeDegrees = !(range.Ambiguous && claim is { Kind: CrsKind.WebMercator });
        return mayBeDegrees && figures.In(range) ? Degrees(raw, claim, swapped: false)
            : mayBeDegrees && figures.Exchanged.In(range) ? Degrees(raw, claim, swapped: true)
            : mayBeDegrees && figures.Size < LeastMetres ? OutOfRange(raw, new(CrsForm.Degrees))
            : new MetresDecider(raw, figures, claim, asked is not null, range).Decide().TryGet(out var decision, out var problem) ? InRange(raw, figures, decision)
            : problem;
    }

    private Outcome<CrsDecision> Degrees(RawFeature raw, CrsClaim? claim, bool swapped)
    {
        var reading = new CrsReading(CrsForm.Degrees, swapped);
        return claim switch
        {
            null => swapped ? CrsDecision.Degrees with { Reading = reading } : CrsDecision.Degrees,
            { Kind: CrsKind.Cgcs2000 } => new CrsDecision(reading, "crs.degrees-claimed", claim.Text),
            // On the whole globe nothing is taken as CGCS2000.
            { Kind: CrsKind.Wgs84 } => new CrsDecision(reading, range.Ambiguous ? "crs.degrees-claimed" : "crs.wgs84-taken", claim.Text),
            _ when asked is not null => CrsRefusals.At("crs.asked-contradicts-figures", raw, ("claim", claim.Text)),
            _ when range.Ambiguous => CrsRefusals.At("crs.contradicted", raw, ("claim", claim.Text)),
            _ => new CrsDecision(reading, "crs.label-wrong-degrees", claim.Text),
        };
    }

    private Outcome<CrsDecision> Angles(RawFeature raw, CrsFigures figures, CrsClaim? claim, CrsForm form)
    {
        var decision = new CrsDecision(new(form), "crs.dms-taken", claim?.Text);
        if (claim is { Kind: CrsKind.GaussKrueger or CrsKind.WebMercator })
        {
            return CrsRefusals.At(asked is null ? "crs.contradicted" : "crs.asked-contradicts-figures", raw, ("claim", claim.Text));
        }
        return Corners(figures, decision.Reading).In(range) ? decision
            : InRange(raw, figures, decision with { Reading = decision.Reading with { Swapped = Corners(figures.Exchanged, decision.Reading).In(range) } });
    }

    private Outcome<CrsDecision> InRange(RawFeature raw, CrsFigures figures, CrsDecision decision)
    {
        var reading = decision.Reading;
        var upright = reading.Swapped ? figures.Exchanged : figures;
        return Corners(upright, reading with { Swapped = false }).In(range) || !raw.Shape.Parts.Any(part => part.Any(ring => IsOutside(ring, reading)))
            ? decision
            : OutOfRange(raw, reading);
    }

    private bool IsOutside(double[] ring, CrsReading reading)
    {
        for (var i = 0; i + 1 < ring.Length; i += 2)
        {
            if (IsOutside(ring[i], ring[i + 1], reading))
            {
                return true;
            }
        }
        return false;
    }

    private bool IsOutside(double first, double second, CrsReading reading)
    {
        var (longitude, latitude) = reading.ToDegrees(first, second);
        return !range.Holds(longitude, latitude);
    }

    private Problem OutOfRange(RawFeature raw, CrsReading reading) => CrsRefusals.At(
        "coordinates.out-of-range", raw, (x, y) => IsOutside(x, y, reading), ("west", range.West), ("east", range.East), ("south", range.South), ("north", range.North));

    // The figures that the two corners of a feature have in degrees.
    private static CrsFigures Corners(CrsFigures figures, CrsReading reading)
    {
        var (west, south) = reading.ToDegrees(figures.First.Least, figures.Second.Least);
        var (east, north) = reading.ToDegrees(figures.First.Most, figures.Second.Most);
        return new((west, east), (south, north), figures.Finite);
    }
}
