namespace PlanMonitor.Core.Messages;

public static partial class MessageCatalogue
{
    private static MessageEntry[] FileMessages =>
    [
        Remark("file.already-imported", "该文件内容此前已导入（{value}），未作任何更改。", "This content was imported before ({value}); nothing was changed.",
            "无需处理；如要更正数据，请修改文件后重新上传。", "Nothing to do; to correct data, change the file and upload it again."),
        Remark("file.supersedes", "该文件更正了此前填报的 {count} 条记录，原记录保留备查。", "This file corrects {count} records reported before; the earlier ones are kept.",
            "请核对更正内容。", "Check the corrections."),
        WholeFile("path.unknown", "上传路径“{value}”不符合 inbox/类别/规划/年度/图层/文件名 的约定。", "The upload path '{value}' is not of the form inbox/kind/plan/year/layer/name.",
            "请放入 inbox/{kinds}/规划代号/年度/图层/ 下，不适用的部分写“-”。", "Put it under inbox/{kinds}/plan/year/layer/, with '-' where a part does not apply."),
        WholeFile("path.plan-unknown", "没有代号为“{value}”的规划。", "There is no plan '{value}'.",
            "请使用下列代号之一：{plans}。", "Use one of: {plans}."),
        WholeFile("path.year-missing", "“{column}”类文件须注明年度。", "A file of kind '{column}' needs a year.",
            "请加上 --year，或放入带年度的文件夹。", "Give --year, or put it in a folder that names the year."),
        WholeFile("path.layer-missing", "图层文件须注明图层名称。", "A layer file needs the name of its layer.",
            "请加上 --layer，例如 生态保护红线、永久基本农田、城镇开发边界。", "Give --layer, for example red-line, farmland, urban-boundary."),
        WholeFile("file.year-outside", "年度 {value} 不在规划基准年 {base} 和规划期 {from}—{to} 之内。", "The year {value} is neither the plan's base year {base} nor in its period {from} to {to}.",
            "请核对年度。", "Check the year."),
        WholeFile("file.too-large", "文件有 {size} 字节，超过上限 {limit} 字节。", "The file has {size} bytes; the limit is {limit}.",
            "请拆分后分别上传。", "Split it and upload the parts."),
        WholeFile("file.too-many-bad-features", "{total} 个要素中有 {bad} 个有误，超过一半，整个文件未采用。", "{bad} of {total} features are wrong, more than half: the file is not taken.",
            "请按所列问题改正后重新上传。", "Correct what is listed and upload the file again."),
        WholeFile("file.empty", "文件中没有可用的数据。", "There is nothing to read in the file.",
            "请核对是否选错了文件。", "Check whether it is the right file."),
        WholeFile("plan.not-utf8", "规划文件不是 UTF-8 编码。", "The plan file is not UTF-8.",
            "请以 UTF-8 编码保存。", "Save it as UTF-8."),
        WholeFile("plan.id-differs", "文件中的规划代号“{value}”与上传位置“{folder}”不一致。", "The plan's id '{value}' differs from where it was uploaded ('{folder}').",
            "请放入与代号同名的文件夹，或改正代号。", "Put it into the folder of its id, or correct the id."),
        Remark("footprint.not-numbered", "有 {count} 个图斑没有编号，已按图形自动编号。", "{count} footprints have no number; they are numbered by their shapes.",
            "请填写监测图斑编号（JCBH），以便同一图斑前后对应。", "Fill in the footprint's number (JCBH), so that the same site is recognised later."),
        Remark("footprint.not-a-date", "图斑的{column}“{value}”不是日期，未采用。", "'{value}' in {column} of the footprint is no date and is not used.",
            "请填写 2024-03-31、20240331 或 202403 形式的日期。", "Write the date as 2024-03-31, 20240331 or 202403."),
        Row("footprint.repeated", "图斑编号“{value}”与第 {first} 个要素重复。", "The footprint number '{value}' repeats that of record {first}.",
            "请核对编号；确为两个图斑的，请分别编号。", "Check the numbers; give two footprints two numbers."),
        WholeFile("footprint.too-many", "图斑超过 {limit} 个。", "There are more than {limit} footprints.",
            "请按县或按季度拆分后分别上传。", "Split the file, by county or by quarter, and upload the parts."),
        WholeFile("file.rejected-before", "该文件此前已退回（{value}），原因未变。", "This content was rejected before ({value}), for the same reasons.",
            "请按所列问题改正后重新上传。", "Correct what is listed and upload the file again."),
    ];
}
