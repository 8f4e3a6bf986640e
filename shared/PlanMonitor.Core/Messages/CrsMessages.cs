namespace PlanMonitor.Core.Messages;

public static partial class MessageCatalogue
{
    private const string ConvertZh = "请由具有转换参数的测绘部门转换到 2000 国家大地坐标系后再上传；系统不带转换参数，不会猜测。";
    private const string ConvertEn = "Have it converted to CGCS2000 by the surveying authority that holds the parameters; none are shipped here and nothing is guessed.";

    private static MessageEntry[] CrsMessages => [.. CrsDecisions, .. CrsFeatureProblems, .. StatedMessages, .. CrsFileProblems];

    // What a receipt says of the decision; those in the first group are no remarks and only stand under "crs".
    private static MessageEntry[] CrsDecisions =>
    [
        Remark("crs.degrees",
            "{count} 个要素按 2000 国家大地坐标系经纬度（EPSG:4490）采用：坐标是度，文件没有声明坐标系。",
            "{count} features are taken as CGCS2000 degrees (EPSG:4490): the figures are degrees, and the file claims no system.",
            "无需处理。", "Nothing to do."),
        Remark("crs.degrees-claimed",
            "{count} 个要素按经纬度采用：坐标是度，与声明的“{value}”一致。",
            "{count} features are taken as degrees: the figures are degrees, as '{value}' claims.",
            "无需处理。", "Nothing to do."),
        Remark("crs.zone",
            "{count} 个要素按 2000 国家大地坐标系 {width} 度带第 {zone} 带（EPSG:{epsg}）采用：依据是东坐标前的带号，文件没有声明坐标系。",
            "{count} features are taken as CGCS2000 {width}-degree zone {zone} (EPSG:{epsg}): by the zone number before the eastings; the file claims no system.",
            "无需处理。", "Nothing to do."),
        Remark("crs.zone-claimed",
            "{count} 个要素按 2000 国家大地坐标系 {width} 度带第 {zone} 带（EPSG:{epsg}）采用：东坐标前的带号与声明的“{value}”一致。",
            "{count} features are taken as CGCS2000 {width}-degree zone {zone} (EPSG:{epsg}): by the zone number before the eastings, as '{value}' claims.",
            "无需处理。", "Nothing to do."),
        Remark("crs.meridian",
            "{count} 个要素按 2000 国家大地坐标系 {width} 度带、中央子午线 {meridian}°、东坐标不带带号（EPSG:{epsg}）采用：依据是声明的“{value}”。",
            "{count} features are taken as CGCS2000 {width}-degree, central meridian {meridian}°E, eastings without zone (EPSG:{epsg}): as '{value}' claims.",
            "无需处理。", "Nothing to do."),

        Remark("crs.label-wrong",
            "{count} 个要素声明的坐标系是“{value}”，但东坐标前的带号是 {zone}：按坐标数字采用 2000 国家大地坐标系 {width} 度带第 {zone} 带（EPSG:{epsg}）。",
            "{count} features claim '{value}', but the zone number before their eastings is {zone}: by the figures they are taken as CGCS2000 {width}-degree zone {zone} (EPSG:{epsg}).",
            "请改正文件中的坐标系说明；如果是坐标有误，请改正后重新上传。", "Correct what the file says of its system; where the coordinates are wrong, correct them and upload the file again."),
        Remark("crs.label-wrong-degrees",
            "{count} 个要素声明的坐标系是“{value}”，但坐标是度：按坐标数字采用 2000 国家大地坐标系经纬度（EPSG:4490）。",
            "{count} features claim '{value}', but their figures are degrees: by the figures they are taken as CGCS2000 degrees (EPSG:4490).",
            "请改正文件中的坐标系说明；如果是坐标有误，请改正后重新上传。", "Correct what the file says of its system; where the coordinates are wrong, correct them and upload the file again."),
        Remark("crs.mercator-taken",
            "{count} 个要素的坐标系是“{value}”（Web 墨卡托），已换算为经纬度，按 2000 国家大地坐标系处理，两者相差可达 1 米左右。",
            "{count} features are in '{value}' (Web Mercator); they were converted to degrees and are taken as CGCS2000, from which they may differ by about a metre.",
            "如需厘米级精度，请先转换为 EPSG:4490。", "Where centimetres matter, convert the data to EPSG:4490 first."),
        Remark("crs.dms-taken",
            "{count} 个要素的坐标是度分秒（{form}），已换算为度，按 2000 国家大地坐标系经纬度采用：所有数字的分和秒都小于 60。",
            "The coordinates of {count} features are degrees, minutes and seconds ({form}); they were converted and are taken as CGCS2000 degrees: minutes and seconds of every figure are below 60.",
            "请核对位置；如果坐标本来就是十进制度，请说明后重新导出。", "Check where the features lie; where the figures were decimal degrees, export them with more decimals."),
        Remark("crs.dms-doubtful",
            "坐标也可以读作度分秒（D.MMSS），数字太少，无法判断，已按十进制度采用。",
            "The coordinates can be read as degrees, minutes and seconds (D.MMSS) as well; they are too few to tell and were taken as decimal degrees.",
            "请核对位置；如果是度分秒，请换算为十进制度后再上传。", "Check where the features lie; where they are degrees, minutes and seconds, convert them to decimal degrees and upload them again."),
        Remark("crs.axes-swapped",
            "{count} 个要素的北坐标写在东坐标之前，已对调。", "The northing of {count} features stands before the easting; the two were exchanged.",
            "请在导出时改为先东坐标后北坐标。", "Export the easting first, then the northing."),
    ];

    private static MessageEntry[] CrsFeatureProblems =>
    [
        Row("crs.no-zone",
            "第 {line} 个要素的坐标以米为单位（{column} 处为 {value}），东坐标前没有带号，声明的“{claim}”也没有说明中央子午线。",
            "The coordinates of feature {line} are in metres ({value} at {column}) without a zone number before the easting, and '{claim}' does not say the central meridian.",
            "请导出带号的坐标，或改正坐标系说明；没有说明的文件可用 --crs 指明代号，例如 --crs 4550。系统不会猜测带号。",
            "Export eastings with the zone number, or correct what the file says of its system; for a file that says nothing give --crs, for example --crs 4550. The zone is never guessed."),
        Row("crs.prefix-missing",
            "第 {line} 个要素声明为“{claim}”，其东坐标应带带号，但 {column} 处为 {value}，没有带号。",
            "Feature {line} claims '{claim}', whose eastings begin with the zone number, but {value} at {column} has none.",
            "若中央子午线确为 {meridian}°，请把坐标系说明改为 EPSG:{epsg} 或用 --crs {epsg} 指明；否则请改正坐标。",
            "Where the central meridian is {meridian}°E indeed, let the file say EPSG:{epsg}, or give --crs {epsg}; else correct the coordinates."),
        Row("crs.contradicted",
            "第 {line} 个要素的坐标与声明的坐标系“{claim}”不符（{column} 处为 {value}）。",
            "The coordinates of feature {line} do not fit the system '{claim}' that it claims ({value} at {column}).",
            "请改正文件中的坐标系说明或坐标后再上传，系统不会猜测。", "Correct what the file says of its system, or the coordinates, and upload it again; nothing is guessed."),
        Row("crs.zone-or-mercator",
            "第 {line} 个要素的坐标（{column} 处为 {value}）既可能是 6 度带第 {zone} 带，也可能是 Web 墨卡托。",
            "The coordinates of feature {line} ({value} at {column}) can be 6-degree zone {zone} as well as Web Mercator.",
            "请在文件中说明坐标系，或用 --crs {epsg} 或 --crs 3857 指明。", "Let the file say its system, or give --crs {epsg} or --crs 3857."),
        Row("crs.asked-contradicts-figures",
            "第 {line} 个要素的坐标与指明的坐标系“{claim}”不符（{column} 处为 {value}）。",
            "The coordinates of feature {line} do not fit the system '{claim}' that was asked for ({value} at {column}).",
            "请改正 --crs；坐标是度或东坐标带有带号的文件不需要 --crs。", "Correct --crs; a file in degrees, or with the zone number before its eastings, needs none."),
    ];

    private static MessageEntry[] StatedMessages =>
    [
        Remark("feature.declared-area",
            "第 {line} 个要素申报面积 {value} 平方米，按图形测得 {measured} 平方米，相差 {difference} 平方米。",
            "Feature {line} states an area of {value} m²; its boundary has {measured} m², which differs by {difference} m².",
            "请核对界址点、坐标系和面积单位（MJ 为平方米，界址点文件为公顷）。", "Check the points, the coordinate system and the unit of the area (MJ is m², files of boundary points state hectares)."),
    ];

    private static MessageEntry[] CrsFileProblems =>
    [
        WholeFile("crs.unsupported",
            "声明的坐标系是“{value}”，这里只接受 2000 国家大地坐标系（经纬度、3 度带和 6 度带）、WGS 84 经纬度和 Web 墨卡托。",
            "The coordinate system is said to be '{value}'; only CGCS2000 (degrees, 3-degree and 6-degree zones), WGS 84 degrees and Web Mercator are taken here.",
            "请转换为 2000 国家大地坐标系经纬度（EPSG:4490）后再上传。", "Convert the data to CGCS2000 degrees (EPSG:4490) and upload it again."),
        WholeFile("crs.xian80",
            "声明的坐标系是“{value}”，即 1980 西安坐标系，不予采用。", "The coordinate system is said to be '{value}', which is Xian 80; it is not taken.", ConvertZh, ConvertEn),
        WholeFile("crs.beijing54",
            "声明的坐标系是“{value}”，即 1954 北京坐标系，不予采用。", "The coordinate system is said to be '{value}', which is Beijing 54; it is not taken.", ConvertZh, ConvertEn),
        WholeFile("crs.new-beijing54",
            "声明的坐标系是“{value}”，即新 1954 北京坐标系，不予采用。", "The coordinate system is said to be '{value}', which is New Beijing 54; it is not taken.", ConvertZh, ConvertEn),
        WholeFile("crs.local",
            "声明的坐标系是“{value}”，是地方独立坐标系，不予采用。", "The coordinate system is said to be '{value}', a local grid; it is not taken.", ConvertZh, ConvertEn),
        WholeFile("crs.gcj02",
            "声明的坐标系是“{value}”，即互联网地图的 GCJ-02 偏移坐标，位置相差数百米，不予采用。",
            "The coordinate system is said to be '{value}', the shifted coordinates GCJ-02 of internet maps, which are off by some hundred metres; they are not taken.",
            "请从测量或影像的原始成果导出 2000 国家大地坐标系数据后再上传。", "Export the data in CGCS2000 from the survey or the images themselves and upload it again."),
        WholeFile("crs.bd09",
            "声明的坐标系是“{value}”，即百度地图的 BD-09 偏移坐标，位置相差数百米，不予采用。",
            "The coordinate system is said to be '{value}', the shifted coordinates BD-09 of Baidu maps, which are off by some hundred metres; they are not taken.",
            "请从测量或影像的原始成果导出 2000 国家大地坐标系数据后再上传。", "Export the data in CGCS2000 from the survey or the images themselves and upload it again."),
        WholeFile("crs.asked-contradicts-claim",
            "指明的坐标系是“{value}”，而文件声明的是“{claim}”，两者不能同时成立。",
            "The system '{value}' was asked for, but the file claims '{claim}': both cannot be true.",
            "请去掉 --crs，或改正文件中的坐标系说明（.prj、crs）后再上传。", "Leave --crs out, or correct what the file says of its system (.prj, crs) and upload it again."),
    ];
}
