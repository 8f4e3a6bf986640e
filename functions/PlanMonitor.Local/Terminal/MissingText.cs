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
        _ => new(code, code),
    };
}
