using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats.Tables;

namespace PlanMonitor.Spatial.Formats.TableShapes;

/// <summary>Makes features of rows: the cells beside the shape are attributes under the headers as they stand.</summary>
internal sealed class TableAttributes(IReadOnlyList<string> header, ShapeColumns columns, bool keep)
{
    private static readonly string[] Systems = ["坐标系", "坐标系统", "crs"];
    private static readonly string[] Widths = ["几度分带", "分带"];
    private static readonly string[] Zones = ["带号"];

    // Headers that mean an attribute which names features elsewhere.
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["图斑编号"] = "JCBH", ["监测图斑编号"] = "JCBH", ["线索编号"] = "JCBH", ["图斑标识"] = "JCBH", ["地块编号"] = "DKBH", ["地块号"] = "DKBH", ["标识码"] = "BSM",
        ["jcbh"] = "JCBH", ["dkbh"] = "DKBH", ["bsm"] = "BSM", ["id"] = "id",
    };

    private readonly (int System, int Width, int Zone) _claim = (Find(header, Systems), Find(header, Widths), Find(header, Zones));

    /// <summary>The feature of a row.</summary>
    /// <param name="row">The row, of several the first.</param>
    /// <param name="ordinal">Its number among the features, 1-based.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="more">Attributes that the shape brings; a column of that name goes before.</param>
    /// <param name="name">Its name where no attribute names it, or null.</param>
    public RawFeature Feature(TableRow row, int ordinal, RawPolygons shape, IReadOnlyList<(string Name, string Value)>? more = null, string? name = null)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < row.Cells.Count; i++)
        {
            if (row.Cells[i].Length > 0 && i < header.Count && header[i].Length > 0 && !columns.Uses(i))
            {
                _ = attributes.TryAdd(header[i], row.Cells[i]);
            }
        }
        foreach (var (key, value) in (more ?? []).Where(pair => pair.Value.Length > 0))
        {
            _ = attributes.TryAdd(key, value);
        }
        var id = Id(attributes) ?? name;
        return new(row.Line, FeatureId.Of(null, id, ordinal), shape, keep ? attributes : new Dictionary<string, string>(StringComparer.Ordinal), FeatureId.IsGiven(null, id))
        {
            Crs = CrsClaim.OfHeader(Cell(row, _claim.System), Cell(row, _claim.Width), Cell(row, _claim.Zone)),
        };
    }

    private static string? Id(Dictionary<string, string> attributes) =>
        FeatureId.Among(attributes) ?? FeatureId.Attributes.Select(name => attributes.FirstOrDefault(pair => Names.GetValueOrDefault(pair.Key) == name).Value).FirstOrDefault(value => value is not null);

    private static string? Cell(TableRow row, int column) => column >= 0 && column < row.Cells.Count ? row.Cells[column] : null;

    private static int Find(IReadOnlyList<string> header, string[] names) => header.Select(HeaderText.Fold).ToList().FindIndex(names.Contains);
}
