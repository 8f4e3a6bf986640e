using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Ingest.Rights.Boundaries;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Rights;

/// <summary>Reads a register of mining rights (采矿权登记) from CSV or XLSX.</summary>
public static class RightTable
{
    private static readonly TableKind<MiningRight> Kind = new()
    {
        Columns = RightColumns.All,
        Required = (_, _) => [RightColumns.Licence, RightColumns.MineName, RightColumns.Region, RightColumns.Mineral],
        Subject = RightColumns.Licence,
        Read = Read,
        Key = right => right.Licence,
        TwoRows = "right.two-rows",
        SourceOf = right => right.Source,
        WithSource = (right, source) => right with { Source = source },
        Remarks = map => map.Has(RightColumns.Status) ? [] : ["right.no-status"],
    };

    private static readonly TableKind<MiningRight> ProposalKind = Kind with
    {
        Required = (_, _) => [RightColumns.Region, RightColumns.Mineral],
        Subject = RightColumns.Mineral,
        Read = (row, source) => Read(row, source, proposed: true),
        Remarks = _ => [],
    };

    /// <summary>The names of all columns in the order of the template.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. RightColumns.All.Select(column => column.Name)];

    /// <summary>
    /// The rights of a file. Boundaries come as WKT or as the registration coordinate string and leave as WKT in degrees (CGCS2000);
    /// where the table has no elevations those of the coordinate string stand in.
    /// </summary>
    public static TableResult<MiningRight> Read(string fileName, byte[] content, string sha256, ReadContext context) => TableReader.Read(Kind, fileName, content, sha256, context);

    /// <summary>
    /// A right that does not exist yet, from a table of the same columns with one row: a licence number and a name may be left out, and stand as
    /// <see cref="LicenceNumber.Proposed"/> and 拟设矿业权 then.
    /// </summary>
    public static TableResult<MiningRight> ReadProposal(string fileName, byte[] content, string sha256, ReadContext context)
    {
        var result = TableReader.Read(ProposalKind, fileName, content, sha256, context);
        return result.Rows.Count > 1 ? TableResult<MiningRight>.Refused(Problem.Of("right.several-proposals", value: $"{result.Rows.Count}")) : result;
    }

    private static MiningRight? Read(RowReader row, Source source) => Read(row, source, proposed: false);

    private static MiningRight? Read(RowReader row, Source source, bool proposed)
    {
        var licence = proposed && row.Text(RightColumns.Licence) is null ? LicenceNumber.Proposed : row.Licence(RightColumns.Licence);
        var name = proposed ? row.Name(RightColumns.MineName, required: false) ?? "拟设矿业权" : row.Name(RightColumns.MineName);
        var holder = row.Name(RightColumns.Holder, required: false);
        var region = row.Region(RightColumns.Region);
        var mineral = row.Mineral(RightColumns.Mineral);
        var scale = row.Measured(RightColumns.Scale, RightColumns.ScaleUnit, Basis.RawOre, UnitRule.Scale);
        var (method, status) = (row.Method(), row.Status());
        var (from, to) = row.Validity();
        var (top, bottom) = row.Elevations();
        var boundary = Boundary(row);
        var more = More(row, licence);
        if (row.Failed || licence is null || name is null || region is null || mineral is null || status is null)
        {
            return null;
        }
        return more(new(
            licence, name, holder, region, mineral.Code, row.Text(RightColumns.Mineral)!, scale, method, status.Value,
            from, to, top ?? boundary?.Top, bottom ?? boundary?.Bottom, boundary?.Wkt, source));
    }

    // What came to the register later: all of it may be missing.
    private static Func<MiningRight, MiningRight> More(RowReader row, string? licence)
    {
        var kind = row.Word(RightColumns.Kind, RightWords.Kind) ?? (licence?.StartsWith('T') == true ? RightKind.Exploration : RightKind.Mining);
        var (size, deposit) = (row.Word(RightColumns.SizeClass, RightWords.Size), row.Word(RightColumns.DepositClass, RightWords.Size));
        var reserve = row.Measured(RightColumns.Reserve, RightColumns.ReserveUnit, Basis.RawOre, UnitRule.Reserve);
        var years = row.Years(RightColumns.ServiceYears);
        var (grant, first) = (row.Word(RightColumns.Grant, RightWords.Grant), row.Day(RightColumns.FirstGranted));
        var (stage, funding) = (row.Word(RightColumns.Stage, RightWords.Stage), row.Word(RightColumns.Funding, RightWords.Funding));
        var (block, group) = (row.Name(RightColumns.Block, required: false), row.Name(RightColumns.Group, required: false));
        var area = row.Measured(RightColumns.DeclaredArea, RightColumns.DeclaredAreaUnit, Basis.None, UnitRule.Area);
        return right => right with
        {
            Kind = kind, SizeClass = size, DepositClass = deposit, Reserve = reserve, ServiceYears = years, Grant = grant, FirstGranted = first,
            Stage = stage, Funding = funding, Block = block, Group = group, DeclaredArea = area,
        };
    }

    private static BoundaryValue? Boundary(RowReader row)
    {
        if (row.Text(RightColumns.Boundary) is not { } text)
        {
            return null;
        }
        if (!BoundaryText.Parse(text, row.Line, row.Map.HeaderOf(RightColumns.Boundary)).TryGet(out var boundary, out var problem))
        {
            row.Report(problem);
            return null;
        }
        if (boundary.Closed > 0)
        {
            row.Report("boundary.closed", RightColumns.Boundary, null, ("count", boundary.Closed));
        }
        if (boundary.Swapped)
        {
            row.Report("boundary.swapped", RightColumns.Boundary, null);
        }
        return boundary;
    }
}
