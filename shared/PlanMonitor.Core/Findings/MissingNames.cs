using System.Collections.Frozen;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Findings;

/// <summary>The names of what a finding may lack.</summary>
internal static class MissingNames
{
    // Their Chinese names are the titles of the forms.
    private static readonly FrozenDictionary<string, Text> Uploads = new Dictionary<string, Text>(StringComparer.Ordinal)
    {
        ["rights"] = new("采矿权登记", "the register of mining rights"),
        ["reports"] = new("年报", "the annual reports"),
        ["progress"] = new("月报季报", "the monthly or quarterly reports"),
        ["quotas"] = new("分解指标", "the quotas"),
        ["footprints"] = new("图斑", "the footprints"),
        ["reserves"] = new("储量年报", "the reports of reserves"),
        ["rates"] = new("三率", "the three rates"),
        ["discoveries"] = new("勘查成果", "the results of exploration"),
        ["restoration"] = new("生态修复", "the restored areas"),
        ["greenlist"] = new("绿色矿山名录", "the list of green mines"),
        ["duties"] = new("履职记录", "the records of duties"),
        ["projects"] = new("项目进展", "the progress of projects"),
        ["disturbance"] = new("损毁与治理", "the areas disturbed and restored"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // And these the columns of the forms.
    private static readonly FrozenDictionary<string, string> Columns = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["年采出矿量"] = "the ore mined",
        ["精矿年产量"] = "the output of concentrate",
        ["精矿品位"] = "the grade of the concentrate",
        ["原矿入选品位"] = "the grade of the feed",
        ["选矿回收率"] = "the recovery of the plant",
        ["计量单位"] = "the unit",
        ["计量口径"] = "the basis",
        ["生产规模"] = "the licensed scale",
        ["矿山规模"] = "the size class of the mine",
        ["矿床规模"] = "the size class of the deposit",
        ["矿产地规模"] = "the size class of the deposit",
        ["保有资源储量"] = "the reserves",
        ["设计服务年限"] = "the designed service life",
        ["开采方式"] = "the mining method",
        ["开采矿种"] = "the mineral",
        ["矿种"] = "the mineral",
        ["煤质"] = "the kind of coal",
        ["登记类型"] = "the kind of grant",
        ["首次发证日期"] = "the day of the first grant",
        ["有效期起"] = "the first day of the licence",
        ["有效期止"] = "the last day of the licence",
        ["开采标高"] = "the elevations",
        ["矿区范围"] = "the boundary",
        ["矿区面积"] = "the stated area",
        ["区块编号"] = "the planning block",
        ["采矿权人"] = "the holder",
        ["整合主体"] = "the group after integration",
        ["勘查程度"] = "the stage of exploration",
        ["出资"] = "who funds it",
        ["原探矿权"] = "the exploration right before",
        ["前时相"] = "the day of the earlier image",
        ["年初保有"] = "the opening reserves",
        ["损失量"] = "the amount lost",
        ["勘查增减"] = "the change by exploration",
        ["重算增减"] = "the change by recalculation",
        ["开采回采率"] = "the mining recovery",
        ["综合利用率"] = "the comprehensive utilisation",
        ["矿业用水复用率"] = "the share of water reused",
        ["应治理面积"] = "the area due",
        ["治理类型"] = "the kind of work",
        ["编号"] = "the codes",
        ["完成数量"] = "the quantity done",
        ["最低开采规模"] = "the minimum scales",
        ["区块勘查阶段"] = "the stages of exploration of the blocks",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The name of a kind of upload, or null.</summary>
    public static Text? Upload(string kind) => Uploads.GetValueOrDefault(kind);

    /// <summary>The name of a column; what follows it, such as a unit in brackets or a limit, stays in its Chinese name, which the English one repeats for who fills in the form.</summary>
    public static Text Column(string column)
    {
        var end = column.AsSpan().IndexOfAny('（', '≥');
        var name = end < 0 ? column : column[..end];
        return Columns.TryGetValue(name, out var en) ? new(column, $"{en} ({column})")
            : name.EndsWith("要求", StringComparison.Ordinal) && Columns.TryGetValue(name[..^2], out var rate) ? new(column, $"what is required of {rate} ({column})")
            : new(column, column);
    }
}
