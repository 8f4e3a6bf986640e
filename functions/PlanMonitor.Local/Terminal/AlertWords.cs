using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Deliveries.Channels;

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
    public static Text Of(string change) => ChangeWords.Of(change);
}
