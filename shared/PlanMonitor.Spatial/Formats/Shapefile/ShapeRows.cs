using System.Collections.Frozen;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats.Shapefile.Dbf;

namespace PlanMonitor.Spatial.Formats.Shapefile;

/// <summary>Puts shapes and rows of attributes together: the nth shape has the nth row.</summary>
/// <param name="shapes">The shapes.</param>
/// <param name="table">The rows; null where there are none.</param>
/// <param name="attributes">Whether to keep attributes.</param>
/// <param name="claim">The coordinate system that the .prj claims.</param>
internal sealed class ShapeRows(ShapeScanner shapes, DbfTable? table, bool attributes, CrsClaim? claim)
{
    private readonly DbfRows? _rows = table is null ? null : new(table, attributes);
    private int _deleted;

    /// <summary>Features and problems in the order of the file.</summary>
    public IEnumerable<Outcome<RawFeature>> Read()
    {
        while (true)
        {
            var (more, deleted, broken) = NextRow();
            if (shapes.Next(skip: deleted || !more) is not { } shape)
            {
                break;
            }
            if (shape.Problem is { Level: ProblemLevel.File } fault)
            {
                yield return fault;
                yield break;
            }
            if (deleted || !more)
            {
                continue;
            }
            if (shape.Ok && shapes.OddDirections)
            {
                yield return Problem.Of("shapefile.ring-directions", shapes.Record);
            }
            yield return shape.Problem is { } problem ? problem : broken is not null ? broken : Feature(shape.Value);
        }
        foreach (var problem in AtTheEnd())
        {
            yield return problem;
        }
    }

    private (bool More, bool Deleted, Problem? Broken) NextRow()
    {
        if (_rows is null)
        {
            return (true, false, null);
        }
        if (!table!.Next(out var row, out var deleted))
        {
            return (false, false, null);
        }
        if (deleted)
        {
            _deleted++;
            return (true, true, null);
        }
        return (true, false, _rows.Take(row, shapes.Record + 1));
    }

    private RawFeature Feature(RawPolygons shape) => new(
        shapes.Record,
        FeatureId.Of(null, _rows?.Id, shapes.Record),
        shape,
        _rows?.Attributes() ?? FrozenDictionary<string, string>.Empty,
        FeatureId.IsGiven(null, _rows?.Id))
    {
        Crs = claim,
    };

    private IEnumerable<Problem> AtTheEnd()
    {
        if (shapes.Longer)
        {
            yield return Problem.Of("shapefile.length-differs");
        }
        if (_deleted > 0)
        {
            yield return Problem.Of("dbf.deleted", arguments: ("count", _deleted));
        }
        if (_rows is { Cut: > 0 })
        {
            yield return Problem.Of("dbf.text-cut", arguments: ("count", _rows.Cut));
        }
        if (table is not null && table.Rows != shapes.Record)
        {
            yield return Problem.Of("shapefile.count-differs", arguments: [("shapes", shapes.Record), ("rows", table.Rows)]);
        }
    }
}
