using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.Overlay.Chains;

/// <summary>A footprint (图斑) as an image showed it. Of its shape only what the kernel needs is kept: a province has a hundred thousand.</summary>
public sealed record Detection
{
    /// <summary>A footprint.</summary>
    /// <param name="id">Its number; one without a number is known by its shape.</param>
    /// <param name="date">Day of the later image (后时相).</param>
    /// <param name="shape">A valid polygon or multipolygon in degrees.</param>
    /// <param name="record">Number in the file, 1-based.</param>
    public Detection(string id, DateOnly date, Geometry shape, int record = 0) => (Id, Date, Record, Shape) = (id, date, record, ShapeCheck.Fit(shape));

    /// <summary>Its number; one without a number is known by its shape.</summary>
    public string Id { get; init; }

    /// <summary>Day of the later image (后时相).</summary>
    public DateOnly Date { get; init; }

    /// <summary>Number in the file, 1-based.</summary>
    public int Record { get; }

    /// <summary>Its shape, fit for the kernel, with its area.</summary>
    internal FlatShape Shape { get; }
}
