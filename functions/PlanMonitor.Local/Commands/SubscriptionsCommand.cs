using System.CommandLine;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans.Show;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Deliveries;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor subscriptions list | add | test ID | remove ID</c>.</summary>
internal static class SubscriptionsCommand
{
    private const string NoPlan = "-";

    public static Command Build() => new("subscriptions", "Who is told of alerts, and where.") { List(), Add(), Test(), Remove() };

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
                output.WriteJson(new { Total = all.Count, Subscriptions = all.Select(Item) });
                return ExitCode.Done;
            }
            TextTable.Write(
                output.Data,
                ["id", output.In("渠道", "kind"), output.In("状态", "state"), output.In("级别", "severity"), output.In("规划", "plan"), output.In("运维", "operator"), output.In("地址", "url")],
                all.Select(each => new[]
                {
                    each.Id, each.Kind, StateWord(output, each.State), $"{each.Least}", each.Plan ?? output.In("全部", "all"), each.Operator ? output.In("是", "yes") : output.In("否", "no"), TargetUrl.Shown(each.Url),
                }));
            output.Talk.WriteLine(output.In($"共 {all.Count} 个订阅。", $"{all.Count} in all."));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Add()
    {
        var kind = new Option<string>("--kind") { Description = $"Kind of channel: {string.Join(", ", Channel.All.Select(channel => channel.Kind))}.", Required = true, HelpName = "KIND" };
        var url = new Option<string>("--url") { Description = "Where the messages go; https.", Required = true, HelpName = "URL" };
        var secret = new Option<string?>("--secret") { Description = "Signs the messages; one is made and shown once where it is left out.", HelpName = "S" };
        var severity = new Option<string>("--severity") { Description = "Alerts of this severity and above.", DefaultValueFactory = _ => "L", HelpName = "H|M|L" };
        severity.AcceptOnlyFromAmong("H", "M", "L");
        var plan = new Option<string?>("--plan") { Description = "Only this plan; - for none, with --operator.", HelpName = "ID" };
        var operators = new Option<bool>("--operator") { Description = "Alerts for the operator too." };
        var command = new Command("add", "Make a subscription; messages are in the language of --lang.") { kind, url, secret, severity, plan, operators };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            await using var work = await Workspace.OpenAsync(arguments, "subscriptions add", cancel);
            var forOperator = arguments.GetValue(operators);
            var wanted = arguments.GetValue(plan) switch
            {
                null => null,
                NoPlan when forOperator => NoPlan,
                var id => PlansAtHand.Find(work.Plans, id).Id,
            };
            var given = arguments.GetValue(secret);
            var request = new SubscriptionRequest(
                arguments.GetRequiredValue(kind), arguments.GetRequiredValue(url), Enum.Parse<Severity>(arguments.GetRequiredValue(severity)), wanted, forOperator, arguments.GetRequiredValue(CommonOptions.Language));
            if (!(await work.Backend.Deliveries.Subscriptions.AddAsync(request, given, arguments.GetRequiredValue(CommonOptions.By), cancel)).TryGet(out var added, out var problem))
            {
                return Refused(output, problem);
            }
            var shown = given is null ? added.Secret : null;
            if (output.Json)
            {
                output.WriteJson(new { Subscription = Item(added.Subscription), Secret = shown });
                return ExitCode.Done;
            }
            output.Data.WriteLine(output.In($"已新建订阅 {added.Subscription.Id}。", $"Subscription {added.Subscription.Id} was made."));
            if (shown is not null)
            {
                output.Data.WriteLine(output.In($"签名密钥（只显示这一次）：{shown}", $"Secret (shown this once): {shown}"));
            }
            output.Talk.WriteLine(output.In($"发送测试消息：planmonitor subscriptions test {added.Subscription.Id}", $"Send a test message: planmonitor subscriptions test {added.Subscription.Id}"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Test()
    {
        var id = Id();
        var command = new Command("test", "Send a test message now; exit code 1 where it was not taken.") { id };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            await using var work = await Workspace.OpenExistingAsync(arguments, "subscriptions test", cancel);
            if (await FindAsync(work, arguments.GetRequiredValue(id), cancel) is not { } subscription)
            {
                return Refused(output, Problem.Of("subscription.unknown", value: arguments.GetRequiredValue(id)));
            }
            var (answer, took) = await work!.Backend.Deliveries.TestAsync(subscription, cancel);
            if (output.Json)
            {
                output.WriteJson(new { Subscription = subscription.Id, Delivered = took, answer.Status, answer.Fault, answer.Milliseconds });
            }
            else
            {
                var what = answer.Status is { } status ? $"HTTP {status}" : answer.Fault;
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
                return Refused(output, Problem.Of("subscription.unknown", value: arguments.GetRequiredValue(id)));
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

    private static Argument<string> Id() => new("ID") { Description = "Id of the subscription, or its first characters." };

    private static async Task<Subscription?> FindAsync(Workspace? work, string id, CancellationToken cancel)
    {
        var found = work is null || id.Length == 0 ? [] : (await work.Backend.Deliveries.Subscriptions.ListAsync(cancel)).Where(each => each.Id.StartsWith(id, StringComparison.Ordinal)).ToList();
        return found is [var one] ? one : null;
    }

    private static string StateWord(Output output, SubscriptionState state) => state == SubscriptionState.Active ? output.In("有效", "active") : output.In("已停用", "disabled");

    private static object Item(Subscription each) => new
    {
        each.Id, each.Kind, Url = TargetUrl.Shown(each.Url), Severity = each.Least, each.Plan, each.Operator, each.Language, each.State, each.CreatedAt, each.CreatedBy,
    };
}
