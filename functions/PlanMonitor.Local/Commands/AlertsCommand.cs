using System.CommandLine;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Plans.Show;
using PlanMonitor.Core.Sources;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Alerts;
using PlanMonitor.Services.Api;
using PlanMonitor.Services.Ledger;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor alerts list | show ID | ack ID | assign ID | verdict ID VALUE | return ID | close ID | export ID FILE.zip</c>.</summary>
internal static class AlertsCommand
{
    public static Command Build() => new("alerts", "The alerts that the checks raised, and what people do to them.")
    {
        List(), Show(), AlertActs.Acknowledge(), AlertActs.Assign(), AlertActs.Verdict(), AlertActs.Return(), AlertActs.Close(), EvidenceCommands.Export(),
    };

    private static Command List()
    {
        var plan = new Option<string?>("--plan") { Description = "Only this plan; - for what operators have to see to.", HelpName = "ID" };
        var state = new Option<string?>("--state") { Description = "Only this state.", HelpName = "STATE" };
        state.AcceptOnlyFromAmong([.. AlertStates.Words]);
        var command = new Command("list", "List alerts, the heaviest first.") { plan, state };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            await using var work = await OpenAsync(arguments, output, "alerts list", cancel);
            var one = arguments.GetValue(plan) is { } id ? id == PlanLedger.NoPlan ? id : PlansAtHand.Find(work?.Plans ?? PlanLibrary.BuiltIn, id).Id : null;
            var wanted = arguments.GetValue(state) is { } word ? AlertStates.Parse(word) : null;
            var alerts = (work is null ? [] : await work.Queries.AllAsync(one, wanted, cancel))
                .OrderByDescending(alert => alert.Severity).ThenBy(alert => alert.Plan, StringComparer.Ordinal).ThenBy(alert => alert.Rule, StringComparer.Ordinal).ThenBy(alert => alert.Id, StringComparer.Ordinal)
                .ToList();
            if (output.Json)
            {
                output.WriteJson(new { Total = alerts.Count, Alerts = alerts.Select(AlertItem.Of) });
                return ExitCode.Done;
            }
            TextTable.Write(
                output.Data,
                ["id", output.In("级别", "severity"), output.In("状态", "state"), output.In("规划", "plan"), output.In("年度", "year"), output.In("内容", "what")],
                alerts.Select(alert => new[] { alert.Id, $"{alert.Severity}", output.In(AlertWords.Of(alert.State)), alert.Plan, $"{alert.Period}", output.In(alert.Message) }));
            output.Talk.WriteLine(output.In($"共 {alerts.Count} 条。查看详情：planmonitor alerts show ID", $"{alerts.Count} in all. Details: planmonitor alerts show ID"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show()
    {
        var id = new Argument<string>("ID") { Description = "Id of the alert, or its first characters." };
        var command = new Command("show", "Show one alert with its newest finding.") { id };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            await using var work = await OpenAsync(arguments, output, "alerts show", cancel);
            var wanted = arguments.GetRequiredValue(id);
            var found = work is null ? Problem.Of("alert.unknown", value: wanted) : await work.Backend.Desk.FindAsync(wanted, cancel);
            if (!found.TryGet(out var alert, out var problem))
            {
                return Refused.Say(output, problem);
            }
            var finding = await work!.Findings.FindAsync(alert.Plan, alert.Period, alert.Finding, cancel);
            var actions = await work.Ledger.ActionsAsync(alert.Plan, alert.Id, cancel);
            if (output.Json)
            {
                output.WriteJson(new AlertDetail(alert, finding, actions));
                return ExitCode.Done;
            }
            output.Data.WriteLine(output.In(alert.Message));
            output.Data.WriteLine($"  id {alert.Id}  {alert.Rule}  {alert.Severity}  {output.In(AlertWords.Of(alert.State))}  {alert.Plan} {alert.Period}");
            foreach (var citation in finding?.Citations ?? [])
            {
                output.Data.WriteLine(output.In($"  依据 {citation.Document} {citation.Place} 第{citation.Line}行“{citation.Snippet}”", $"  cites {citation.Document} {citation.Place} line {citation.Line} '{citation.Snippet}'"));
            }
            foreach (var source in finding?.Evidence ?? [])
            {
                var (zh, en) = source.Line == Source.WholeFile ? ("全文", "the whole file") : ($"第{source.Line}行", $"line {source.Line}");
                output.Data.WriteLine(output.In($"  证据 {source.File} {zh} {source.Sha256[..12]}", $"  evidence {source.File} {en} {source.Sha256[..12]}"));
            }
            if (alert.Evidence is { } evidence)
            {
                output.Data.WriteLine(output.In($"  证据 {evidence}", $"  evidence {evidence}"));
            }
            AlertActs.Write(output, alert, actions);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<Workspace?> OpenAsync(ParseResult arguments, Output output, string command, CancellationToken cancel)
    {
        var folder = arguments.GetValue(CommonOptions.Data)!;
        var work = await Workspace.OpenExistingAsync(arguments, command, cancel);
        if (work is null)
        {
            output.Talk.WriteLine(output.In($"数据文件夹 {folder} 尚不存在。", $"The data folder {folder} does not exist yet."));
        }
        return work;
    }
}
