using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Local.Terminal;

/// <summary>What a finding lacks, for people; JSON keeps the codes. What is no code is the name of a column and stays as it is.</summary>
internal static class MissingText
{
    public static Text Of(string code) => code.Split(':', 2) switch
    {
        ["rights"] => new("采矿权登记", "the register of mining rights"),
        ["rights", "boundary"] => new("采矿权的矿区范围", "the boundaries of the mining rights"),
        ["reports"] => new("年报", "annual reports"),
        ["reports", "rejected-rows"] => new("年报中有未采用的行", "rejected rows in the reports"),
        ["reports", var licence] => new($"采矿权 {licence} 的年报", $"the report of right {licence}"),
        ["quotas"] => new("分解指标", "quotas"),
        ["quotas", "unit"] => new("分解指标的计量单位", "one unit for the quotas"),
        ["footprints"] => new("图斑", "footprints"),
        ["layer", var layer] => new($"图层 {LayerKind.Zh(layer)}", $"layer {layer}"),
        ["duties"] => new("履职记录", "records of duties"),
        ["duties", "rejected-rows"] => new("履职记录中有未采用的行", "rejected rows in the records of duties"),
        ["projects"] => new("项目进展", "the progress of projects"),
        ["projects", "unit"] => new("可换算的完成数量单位", "a unit of the quantity that converts"),
        ["projects", "完成数量"] => new("项目的完成数量", "the quantity that the project brought"),
        ["projects", var project] => new($"项目 {project} 的进展", $"the progress of {project}"),
        ["disturbance"] => new("损毁与治理面积", "areas disturbed and restored"),
        ["disturbance", "rejected-rows"] => new("损毁与治理中有未采用的行", "rejected rows in the areas disturbed and restored"),
        ["disturbance", var licence] => new($"采矿权 {licence} 的损毁与治理面积", $"the areas disturbed and restored of right {licence}"),
        _ => new(code, code),
    };
}
