using System.CommandLine;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans.Show;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Deliveries;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor subscriptions list | add | update ID | test ID | remove ID</c>.</summary>
internal static class SubscriptionsCommand
{
    public static Command Build() => new("subscriptions", "Who is told of alerts, and where.") { List(), SubscriptionsAdd.Build(), SubscriptionsUpdate.Build(), Test(), Remove() };

    private static Command List()
    {
        var command = new Command("list", "List the subscriptions.");
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            await using var work = await Workspace.OpenExistingAsync(arguments, "subscriptions list", cancel);
            var all = work is null ? [] : await work.Backend.Deliveries.Subscriptions.ListAsync(cancel);
            if (output.Json)
            {
                output.WriteJson(new { Total = all.Count, Subscriptions = all.Select(SubscriptionItem.Of) });
                return ExitCode.Done;
            }
            TextTable.Write(
                output.Data,
                [
                    "id", output.In("渠道", "kind"), output.In("状态", "state"), output.In("级别", "severity"), output.In("规划", "plan"), output.In("运维", "operator"), output.In("范围", "only"),
                    output.In("时间", "when"), output.In("地址", "url"),
                ],
                all.Select(each => new[]
                {
                    each.Id, each.Kind, StateWord(output, each.State), $"{each.Filter.Least}", each.Filter.Plan ?? output.In("全部", "all"), each.Operator ? output.In("是", "yes") : output.In("否", "no"),
                    Or(string.Join(' ', [.. each.Filter.Regions, .. each.Filter.Rules, .. each.Filter.Layers])), Or(When(output, each)), each.Address,
                }));
            output.Talk.WriteLine(output.In($"共 {all.Count} 个订阅。", $"{all.Count} in all."));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Test()
    {
        var id = Id();
        var command = new Command("test", "Send a test message now; exit code 1 where it was not taken. What waits for a test is sent once one has passed.") { id };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            await using var work = await Workspace.OpenExistingAsync(arguments, "subscriptions test", cancel);
            if (await FindAsync(work, arguments.GetRequiredValue(id), cancel) is not { } subscription)
            {
                return Unknown(output, arguments.GetRequiredValue(id));
            }
            var (answer, took) = await work!.Backend.Deliveries.TestAsync(subscription, arguments.GetRequiredValue(CommonOptions.By), cancel);
            if (output.Json)
            {
                output.WriteJson(new { Subscription = subscription.Id, Delivered = took, answer.Status, answer.Fault, answer.Milliseconds });
            }
            else
            {
                var what = string.Join(output.In("，", ", "), new[] { answer.Status is { } status ? $"HTTP {status}" : null, answer.Fault }.OfType<string>());
                output.Data.WriteLine(took
                    ? output.In($"测试消息已送达（{what}，{answer.Milliseconds} 毫秒）。", $"The test message was taken ({what}, {answer.Milliseconds} ms).")
                    : output.In($"测试消息未送达（{what}，{answer.Milliseconds} 毫秒）。", $"The test message was not taken ({what}, {answer.Milliseconds} ms)."));
            }
            return took ? ExitCode.Done : ExitCode.Fault;
        });
        return command;
    }

    private static Command Remove()
    {
        var id = Id();
        var command = new Command("remove", "Remove a subscription and its secret.") { id };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            await using var work = await Workspace.OpenExistingAsync(arguments, "subscriptions remove", cancel);
            if (await FindAsync(work, arguments.GetRequiredValue(id), cancel) is not { } subscription)
            {
                return Unknown(output, arguments.GetRequiredValue(id));
            }
            await work!.Backend.Deliveries.Subscriptions.RemoveAsync(subscription.Id, arguments.GetRequiredValue(CommonOptions.By), cancel);
            if (output.Json)
            {
                output.WriteJson(new { Removed = subscription.Id });
                return ExitCode.Done;
            }
            output.Data.WriteLine(output.In($"已删除订阅 {subscription.Id} 及其密钥。", $"Subscription {subscription.Id} and its secret were removed."));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Says what stood in the way; wrong usage.</summary>
    public static int Refused(Output output, Problem problem)
    {
        output.Talk.WriteLine(output.In(problem.Message));
        output.Talk.WriteLine(output.In(problem.Action));
        return ExitCode.Usage;
    }

    /// <summary>There is no such subscription.</summary>
    public static int Unknown(Output output, string id) => Refused(output, Problem.Of("subscription.unknown", value: id));

    public static Argument<string> Id() => new("ID") { Description = "Id of the subscription, or its first characters." };

    /// <summary>The subscription whose id begins so; null where there is none, or more than one.</summary>
    public static async Task<Subscription?> FindAsync(Workspace? work, string id, CancellationToken cancel) =>
        work is null ? null : Only(await work.Backend.Deliveries.Subscriptions.ListAsync(cancel), id);

    /// <summary>The same, removed ones included: what was sent to them is still there.</summary>
    public static async Task<Subscription?> NamedAsync(Workspace work, string id, CancellationToken cancel) => Only(await work.Backend.Deliveries.Subscriptions.AllAsync(cancel), id);

    private static Subscription? Only(IReadOnlyList<Subscription> all, string id) =>
        id.Length > 0 && all.Where(each => each.Id.StartsWith(id, StringComparison.Ordinal)).Take(2).ToList() is [var one] ? one : null;

    private static string StateWord(Output output, SubscriptionState state) => state switch
    {
        SubscriptionState.Active => output.In("有效", "active"),
        SubscriptionState.Untested => output.In("待测试", "untested"),
        _ => output.In("已停用", "disabled"),
    };

    private static string When(Output output, Subscription each) => string.Join(' ', new[]
    {
        each.Digest is { } digest ? output.In("汇总 ", "digest ") + digest.Text : null,
        each.Quiet is { } quiet ? output.In("免打扰 ", "quiet ") + quiet.Text : null,
        each.Zone,
        each.IsFull ? output.In("详尽", "full") : null,
        each.Cooldown is { } cooldown ? output.In("冷却 ", "cooldown ") + Spans.Write(cooldown) : null,
    }.OfType<string>());

    private static string Or(string text) => text.Length == 0 ? "-" : text;
}
