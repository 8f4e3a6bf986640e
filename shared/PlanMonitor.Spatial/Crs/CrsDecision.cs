using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Crs;

/// <summary>In which coordinate system the points of a feature are, and why. Features that are decided alike have equal decisions.</summary>
/// <param name="Reading">How the points become degrees.</param>
/// <param name="Code">What is to be said of it: a code of the message catalogue.</param>
/// <param name="Claim">What the file or a person claims; null where neither does.</param>
/// <param name="OnWgs84">Whether a grid is claimed to be one of WGS 84.</param>
public sealed record CrsDecision(CrsReading Reading, string Code, string? Claim = null, bool OnWgs84 = false)
{
    /// <summary>Degrees of which nothing is claimed.</summary>
    public static CrsDecision Degrees { get; } = new(default, "crs.degrees");

    /// <summary>EPSG code of the system that the figures are read in; null where no code stands for it (degrees, minutes and seconds).</summary>
    public int? Epsg => Reading.Form switch
    {
        CrsForm.Degrees => 4490,
        CrsForm.GaussKrueger => Reading.Grid.Epsg,
        CrsForm.WebMercator => 3857,
        _ => null,
    };

    /// <summary>Whether a reader of the receipt has to know of it; what is just as it should be is only written down.</summary>
    public bool IsRemarkable => Code is not ("crs.degrees" or "crs.degrees-claimed" or "crs.zone" or "crs.zone-claimed" or "crs.meridian");

    /// <summary>What the decision is and why, in both languages.</summary>
    /// <param name="count">How many features were decided like this.</param>
    public Problem Told(int count) => Problem.Of(Code, column: "crs", value: Claim, arguments:
    [
        ("count", count), ("epsg", Epsg), ("width", Reading.Grid.Width), ("zone", Reading.Grid.Zone?.Number), ("meridian", Reading.Grid.Meridian),
        ("form", Reading.Form == CrsForm.DottedDms ? "D.MMSS" : "DDDMMSS"),
    ]);

    /// <summary>The remarks on features that were decided like this.</summary>
    public IEnumerable<Problem> Remarks(int count)
    {
        if (IsRemarkable)
        {
            yield return Told(count);
        }
        if (OnWgs84)
        {
            yield return Problem.Of("crs.wgs84-taken", column: "crs", value: Claim);
        }
        if (Reading is { Form: CrsForm.GaussKrueger or CrsForm.WebMercator, Swapped: true })
        {
            yield return Problem.Of("crs.axes-swapped", column: "crs", arguments: ("count", count));
        }
    }
}
