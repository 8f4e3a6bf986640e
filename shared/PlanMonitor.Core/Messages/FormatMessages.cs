namespace PlanMonitor.Core.Messages;

public static partial class MessageCatalogue
{
    private const string CadCommand = "ogr2ogr -f GPKG out.gpkg in.dxf -a_srs EPSG:4549 --config DXF_CLOSED_LINE_AS_POLYGON TRUE";

    private static MessageEntry[] FormatMessages =>
    [
        WholeFile("format.gis",
            "文件是 {value}，这种格式不能读取。", "The file is {value}, a format that is not read.",
            "请转换为 GeoPackage 后上传，例如用 GDAL：{command}；也可以在 QGIS 或 ArcGIS 中导出。",
            "Convert it to GeoPackage and upload that, for example with GDAL: {command}; or export it from QGIS or ArcGIS."),
        WholeFile("format.cad",
            "文件是 CAD 图形（{value}），不能读取。", "The file is a CAD drawing ({value}), which is not read.",
            "请在 CAD 中把边界画成闭合多段线，存为 DXF，再转换为 GeoPackage 并注明坐标系后上传，例如用 GDAL（代号按实际坐标系填写）：" + CadCommand,
            "Draw the boundaries as closed polylines, save them as DXF, convert that to GeoPackage with its coordinate system and upload it, for example with GDAL (give the code of your system): " + CadCommand),
        WholeFile("format.mapgis",
            "文件是 MapGIS 图形（.wp、.wl、.wt），不能读取。", "The file is a MapGIS drawing (.wp, .wl, .wt), which is not read.",
            "请在 MapGIS 中转换为 SHAPE 文件，把 .shp、.dbf、.prj 压缩成 zip 后上传。", "Convert it to a shapefile in MapGIS, pack .shp, .dbf and .prj as a zip and upload that."),
        WholeFile("format.document",
            "文件是 {value} 文档，不是图形数据。", "The file is a {value} document and holds no boundaries that can be read.",
            "请上传制图所用的图形数据（shapefile、GeoPackage、GeoJSON 或界址点 TXT）；没有的请向制图单位索取。",
            "Upload the data that it was made from (shapefile, GeoPackage, GeoJSON or boundary points as TXT); ask whoever made it."),
        WholeFile("format.image",
            "文件是图片（{value}），没有可以读取的边界。", "The file is an image ({value}) and holds no boundaries that can be read.",
            "请在 QGIS 或 ArcGIS 中按影像勾绘边界，导出为 GeoPackage 或 shapefile 后上传。", "Draw the boundaries over the image in QGIS or ArcGIS, export them as GeoPackage or shapefile and upload that."),
        WholeFile("format.web-page",
            "文件是网页，不是图形数据：下载时可能没有登录。", "The file is a web page and no data: whoever downloaded it may not have been signed in.",
            "请重新下载原始数据后再上传。", "Download the data again and upload it."),
        WholeFile("format.unknown",
            "文件的格式无法识别。", "The format of the file is not known.",
            "请上传 shapefile（zip）、GeoJSON、GeoPackage、KML、界址点 TXT 或带坐标的表格；其他格式请先转换为 GeoPackage，例如用 QGIS，或用 GDAL：ogr2ogr -f GPKG out.gpkg FILE",
            "Upload a shapefile (zip), GeoJSON, GeoPackage, KML, boundary points as TXT or a table with coordinates; convert others to GeoPackage first, for example with QGIS, or with GDAL: ogr2ogr -f GPKG out.gpkg FILE"),
    ];
}
