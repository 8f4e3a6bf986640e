namespace PlanMonitor.Core.Messages;

public static partial class MessageCatalogue
{
    private static MessageEntry[] GeoPackageMessages =>
    [
        WholeFile("geopackage.damaged",
            "GeoPackage 文件损坏（第 {value} 页）。", "The GeoPackage is damaged (page {value}).",
            "请重新导出为 GeoPackage 后再上传。", "Export the GeoPackage again and upload it."),
        WholeFile("geopackage.incomplete",
            "GeoPackage 文件不完整：应有 {stated} 页，实际只有 {pages} 页。", "The GeoPackage is incomplete: it should have {stated} pages and has {pages}.",
            "文件可能没有传完，请重新上传；仍不行的请重新导出。", "It may not have been sent whole: upload it again, or export it again where that does not help."),
        WholeFile("geopackage.not-one",
            "文件是 SQLite 数据库，但不是 GeoPackage：没有 gpkg_geometry_columns 表。",
            "The file is an SQLite database but no GeoPackage: it has no table gpkg_geometry_columns.",
            "请用制图软件导出为 GeoPackage 后再上传。", "Export the data as GeoPackage from a mapping program and upload it."),
        WholeFile("geopackage.no-features",
            "GeoPackage 中没有要素表，只有影像瓦片或属性表。", "The GeoPackage has no feature table, only tiles or tables without geometry.",
            "请导出含面要素的图层后再上传。", "Export a layer of polygons and upload it."),
        Remark("geopackage.open-elsewhere",
            "GeoPackage 带有预写日志（WAL）标记，可能是在软件打开时复制的，最近的修改可能不在文件里。",
            "The GeoPackage is marked for a write-ahead log (WAL): it may have been copied while a program had it open, and the last edits may be missing.",
            "请在制图软件中关闭该文件，核对后重新上传。", "Close the file in the mapping program, check it and upload it again."),
        Remark("geopackage.system-differs",
            "第 {line} 个要素的图形写明坐标系编号 {value}，而其图层的编号是 {table}，按图层处理。",
            "The geometry of feature {line} names the coordinate system {value}, its layer {table}; the layer's was taken.",
            "请核对图层的坐标系。", "Check the coordinate system of the layer."),
        Remark("geopackage.blob-left-out",
            "字段“{column}”存有二进制内容（如照片），没有读取。", "The column '{column}' holds binary content such as photos; it was not read.",
            "无需处理。", "Nothing to do."),
        Row("geopackage.table-unreadable",
            "图层“{value}”不是普通数据表（是视图、虚拟表，或缺少图形字段），未读取。",
            "The layer '{value}' is no ordinary table (it is a view, a virtual table, or lacks its geometry column) and was not read.",
            "请把该图层另存为新的 GeoPackage 后再上传。", "Save the layer to a new GeoPackage and upload it."),
        Row("geopackage.geometry-extended",
            "第 {line} 个要素的图形用的是扩展类型，不能读取。", "The geometry of feature {line} is of an extended type and cannot be read.",
            "请转换为普通的面（Polygon 或 MultiPolygon）后再上传。", "Convert it to plain polygons (Polygon or MultiPolygon) and upload it again."),
        Row("geometry.binary-broken",
            "第 {line} 个要素的图形数据损坏。", "The geometry data of feature {line} is damaged.",
            "请在制图软件中检查该要素，重新导出后再上传。", "Check the feature in a mapping program, export the data again and upload it."),
    ];
}
