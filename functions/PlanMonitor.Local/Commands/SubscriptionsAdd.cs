using System.CommandLine;
using PlanMonitor.Core.Findings;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Deliveries.Channels;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor subscriptions add</c>.</summary>
internal static class SubscriptionsAdd
{
    public static Command Build()
    {
        var kind = new Option<string>("--kind") { Description = $"Kind of channel: {string.Join(", ", Channel.All.Select(channel => channel.Kind))}.", Required = true, HelpName = "KIND" };
        var url = new Option<string>("--url") { Description = "Where the messages go; https.", Required = true, HelpName = "URL" };
        var options = new SubscriptionOptions();
        var command = new Command("add", "Make a subscription; messages are in the language of --lang.") { kind, url };
        foreach (var option in options.All)
        {
            command.Add(option);
        }
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            await using var work = await Workspace.OpenAsync(arguments, "subscriptions add", cancel);
            var wanted = options.Apply(Nothing(arguments.GetRequiredValue(kind), arguments.GetRequiredValue(CommonOptions.Language)), arguments, id => PlansAtHand.Find(work.Plans, id).Id);
            if (wanted is { Filter.Plan: "-", Operator: false })
            {
                // As it was always told: there is no plan of that name.
                PlansAtHand.Find(work.Plans, "-");
            }
            var request = new SubscriptionRequest(wanted.Kind, arguments.GetRequiredValue(url), wanted.Filter.Least, wanted.Filter.Plan, wanted.Operator, wanted.Language)
            {
                Regions = wanted.Filter.Regions, Rules = wanted.Filter.Rules, Layers = wanted.Filter.Layers, Form = wanted.Form, Digest = wanted.Digest, Quiet = wanted.Quiet, Cooldown = wanted.Cooldown, Zone = wanted.Zone, IsFull = wanted.IsFull,
            };
            var given = arguments.GetValue(options.Secret);
            if (!(await work.Backend.Deliveries.Subscriptions.AddAsync(request, given, arguments.GetRequiredValue(CommonOptions.By), cancel)).TryGet(out var added, out var problem))
            {
                return SubscriptionsCommand.Refused(output, problem);
            }
            var (subscription, secret) = added;
            Say(output, subscription, given is null ? secret : null, output.In($"已新建订阅 {subscription.Id}。", $"Subscription {subscription.Id} was made."));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Says what was done, and a new secret, which is shown this once.</summary>
    public static void Say(Output output, Subscription subscription, string? secret, string done)
    {
        if (output.Json)
        {
            output.WriteJson(new { Subscription = SubscriptionItem.Of(subscription), Secret = secret });
            return;
        }
        output.Data.WriteLine(done);
        if (secret is not null)
        {
            output.Data.WriteLine(output.In($"签名密钥（只显示这一次）：{secret}", $"Secret (shown this once): {secret}"));
        }
        output.Talk.WriteLine(output.In($"发送测试消息：planmonitor subscriptions test {subscription.Id}", $"Send a test message: planmonitor subscriptions test {subscription.Id}"));
    }

    private static Subscription Nothing(string kind, string language) =>
        new("", kind, "", new(Severity.L, null), Operator: false, language, SubscriptionState.Active, default, "") { SecretName = "", Robot = "" };
}
