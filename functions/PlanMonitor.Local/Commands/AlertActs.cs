using System.CommandLine;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Messages;
using PlanMonitor.Local.Terminal;

namespace PlanMonitor.Local.Commands;

/// <summary>What people do to an alert (预警办理): one command for each transition. Ids may be shortened to their first characters.</summary>
internal static class AlertActs
{
    private static readonly Option<string?> Text = new("--text") { Description = "Words beside the code of the reason.", HelpName = "TEXT" };

    private static readonly Option<string[]> Document = new("--document") { Description = "A document: a file (its SHA-256 is kept), or NAME=REFERENCE. May be repeated.", HelpName = "FILE|NAME=REFERENCE", AllowMultipleArgumentsPerToken = false };

    public static Command Acknowledge() => Build("ack", "Take note of an alert (签收).", AlertTransition.Acknowledge, [], (order, _) => order);

    public static Command Assign()
    {
        var to = new Option<string>("--to") { Description = "Office or person.", Required = true, HelpName = "WHO" };
        var due = TimeOptions.Day("--due", "Day by which it is to be seen to; that of the calendar where it is left out.");
        return Build("assign", "Give an alert to someone, with a due date (交办).", AlertTransition.Assign, [to, due], (order, arguments) => order with { To = arguments.GetRequiredValue(to), Due = arguments.GetValue(due) });
    }

    public static Command Verdict()
    {
        var value = new Argument<string>("VALUE") { Description = $"{Verdicts.VerdictWords}." };
        var handling = new Option<string>("--handling") { Description = $"{Verdicts.HandlingWords}; the last two need --text and --document.", Required = true, HelpName = "VALUE" };
        var command = Build("verdict", "Record a verdict and how it is handled (判定).", AlertTransition.Decide, [handling],
            (order, arguments) => order with { Verdict = arguments.GetRequiredValue(value), Handling = arguments.GetRequiredValue(handling) });
        command.Add(value);
        return command;
    }

    public static Command Return() => Build("return", "Send an alert back for correction (退回整改); the calendar says by when.", AlertTransition.Return, [], (order, _) => order);

    public static Command Close() => Build("close", "Close an alert on which a verdict stands (办结).", AlertTransition.Close, [], (order, _) => order);

    /// <summary>What people have done to an alert, line by line.</summary>
    public static void Write(Output output, Alert alert, IReadOnlyList<AlertAction> actions)
    {
        if (alert.Verdict is { } verdict)
        {
            output.Data.WriteLine(output.In($"  判定 {verdict}，处置 {alert.Handling}", $"  verdict {verdict}, handling {alert.Handling}"));
        }
        foreach (var action in actions)
        {
            var reason = AlertReasons.Find(action.Reason)?.Text ?? new(action.Reason, action.Reason);
            var more = string.Concat(new[] { action.Assignee, action.Due is { } due ? $"{due:yyyy-MM-dd}" : null, action.Verdict, action.Handling, action.Text }.Where(part => part is not null).Select(part => $" {part}"));
            output.Data.WriteLine($"  {action.At.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm} {action.By} {output.In(AlertWords.Of(action.To))} {output.In(reason)}{more}");
        }
    }

    private static Command Build(string name, string description, AlertTransition transition, Option[] options, Func<AlertOrder, ParseResult, AlertOrder> filled)
    {
        var id = new Argument<string>("ID") { Description = "Id of the alert, or its first characters." };
        var usual = AlertReasons.Default(transition);
        var reason = new Option<string?>("--reason") { Description = $"Code: {AlertReasons.Codes(transition, null)}{(usual is null ? "" : $"; {usual} where it is left out")}.", HelpName = "CODE", Required = usual is null };
        var command = new Command(name, description) { id, reason, Text, Document };
        foreach (var option in options)
        {
            command.Add(option);
        }
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            var documents = (arguments.GetValue(Document) ?? []).Select(Read).ToList();
            await using var work = await Workspace.OpenExistingAsync(arguments, $"alerts {name}", cancel);
            var wanted = arguments.GetRequiredValue(id);
            var found = work is null ? Problem.Of("alert.unknown", value: wanted) : await work.Backend.Desk.FindAsync(wanted, cancel);
            if (!found.TryGet(out var alert, out var problem))
            {
                return Refused.Say(output, problem);
            }
            var order = filled(new(transition) { Reason = arguments.GetValue(reason), Text = arguments.GetValue(Text), Documents = documents }, arguments);
            var acted = await work!.Backend.Desk.ActAsync(alert.Plan, alert.Id, order, arguments.GetRequiredValue(CommonOptions.By), null, cancel);
            if (!acted.TryGet(out var step, out problem))
            {
                return Refused.Say(output, problem);
            }
            if (output.Json)
            {
                output.WriteJson(step);
                return ExitCode.Done;
            }
            output.Data.WriteLine($"{step.Alert.Id} {output.In(AlertWords.Of(step.Alert.State))}");
            Write(output, step.Alert, [step.Action]);
            return ExitCode.Done;
        });
        return command;
    }

    // A file is known by its hash, anything else by where it is found.
    private static AlertDocument Read(string text)
    {
        if (File.Exists(text))
        {
            using var file = File.OpenRead(text);
            return new(Path.GetFileName(text), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)), null);
        }
        return text.Split('=', 2) is [{ Length: > 0 } name, { Length: > 0 } reference]
            ? new(name, null, reference)
            : throw new UsageException($"'{text}' is neither a file nor NAME=REFERENCE.");
    }
}
