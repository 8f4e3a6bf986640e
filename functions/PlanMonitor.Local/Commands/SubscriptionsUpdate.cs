using System.CommandLine;
using PlanMonitor.Core.Messages;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Deliveries;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor subscriptions update ID</c>.</summary>
internal static class SubscriptionsUpdate
{
    public static Command Build()
    {
        var id = SubscriptionsCommand.Id();
        var url = new Option<string?>("--url") { Description = "A new address; nothing is sent there before a test has passed.", HelpName = "URL" };
        var fresh = new Option<bool>("--new-secret") { Description = "Make a new secret (generic); it is shown this once." };
        var overlap = new Option<string?>("--overlap") { Description = "How long the old secret signs beside the new one (24h where it is left out; 0h for not at all).", HelpName = "SPAN" };
        overlap.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Spans.Parse(token.Value) is null)
            {
                result.AddError($"--overlap '{token.Value}' is none; write 30m, 24h or 7d.");
            }
        });
        var options = new SubscriptionOptions();
        var command = new Command("update", "Change a subscription; after a new address or secret a test has to pass before anything else is sent. 'none' takes a setting away.") { id, url, fresh, overlap };
        foreach (var option in options.All)
        {
            command.Add(option);
        }
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            await using var work = await Workspace.OpenExistingAsync(arguments, "subscriptions update", cancel);
            if (await SubscriptionsCommand.FindAsync(work, arguments.GetRequiredValue(id), cancel) is not { } subscription)
            {
                return SubscriptionsCommand.Unknown(output, arguments.GetRequiredValue(id));
            }
            var settings = options.AnySetting(arguments) || arguments.GetResult(CommonOptions.Language) is { Implicit: false };
            var change = new SubscriptionChange
            {
                Url = arguments.GetValue(url), Secret = arguments.GetValue(options.Secret), NewSecret = arguments.GetValue(fresh),
                Settings = settings ? before => options.Apply(before, arguments, plan => PlansAtHand.Find(work!.Plans, plan).Id) : null,
            };
            change = arguments.GetValue(overlap) is { } span ? change with { Overlap = Spans.Parse(span)!.Value } : change;
            if (change is { Url: null, Secret: null, NewSecret: false, Settings: null })
            {
                return SubscriptionsCommand.Refused(output, Problem.Of("subscription.nothing-to-change"));
            }
            if (!(await work!.Backend.Deliveries.UpdateAsync(subscription.Id, change, arguments.GetRequiredValue(CommonOptions.By), cancel)).TryGet(out var updated, out var problem))
            {
                return SubscriptionsCommand.Refused(output, problem);
            }
            var (after, secret) = updated;
            SubscriptionsAdd.Say(output, after, change.NewSecret ? secret : null, after.State == SubscriptionState.Untested
                ? output.In($"已修改订阅 {after.Id}；测试通过之前不再推送，期间的消息会保留。", $"Subscription {after.Id} was changed; until a test has passed nothing is sent, and what happens is kept.")
                : output.In($"已修改订阅 {after.Id}。", $"Subscription {after.Id} was changed."));
            return ExitCode.Done;
        });
        return command;
    }
}
