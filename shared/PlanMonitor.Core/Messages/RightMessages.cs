namespace PlanMonitor.Core.Messages;

public static partial class MessageCatalogue
{
    /// <summary>What can be wrong with a row of the register of mining rights, its boundary aside.</summary>
    private static MessageEntry[] RightMessages =>
    [
        Row("right.unknown-status", "不认识采矿权状态“{value}”。", "The state '{value}' of the mining right is not known.",
            "请填写 有效、过期、停产、关闭、注销 或 未建。", "Enter 有效, 过期, 停产, 关闭, 注销 or 未建."),
        Remark("right.no-status", "表中没有“状态”列，全部采矿权按有效采用。", "The table has no column 状态: every mining right is taken as in force.",
            "如有过期、停产或关闭的矿山，请补上“状态”列后重新上传。", "If mines are expired, suspended or closed, add the column 状态 and upload it again."),
        Row("right.unknown-method", "不认识开采方式“{value}”。", "The mining method '{value}' is not known.",
            "请填写 露天、地下 或 露天/地下。", "Enter 露天, 地下 or 露天/地下."),
        Row("right.dates-reversed", "有效期止（{to}）早于有效期起（{from}）。", "The licence ends ({to}) before it begins ({from}).",
            "请对照许可证核对有效期。", "Check both dates against the licence."),
        Row("right.not-an-elevation", "{column}“{value}”不是标高。", "'{value}' in {column} is no elevation.",
            "请以米填写上限和下限，例如 363至10米。", "Enter the upper and the lower end in metres, for example 363至10米."),
        Remark("right.elevations-swapped", "开采标高的上限（{top}）低于下限（{bottom}），已对调。", "The upper elevation ({top}) is below the lower one ({bottom}): they were exchanged.",
            "请对照许可证核对开采标高。", "Check the elevations against the licence."),
    ];

    /// <summary>What can be wrong with the boundary (矿区范围) of a mining right in a cell.</summary>
    private static MessageEntry[] BoundaryMessages =>
    [
        Row("boundary.unknown-form", "{column}“{value}”既不是 WKT，也不是登记拐点坐标。", "'{value}' in {column} is neither WKT nor a registration coordinate string.",
            "请填写 POLYGON、MULTIPOLYGON（经纬度），或“1,X,Y, , , …*,上标高,下标高,名称,1”形式的登记坐标。", "Enter POLYGON or MULTIPOLYGON in degrees, or coordinates in the form of the register: 1,X,Y, , , …*,top,bottom,name,1."),
        Row("boundary.broken-wkt", "{column}中的 WKT 在第 {position} 个字符处有误。", "The WKT in {column} is broken at character {position}.",
            "请从空间数据软件重新导出 WKT，例如 POLYGON ((123.1 40.7, 123.2 40.7, 123.2 40.8, 123.1 40.7))。", "Export the WKT again, for example POLYGON ((123.1 40.7, 123.2 40.7, 123.2 40.8, 123.1 40.7))."),
        Row("boundary.other-system", "{column}的坐标系编号 {value} 不能采用。", "The coordinate system {value} in {column} is not taken.",
            "请提供 2000 国家大地坐标系（EPSG:4490）的经纬度。", "Give longitude and latitude in CGCS2000 (EPSG:4490)."),
        Row("boundary.refused-system", "{column}写明坐标系是“{value}”，不是 2000 国家大地坐标系，不能采用。", "{column} says that its coordinate system is '{value}', not CGCS2000; it is not taken.",
            "请由持有转换参数的测绘主管部门转换为 2000 国家大地坐标系后再填写。", "Have the coordinates converted to CGCS2000 by the surveying authority that holds the parameters."),
        Row("boundary.bad-point", "{column}中的“{value}”不是拐点坐标。", "'{value}' in {column} is no point of a boundary.",
            "每个拐点应为“序号,X,Y”，X 为北坐标，Y 为带带号的东坐标，单位为米。", "Each point is number,X,Y: X the northing, Y the easting with its zone, in metres."),
        Row("boundary.few-points", "{column}中有一个圈不足 3 个不同的拐点。", "A ring in {column} has fewer than 3 different points.",
            "请补全拐点坐标。", "Add the points that are missing."),
        Row("boundary.no-zone", "{column}中的坐标“{value}”没有带号，不知道属于哪个投影带。", "The coordinates '{value}' in {column} have no zone number: it is not known which grid they belong to.",
            "请填写带带号的 8 位东坐标，例如 41473349.92（2000 国家大地坐标系，3 度分带）。", "Give eastings of eight digits with the zone, for example 41473349.92 (CGCS2000, 3-degree zones)."),
        Row("boundary.metres-in-wkt", "{column}中 WKT 的坐标“{value}”是米，且没有说明坐标系。", "The WKT in {column} has coordinates in metres ('{value}') and does not name their system.",
            "请提供 2000 国家大地坐标系的经纬度，或改用带带号的登记拐点坐标。", "Give longitude and latitude in CGCS2000, or use registration coordinates with the zone."),
        Row("boundary.degrees-in-string", "{column}中的登记坐标“{value}”是经纬度，不是平面坐标。", "The registration coordinates '{value}' in {column} are degrees and not metres.",
            "请填写以米为单位的平面坐标，经纬度请用 WKT。", "Give plane coordinates in metres, or write degrees as WKT."),
        Row("boundary.outside-country", "{column}中的坐标“{value}”不在我国范围内。", "The coordinates '{value}' in {column} lie outside the country.",
            "请核对坐标和带号；经度为 73 至 136 度，纬度为 3 至 54 度。", "Check the coordinates and the zone; longitudes run from 73 to 136, latitudes from 3 to 54 degrees."),
        Row("boundary.deduct-outside", "{column}中扣除圈“{value}”不在任何矿区圈内。", "The ring '{value}' to deduct in {column} lies in no ring of the boundary.",
            "请核对扣除圈的坐标和末位的 -1。", "Check its coordinates and the -1 at its end."),
        Row("boundary.ring-not-ended", "{column}的登记坐标最后一圈没有以“*,上标高,下标高,名称,1”结束。", "The last ring of the coordinates in {column} does not end with *,top,bottom,name,1.",
            "请补上该圈的结束行，并确认坐标没有被截断。", "Add the line that ends the ring and make sure that the coordinates were not cut off."),
        Remark("boundary.closed", "{column}中有 {count} 个圈没有闭合，已自动闭合。", "Rings in {column} that were not closed have been closed: {count}.",
            "请核对是否缺少拐点。", "Check whether points are missing."),
        Remark("boundary.swapped", "{column}的两个坐标写反了，已对调。", "The two coordinates in {column} were in the wrong order and have been exchanged.",
            "无需处理；以后请按规定的顺序填写。", "Nothing to do; keep to the order next time."),
    ];
}
