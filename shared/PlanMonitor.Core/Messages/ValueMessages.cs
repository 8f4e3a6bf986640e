namespace PlanMonitor.Core.Messages;

public static partial class MessageCatalogue
{
    private static MessageEntry[] ValueMessages =>
    [
        Row("unit.unknown", "不认识计量单位“{value}”。", "The unit '{value}' is not known.",
            "请写规划和年报使用的单位，例如 吨、万吨、亿吨、千克、立方米、万立方米、公顷、亩。", "Write a unit that plans and reports use, for example 吨, 万吨, 亿吨, 千克, 立方米, 万立方米, 公顷, 亩."),
        Row("quantity.dimension-differs", "“{value}”不能换算：{from} 与 {to} 度量的不是同一种量。", "'{value}' cannot be converted: {from} and {to} do not measure the same thing.",
            "请按 {to} 填报。", "Report it in {to}."),
        Row("quantity.density-missing", "“{value}”不能换算：{from} 与 {to} 之间缺少体重（密度）。", "'{value}' cannot be converted: between {from} and {to} the density is missing.",
            "请按 {to} 填报，或补报换算所需的体重（密度）。", "Report it in {to}, or add the density that the conversion needs."),
        Row("quantity.basis-differs", "“{value}”的计量口径是{from}，要比较的是{to}，口径不同不能相加或比较。", "'{value}' is counted as {from}, the other side as {to}: different bases are neither added nor compared.",
            "请按{to}填报，或补报品位和选矿回收率。", "Report it as {to}, or add grade and recovery."),
        Row("quantity.zero", "“{value}”为零，不能作为比较的基数。", "'{value}' is zero and cannot be compared against.",
            "请核对规划数据中的控制数。", "Check the figure in the plan's data."),
        Row("quantity.grade-range", "{column}“{value}”应大于 0 且不超过 100（%）。", "The grade '{value}' in {column} must be above 0 and at most 100 percent.",
            "请以百分数填写品位，例如 65.5。", "Write the grade in percent, for example 65.5."),
        Row("quantity.not-a-mass", "{column}“{value}”不是重量，不能按品位折算。", "'{value}' in {column} is no mass and cannot be converted by its grade.",
            "请按 吨 或 万吨 填报。", "Report it in 吨 or 万吨."),
        Row("quantity.recovery-range", "{column}“{value}”不在 0 到 1 之间。", "The recovery '{value}' in {column} is not between 0 and 1.",
            "请以 0 到 1 的小数填写回收率，例如 0.82；若为百分数请加“%”。", "Write the recovery from 0 to 1, for example 0.82, or as a percentage with a % sign."),
        Row("quantity.too-large", "{column}“{value}”大得不合常理。", "'{value}' in {column} is too large to be true.",
            "请核对数值和计量单位。", "Check the figure and its unit."),
    ];
}
