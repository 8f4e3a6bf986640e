using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Local.Terminal;

/// <summary>What people read for the state of an alert and for what happened to it; in JSON and in options stand the words of the code.</summary>
internal static class AlertWords
{
    /// <summary>The state.</summary>
    public static Text Of(AlertState state) => new(
        state switch
        {
            AlertState.Open => "待处理", AlertState.Acknowledged => "已签收", AlertState.Assigned => "已交办", AlertState.Decided => "已判定", AlertState.Returned => "退回整改", _ => "已解除",
        },
        AlertStates.Word(state));

    /// <summary>The change that a message tells of; one that has no word here as it is.</summary>
    public static Text Of(string change) => new(
        change switch
        {
            "opened" => "新增", "updated" => "更新", "closed" => "解除", "reopened" => "重新出现", "escalated" => "逾期未处理", "acknowledged" => "签收",
            "assigned" => "交办", "decided" => "判定", "returned" => "退回整改", "anchored" => "留痕锚定", _ => change,
        },
        change);
}
