using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Projection;
using PlanMonitor.Spatial.Repair;

namespace PlanMonitor.Spatial.Crs;

/// <summary>Decides for figures in metres: zone before the easting, else central meridian by claim, or Web Mercator by claim.</summary>
/// <param name="raw">The feature.</param>
/// <param name="figures">Its figures.</param>
/// <param name="claim">What is claimed of it; null where nothing is.</param>
/// <param name="asked">Whether a person claims it.</param>
/// <param name="range">Where the points may lie.</param>
internal readonly ref struct MetresDecider(RawFeature raw, CrsFigures figures, CrsClaim? claim, bool asked, CoordinateRange range)
{
    private const double LeastMetres = 1000;

    // An easting without a zone has six digits; the northings of China's land seven, and of its southern seas six.
    private const double LeastEasting = 100_000, MostEasting = 900_000, LeastNorthing = 1_000_000, MostNorthing = 10_000_000;

    private const double HalfWay = 500_000;

    /// <summary>The decision, or the problem that refuses the feature.</summary>
    public Outcome<CrsDecision> Decide()
    {
        var mercator = Mercator();
        if (claim is { Kind: CrsKind.WebMercator } && mercator is { } swapped)
        {
            return new CrsDecision(new(CrsForm.WebMercator, swapped), "crs.mercator-taken", claim.Text);
        }
        if (Zone() is var (zone, exchanged))
        {
            var agrees = claim is { Kind: CrsKind.GaussKrueger } && claim.Meridian == (int)zone.CentralMeridian;
            // West of zone 16 the eastings of the 6-degree zones are also those of Web Mercator over the east of China.
            return mercator is not null && !agrees
                ? CrsRefusals.At("crs.zone-or-mercator", raw, ("zone", zone.Number), ("epsg", zone.Epsg))
                : ByZone(zone, exchanged, agrees);
        }
        return ByMeridian();
    }

    private Outcome<CrsDecision> ByZone(GaussKruegerZone zone, bool swapped, bool agrees)
    {
        var decision = new CrsDecision(new(CrsForm.GaussKrueger, swapped, GaussKruegerGrid.Of(zone)), "crs.zone", claim?.Text, claim is { OnWgs84: true });
        if (claim is null)
        {
            return decision;
        }
        if (agrees || claim.DatumOnly)
        {
            return decision with { Code = "crs.zone-claimed" };
        }
        return asked ? CrsRefusals.At("crs.asked-contradicts-figures", raw, ("claim", claim.Text)) : decision with { Code = "crs.label-wrong" };
    }

    private Outcome<CrsDecision> ByMeridian()
    {
        if (claim is null)
        {
            return CrsRefusals.At("coordinates.metres", raw, (x, y) => Math.Abs(x) >= LeastMetres || Math.Abs(y) >= LeastMetres);
        }
        if (Plain() is not { } swapped)
        {
            return Contradicted();
        }
        if (claim.Kind is CrsKind.WebMercator or CrsKind.Wgs84)
        {
            return Contradicted();
        }
        if (claim is not { Kind: CrsKind.GaussKrueger, Meridian: { } meridian })
        {
            return CrsRefusals.At("crs.no-zone", raw, ("claim", claim.Text));
        }
        if (claim.Prefixed == true)
        {
            return asked ? Contradicted() : CrsRefusals.At("crs.prefix-missing", raw, ("claim", claim.Text), ("meridian", meridian), ("epsg", new GaussKruegerGrid(meridian, null, claim.Width ?? 3).Epsg));
        }
        var eastings = swapped ? figures.Second : figures.First;
        var reach = GaussKruegerZone.ReachOf(claim.Width ?? 6);
        return Math.Max(HalfWay - eastings.Least, eastings.Most - HalfWay) > reach
            ? Contradicted()
            : new CrsDecision(new(CrsForm.GaussKrueger, swapped, new(meridian, null, claim.Width ?? 3)), "crs.meridian", claim.Text, claim.OnWgs84);
    }

    private Problem Contradicted() => CrsRefusals.At(asked ? "crs.asked-contradicts-figures" : "crs.contradicted", raw, ("claim", claim!.Text));

    // The one zone that all eastings name, and whether the eastings stand second.
    private (GaussKruegerZone Zone, bool Swapped)? Zone() =>
        Zone(figures) is { } zone ? (zone, false) : Zone(figures.Exchanged) is { } exchanged ? (exchanged, true) : null;

    private static GaussKruegerZone? Zone(CrsFigures upright) =>
        upright.Second is { Least: >= 0, Most: < MostNorthing } && GaussKruegerZone.OfEasting(upright.First.Least) is { } zone && GaussKruegerZone.OfEasting(upright.First.Most) == zone ? zone : null;

    // Whether the figures are a six-digit easting and a seven-digit northing, and whether the easting stands second.
    private bool? Plain() => IsPlain(figures) ? false : IsPlain(figures.Exchanged) ? true : null;

    private static bool IsPlain(CrsFigures upright) =>
        upright is { First: { Least: >= LeastEasting, Most: <= MostEasting }, Second: { Least: >= LeastNorthing, Most: < MostNorthing } };

    // Whether the figures can be Web Mercator, and whether the northing stands first; over the whole globe the order cannot be told.
    private bool? Mercator() => IsMercator(figures) ? false : !range.Ambiguous && IsMercator(figures.Exchanged) ? true : null;

    private bool IsMercator(CrsFigures upright)
    {
        var (west, south) = WebMercator.ToDegrees(upright.First.Least, upright.Second.Least);
        var (east, north) = WebMercator.ToDegrees(upright.First.Most, upright.Second.Most);
        return range.Holds(west, south) && range.Holds(east, north);
    }
}
