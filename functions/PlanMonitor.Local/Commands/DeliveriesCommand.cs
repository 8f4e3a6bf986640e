using System.CommandLine;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans.Show;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Deliveries;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor deliveries list | replay ID</c>.</summary>
internal static class DeliveriesCommand
{
    private static readonly (DeliveryState State, string Word, Text Text)[] States =
    [
        (DeliveryState.Pending, "pending", new("待送", "pending")), (DeliveryState.Delivered, "delivered", new("已送达", "delivered")), (DeliveryState.Dead, "dead", new("已放弃", "dead")),
    ];

    public static Command Build() => new("deliveries", "Messages to the subscriptions, and what became of them.") { List(), Replay() };

    private static Command List()
    {
        var state = new Option<string?>("--state") { Description = "Only this state.", HelpName = "STATE" };
        state.AcceptOnlyFromAmong([.. States.Select(each => each.Word)]);
        var command = new Command("list", "List the deliveries, the newest first; --json has every attempt.") { state };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            await using var work = await Workspace.OpenExistingAsync(arguments, "deliveries list", cancel);
            var wanted = arguments.GetValue(state) is { } word ? States.Single(each => each.Word == word).State : (DeliveryState?)null;
            var all = work is null ? [] : (await work.Backend.Deliveries.Store.AllAsync(cancel).Where(delivery => wanted is null || delivery.State == wanted).ToListAsync(cancel))
                .OrderByDescending(delivery => delivery.CreatedAt).ThenByDescending(delivery => delivery.Sequence).ThenBy(delivery => delivery.Id, StringComparer.Ordinal).ToList();
            if (output.Json)
            {
                output.WriteJson(new { Total = all.Count, Deliveries = all.Select(Item) });
                return ExitCode.Done;
            }
            TextTable.Write(
                output.Data,
                ["id", output.In("状态", "state"), output.In("规划", "plan"), output.In("预警", "alert"), output.In("变化", "change"), output.In("尝试次数", "attempts"), output.In("最近结果", "newest")],
                all.Select(each => new[]
                {
                    each.Id, output.In(States.Single(known => known.State == each.State).Text), each.Plan, each.Alert, output.In(AlertWords.Of(each.Change)), $"{each.Attempts.Count}",
                    each.Attempts switch { [.., { Status: { } status }] => $"HTTP {status}", [.., { Fault: { } fault }] => fault, _ => "-" },
                }));
            output.Talk.WriteLine(output.In($"共 {all.Count} 条。重新推送：planmonitor deliveries replay ID", $"{all.Count} in all. Send one again: planmonitor deliveries replay ID"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Replay()
    {
        var id = new Argument<string>("ID") { Description = "Id of the delivery, or its first characters." };
        var command = new Command("replay", "Ask for a delivery again, whatever became of it; the host sends it under the same id.") { id };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            var wanted = arguments.GetRequiredValue(id);
            await using var work = await Workspace.OpenExistingAsync(arguments, "deliveries replay", cancel);
            var outcome = work is null ? Problem.Of("delivery.unknown", value: wanted) : await work.Backend.Deliveries.ReplayAsync(wanted, cancel);
            if (!outcome.TryGet(out var delivery, out var problem))
            {
                return SubscriptionsCommand.Refused(output, problem);
            }
            if (output.Json)
            {
                output.WriteJson(new { Replayed = delivery.Id });
                return ExitCode.Done;
            }
            output.Data.WriteLine(output.In($"推送 {delivery.Id} 已重新排队，由 planmonitor serve 发送。", $"Delivery {delivery.Id} waits again; planmonitor serve sends it."));
            return ExitCode.Done;
        });
        return command;
    }

    private static object Item(Delivery each) => new
    {
        each.Id, each.Subscription, each.Plan, each.Sequence, each.Alert, each.Change, each.State, each.CreatedAt, each.DueAt, each.Tries, each.Attempts,
    };
}
