namespace PlanMonitor.Core.Messages;

public static partial class MessageCatalogue
{
    /// <summary>What can be wrong with texts of coordinates: boundary-point files (界址点 TXT) and registration coordinates in a file.</summary>
    private static MessageEntry[] BoundaryPointMessages =>
    [
        WholeFile("text.encoding",
            "第 {line} 行的文字既不是 UTF-8，也不是 GBK 或 GB18030 编码，或者文件在这里中断。",
            "The text of line {line} is encoded neither in UTF-8 nor in GBK or GB18030, or the file was cut off there.",
            "请另存为 UTF-8 或 GBK 编码后重新上传。", "Save the file in UTF-8 or GBK and upload it again."),
        WholeFile("text.line-too-long",
            "第 {line} 行超过 {limit} 个字符。", "Line {line} is longer than {limit} characters.",
            "每个界址点占一行；请检查换行后重新上传。", "Each point takes one line: check the line ends and upload the file again."),
        WholeFile("points.none",
            "文件里没有界址点坐标。", "The file has no boundary points.",
            "每行写一个界址点，例如“J1,1,4507088.220,41473349.922”（点号,圈号,X,Y）；其他格式请直接上传原文件。",
            "Write one point per line, for example 'J1,1,4507088.220,41473349.922' (name, ring, X, Y); files of other formats are uploaded as they are."),
        Row("points.bad-line",
            "第 {line} 行“{value}”不是界址点坐标，所在地块未采用。", "Line {line} ('{value}') is no boundary point; its parcel was not taken.",
            "请按“点号,圈号,X,Y”改正该行。", "Correct the line: name, ring, X, Y."),
        Row("points.no-points",
            "第 {line} 行的地块{value}没有界址点。", "The parcel {value} on line {line} has no boundary points.",
            "请补上该地块的界址点，或删除该行。", "Add the points of the parcel or remove the line."),
        Remark("points.count-differs",
            "第 {line} 行的地块{value}写明有 {declared} 个界址点，实有 {found} 个。", "The parcel {value} on line {line} states {declared} boundary points and has {found}.",
            "请核对是否缺点或多点。", "Check whether points are missing or too many."),
        Remark("points.area-unreadable",
            "第 {line} 行的面积“{value}”不能识别，未与图形面积比较。", "The area '{value}' on line {line} cannot be read and was not compared with the shape.",
            "面积请以公顷为单位填写数字，例如 0.7655。", "Write the area as a number of hectares, for example 0.7655."),
        Remark("points.line-skipped",
            "第 {line} 行“{value}”不是坐标，已略过。", "Line {line} ('{value}') holds no coordinates and was passed over.",
            "如该行应为界址点，请改正后重新上传。", "If the line should be a boundary point, correct it and upload the file again."),
        Remark("points.section-skipped",
            "第 {line} 行起的“{value}”部分未读取。", "The section '{value}' from line {line} on was not read.",
            "只读取“属性描述”和“地块坐标”两部分。", "Only the sections 属性描述 and 地块坐标 are read."),
    ];
}
