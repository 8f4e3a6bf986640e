namespace PlanMonitor.Core.Messages;

public static partial class MessageCatalogue
{
    /// <summary>What can be wrong with reserves, rates, progress, discoveries, restoration, green mines, projects, duties and disturbed land.</summary>
    private static MessageEntry[] FactMessages =>
    [
        Row("rates.range", "{column}“{value}”超过 100%。", "'{value}' in {column} is above 100 percent.",
            "请以 0 到 100 的百分数填写，例如 88.5。", "Enter a percentage from 0 to 100, for example 88.5."),
        Row("rates.doubtful", "{column}“{value}”不大于 1，无法判断是小数还是百分数。", "'{value}' in {column} is 1 or less: it may be a fraction or a percentage.",
            "请以百分数填写，例如 88.5；确为百分之一以下的请加“%”。", "Enter a percentage, for example 88.5; where it really is below one percent, add the % sign."),
        Row("rates.none", "该行没有填写开采回采率、选矿回收率、综合利用率或矿业用水复用率。", "The row has neither 开采回采率 nor 选矿回收率 nor 综合利用率 nor 矿业用水复用率.",
            "请至少填写一项实际指标。", "Enter at least one of the rates that were reached."),
        Row("progress.time", "月份和季度必须且只能填写一项。", "The row must name either its 月份 (month) or its 季度 (quarter), and not both.",
            "月报请填月份（1 至 12），季报请填季度（1 至 4）。", "Enter the month (1 to 12) of a monthly report, the quarter (1 to 4) of a quarterly one."),
        Row("discoveries.nothing", "该行既没有新增资源量，也没有新发现矿产地。", "The row has neither 新增资源量 nor 新发现矿产地.",
            "请至少填写一项；没有成果的不必列入。", "Enter at least one of them; what found nothing need not be listed."),
        Row("greenlist.dates-reversed", "移出日期（{to}）早于入库日期（{from}）。", "The mine was taken off the list ({to}) before it was put on it ({from}).",
            "请对照名录公告核对两个日期。", "Check both dates against the published lists."),
        Twice("reserves", "许可证、年度和矿种", "licence, year and mineral"),
        Twice("rates", "许可证、年度和矿种", "licence, year and mineral"),
        Twice("progress", "许可证、月份或季度和矿种", "licence, month or quarter and mineral"),
        Twice("discoveries", "年度、行政区、矿种、项目、文号、口径和规模", "year, region, mineral, project, document, basis and size"),
        Twice("restoration", "年度、行政区、项目、治理类型和文号", "year, region, project, kind and document"),
        Twice("greenlist", "许可证、级别和入库日期", "licence, level and date of listing"),
        Twice("projects", "项目", "project"),
        Twice("duties", "事项、年度、完成日期和文号", "duty, year, date and document"),
        Twice("disturbance", "许可证和年度", "licence and year"),
    ];

    private static MessageEntry Twice(string kind, string zh, string en) => Row(
        $"{kind}.two-rows", $"与第 {{others}} 行重复：同一{zh}有内容不同的行，都没有采用。", $"See line {{others}}: the same {en} with other contents; none of them is taken.",
        "请核对后只保留正确的一行，再上传。", "Check them, keep the right one, and upload it again.");
}
