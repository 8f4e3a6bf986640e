namespace PlanMonitor.Core.Messages;

public static partial class MessageCatalogue
{
    private static MessageEntry[] KmlMessages =>
    [
        WholeFile("kml.broken",
            "第 {line} 行第 {column} 个字符处 XML 格式损坏。", "The XML is broken at line {line}, character {column}.",
            "文件可能没有传完或被手工改动过，请重新导出后再上传。", "The file may be incomplete or edited by hand: export it again and upload it."),
        WholeFile("kml.not-kml",
            "文件是 XML，但不是 KML：根元素是“{value}”。", "The file is XML but not KML: its root element is '{value}'.",
            "请用制图软件导出为 KML 后再上传。", "Export the data as KML from a mapping program and upload it."),
        WholeFile("kml.dtd",
            "文件带有文档类型声明（DOCTYPE），出于安全不予读取。", "The file has a document type declaration (DOCTYPE), which is not read for safety.",
            "KML 不需要该声明，请重新导出后再上传。", "KML needs none: export the file again and upload it."),
        WholeFile("kml.too-deep",
            "第 {line} 行的 XML 嵌套超过 {limit} 层。", "The XML at line {line} is nested more than {limit} levels deep.",
            "正常的 KML 不会嵌套这么深，请检查文件来源。", "No regular KML is nested that deep: check where the file comes from."),
        WholeFile("kml.encoding-unknown",
            "文件声明的编码是“{value}”，不能识别。", "The file declares the encoding '{value}', which is not known.",
            "请另存为 UTF-8 编码后再上传。", "Save the file as UTF-8 and upload it again."),
        WholeFile("kml.encoding-wrong",
            "第 {line} 行之后的文字不符合文件声明的编码（没有声明的按 UTF-8）。", "The text after line {line} does not fit the encoding that the file declares (UTF-8 where it declares none).",
            "文件可能是 GBK 编码，请另存为 UTF-8 后再上传。", "The file may be in GBK: save it as UTF-8 and upload it again."),
        Remark("kml.network-link",
            "第 {line} 行的网络链接（NetworkLink）没有读取，只读取文件本身的内容。", "The network link (NetworkLink) at line {line} was not followed; only what the file itself holds was read.",
            "链接中的图形如需上传，请另存为本地 KML。", "Where the linked shapes are wanted, save them to a KML of their own and upload that."),
        Row("kml.coordinates-malformed",
            "第 {line} 个要素的坐标写法有误：“{value}”。", "The coordinates of feature {line} are malformed: '{value}'.",
            "每个点应写作 经度,纬度 或 经度,纬度,高程，点与点之间用空格分开。", "Write each point as longitude,latitude or longitude,latitude,altitude, with a blank between points."),
    ];
}
