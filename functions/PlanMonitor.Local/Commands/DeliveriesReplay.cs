using System.CommandLine;
using PlanMonitor.Core.Messages;
using PlanMonitor.Local.Terminal;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor deliveries replay ID | replay --subscription ID</c>.</summary>
internal static class DeliveriesReplay
{
    public static Command Build()
    {
        var id = new Argument<string?>("ID") { Description = "Id of the delivery, or its first characters.", Arity = ArgumentArity.ZeroOrOne };
        var subscription = new Option<string?>("--subscription") { Description = "All dead deliveries of this subscription.", HelpName = "ID" };
        var command = new Command("replay", "Ask for a delivery again, whatever became of it, or for all dead ones of a subscription; the host sends it under the same id.") { id, subscription };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            var (wanted, of) = (arguments.GetValue(id), arguments.GetValue(subscription));
            if (wanted is null == of is null)
            {
                throw new UsageException("Give the ID of a delivery, or --subscription ID for all dead ones of a subscription.");
            }
            await using var work = await Workspace.OpenExistingAsync(arguments, "deliveries replay", cancel);
            return of is null ? await OneAsync(work, wanted!, output, cancel) : await DeadAsync(work, of, output, cancel);
        });
        return command;
    }

    private static async Task<int> OneAsync(Workspace? work, string wanted, Output output, CancellationToken cancel)
    {
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
    }

    private static async Task<int> DeadAsync(Workspace? work, string of, Output output, CancellationToken cancel)
    {
        if (await SubscriptionsCommand.FindAsync(work, of, cancel) is not { } subscription)
        {
            return SubscriptionsCommand.Unknown(output, of);
        }
        if (!(await work!.Backend.Deliveries.ReplayDeadAsync(subscription.Id, cancel)).TryGet(out var all, out var problem))
        {
            return SubscriptionsCommand.Refused(output, problem);
        }
        if (output.Json)
        {
            output.WriteJson(new { Replayed = all.Select(delivery => delivery.Id) });
            return ExitCode.Done;
        }
        output.Data.WriteLine(output.In($"{all.Count} 条推送已重新排队，由 planmonitor serve 发送。", $"{all.Count} deliveries wait again; planmonitor serve sends them."));
        return ExitCode.Done;
    }
}
