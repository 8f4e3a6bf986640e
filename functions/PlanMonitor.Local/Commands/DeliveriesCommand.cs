using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans.Show;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Api;
using PlanMonitor.Services.Deliveries;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor deliveries list | show ID | replay ID | replay --subscription ID</c>.</summary>
internal static class DeliveriesCommand
{
    private static readonly (DeliveryState State, string Word, Text Text)[] States =
    [
        (DeliveryState.Pending, "pending", new("待送", "pending")), (DeliveryState.Delivered, "delivered", new("已送达", "delivered")), (DeliveryState.Dead, "dead", new("已放弃", "dead")),
    ];

    public static Command Build() => new("deliveries", "Messages to the subscriptions, and what became of them.") { List(), Show(), DeliveriesReplay.Build() };

    private static Command List()
    {
        var state = new Option<string?>("--state") { Description = "Only this state.", HelpName = "STATE" };
        state.AcceptOnlyFromAmong([.. States.Select(each => each.Word)]);
        var subscription = new Option<string?>("--subscription") { Description = "Only this subscription; its first characters will do.", HelpName = "ID" };
        var alert = new Option<string?>("--alert") { Description = "Only this alert.", HelpName = "ID" };
        var after = new Option<string?>("--after") { Description = "Go on where a list ended.", HelpName = "PLACE", CustomParser = PlaceOf };
        var limit = new Option<int>("--limit") { Description = $"How many at most, 1 to {ApiQueries.LargestPage}.", HelpName = "N", DefaultValueFactory = _ => 100, CustomParser = LimitOf };
        var command = new Command("list", "List the deliveries, by subscription, alert and place in the chain; --json has the newest attempts.") { state, subscription, alert, after, limit };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            await using var work = await Workspace.OpenExistingAsync(arguments, "deliveries list", cancel);
            var of = arguments.GetValue(subscription);
            if (work is not null && of is not null)
            {
                if (await SubscriptionsCommand.NamedAsync(work, of, cancel) is not { } found)
                {
                    return SubscriptionsCommand.Unknown(output, of);
                }
                of = found.Id;
            }
            var wanted = arguments.GetValue(state) is { } word ? States.Single(each => each.Word == word).State : (DeliveryState?)null;
            var page = work is null ? new([], null) : await PageAsync(work.Backend.Deliveries.Lists, new(wanted, of, arguments.GetValue(alert)), arguments.GetValue(after), arguments.GetValue(limit), cancel);
            if (output.Json)
            {
                output.WriteJson(new { Deliveries = page.Deliveries.Select(DeliveryItem.Of), page.Next });
                return ExitCode.Done;
            }
            TextTable.Write(
                output.Data,
                ["id", output.In("状态", "state"), output.In("规划", "plan"), output.In("预警", "alert"), output.In("变化", "change"), output.In("尝试次数", "attempts"), output.In("最近结果", "newest")],
                page.Deliveries.Select(each => new[]
                {
                    each.Id, output.In(States.Single(known => known.State == each.State).Text), each.Plan, each.Alert, output.In(AlertWords.Of(each.Change)), $"{each.Attempts.Count}",
                    each is { Via: { } via } ? output.In($"见 {via}", $"in {via}") : each.Attempts is [.., var newest] ? What(newest) : "-",
                }));
            output.Talk.WriteLine(page.Next is { } next
                ? output.In($"列出 {page.Deliveries.Count} 条，后面还有：--after '{next}'", $"{page.Deliveries.Count} shown, there are more: --after '{next}'")
                : output.In($"列出 {page.Deliveries.Count} 条。重新推送：planmonitor deliveries replay ID", $"{page.Deliveries.Count} shown. Send one again: planmonitor deliveries replay ID"));
            return ExitCode.Done;
        });
        return command;
    }

    // Slices that are short, since so much is read for one and no more, are put together: who asks for what was given up wants to know that there is none.
    private static async Task<DeliverySlice> PageAsync(DeliveryLists lists, DeliveryFilter filter, string? after, int most, CancellationToken cancel)
    {
        var page = await lists.PageAsync(filter, after, most, cancel);
        while (page.Next is { } next && page.Deliveries.Count < most)
        {
            var more = await lists.PageAsync(filter, next, most - page.Deliveries.Count, cancel);
            page = new([.. page.Deliveries, .. more.Deliveries], more.Next);
        }
        return page;
    }

    private static string? PlaceOf(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (!DeliveryLists.IsPlace(text))
        {
            argument.AddError($"'{text}' is no place in the list; give what the list before said.");
        }
        return text;
    }

    private static int LimitOf(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > ApiQueries.LargestPage)
        {
            argument.AddError($"'{text}' is no number from 1 to {ApiQueries.LargestPage}.");
        }
        return limit;
    }

    private static Command Show()
    {
        var id = new Argument<string>("ID") { Description = "Id of the delivery, or its first characters." };
        var command = new Command("show", "Show one delivery with every attempt: when, what came back, how long it took, and the beginning of the answer.") { id };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            var wanted = arguments.GetRequiredValue(id);
            await using var work = await Workspace.OpenExistingAsync(arguments, "deliveries show", cancel);
            var outcome = work is null ? Problem.Of("delivery.unknown", value: wanted) : await work.Backend.Deliveries.FindAsync(wanted, cancel);
            if (!outcome.TryGet(out var delivery, out var problem))
            {
                return SubscriptionsCommand.Refused(output, problem);
            }
            var attempts = await work!.Backend.Deliveries.Store.AttemptsAsync(delivery, cancel).ToListAsync(cancel);
            if (output.Json)
            {
                output.WriteJson(new { Delivery = DeliveryItem.Of(delivery) with { Attempts = attempts }, delivery.Body });
                return ExitCode.Done;
            }
            output.Data.WriteLine($"{delivery.Id}  {output.In(States.Single(known => known.State == delivery.State).Text)}  {delivery.Plan} {delivery.Alert}  {output.In(AlertWords.Of(delivery.Change))}{(delivery.Via is { } via ? output.In($"  见 {via}", $"  in {via}") : "")}");
            foreach (var attempt in attempts)
            {
                output.Data.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {attempt.At:yyyy-MM-dd HH:mm:ss}Z  {What(attempt)}  {attempt.Milliseconds} ms"));
                if (attempt.Answer is { } answer)
                {
                    output.Data.WriteLine($"    {string.Concat(answer.Select(c => char.IsControl(c) ? ' ' : c))}");
                }
            }
            output.Talk.WriteLine(output.In($"共尝试 {attempts.Count} 次。", $"{attempts.Count} attempts."));
            return ExitCode.Done;
        });
        return command;
    }

    private static string What(Attempt attempt) => string.Join(' ', new[] { attempt.Status is { } status ? $"HTTP {status}" : null, attempt.Fault }.OfType<string>());
}
