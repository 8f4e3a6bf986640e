using PlanMonitor.Spatial.Formats.Tables;

namespace PlanMonitor.Spatial.Formats.TableShapes;

/// <summary>Which columns of a table say where something lies: one with whole boundaries, or one point per row.</summary>
/// <param name="Boundary">Column of WKT or registration coordinates; -1 where there is none.</param>
/// <param name="First">Column of X or longitude; -1 where there is none.</param>
/// <param name="Second">Column of Y or latitude; -1 where there is none.</param>
/// <param name="Parcel">Column that names the parcel of a point; -1 where there is none.</param>
/// <param name="Ring">Column of the number of its ring; -1 where there is none.</param>
/// <param name="Point">Column of its name; -1 where there is none.</param>
internal sealed record ShapeColumns(int Boundary, int First, int Second, int Parcel, int Ring, int Point)
{
    private static readonly string[] Boundaries =
    [
        "wkt", "ewkt", "geometry", "geom", "the_geom", "boundary", "shape", "几何", "图形", "空间数据", "空间坐标", "矿区范围", "拐点坐标", "矿区范围拐点坐标", "界址点坐标", "范围坐标", "坐标", "坐标串", "登记坐标",
    ];

    private static readonly string[] Firsts = ["x", "x坐标", "纵坐标", "北坐标", "northing", "经度", "longitude", "lon", "lng", "x起标高"];
    private static readonly string[] Seconds = ["y", "y坐标", "横坐标", "东坐标", "easting", "纬度", "latitude", "lat", "y止标高"];
    private static readonly string[] Rings = ["圈号", "环号", "地块圈号", "界址线号", "ring", "ring no"];
    private static readonly string[] Points = ["点号", "界址点号", "界址点", "拐点", "拐点号", "拐点编号", "点名", "point", "point no", "vertex"];

    // In this order: a number goes before a name, since several parcels may share a name.
    private static readonly string[] Parcels =
    [
        "地块编号", "地块号", "dkbh", "图斑编号", "监测图斑编号", "jcbh", "线索编号", "图斑标识", "采矿许可证号", "编号", "id", "parcel", "地块名称", "dkmc", "矿区名称", "矿山名称", "名称", "name",
    ];

    /// <summary>Whether boundaries stand whole in one cell.</summary>
    public bool Whole => Boundary >= 0;

    /// <summary>Whether the header has anything but points and their rings: a plain list of points is read as boundary points are.</summary>
    public bool MoreThanPoints => Whole || Parcel >= 0;

    /// <summary>The columns of a header; null where none says where something lies.</summary>
    public static ShapeColumns? Of(IReadOnlyList<string> header)
    {
        var names = header.Select(Fold).ToList();
        var columns = new ShapeColumns(Find(names, Boundaries), Find(names, Firsts), Find(names, Seconds), Find(names, Parcels), Find(names, Rings), Find(names, Points));
        return columns.Whole || columns is { First: >= 0, Second: >= 0 } ? columns : null;
    }

    /// <summary>The columns that hold coordinates.</summary>
    public IReadOnlyList<int> Coordinates => Whole ? [Boundary] : [First, Second];

    /// <summary>Another column with the name of that one; -1 where there is none.</summary>
    public static int TwinOf(IReadOnlyList<string> header, int column)
    {
        var names = header.Select(Fold).ToList();
        return names.FindIndex(column + 1, name => name == names[column]);
    }

    /// <summary>Whether a column is one of those that make the shape, the parcel's name aside.</summary>
    public bool Uses(int column) => Whole ? column == Boundary : column == First || column == Second || column == Ring || column == Point;

    private static int Find(List<string> header, string[] names) => names.Select(name => header.IndexOf(name)).FirstOrDefault(at => at >= 0, -1);

    // X(米), X（北） and 经度(°) are the name before the bracket.
    private static string Fold(string text) => HeaderText.Of(text).Name;
}
