using System.CommandLine;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Ledger;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor audit verify | anchor</c>.</summary>
internal static class AuditCommand
{
    public static Command Build() => new("audit", "The chain of all changes (留痕).") { Verify(), Anchor() };

    private static Command Verify()
    {
        var plan = new Option<string?>("--plan") { Description = "Only the chain of this plan; - for what belongs to no plan.", HelpName = "ID" };
        var contents = new Option<bool>("--contents") { Description = "Also hold the archived files of all uploads against their hashes." };
        var command = new Command("verify", "Prove that no entry, row or anchor was changed, deleted, inserted or moved. Exit code 1 where one was; says where.") { plan, contents };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            await using var work = await Workspace.OpenExistingAsync(arguments, "audit verify", cancel);
            var one = arguments.GetValue(plan) is { } id && work is not null ? id == PlanLedger.NoPlan ? id : PlansAtHand.Find(work.Plans, id).Id : null;
            var reports = work is null ? [] : await work.Backend.Audit.RunAsync(one, arguments.GetValue(contents), cancel);
            var holds = reports.All(report => report.Holds);
            if (output.Json)
            {
                output.WriteJson(new { Holds = holds, Chains = reports });
                return holds ? ExitCode.Done : ExitCode.Fault;
            }
            foreach (var report in reports)
            {
                output.Data.WriteLine(report.Break is { } broken
                    ? output.In($"{report.Plan}：已断开。{broken.Message.Zh}", $"{report.Plan}: broken. {broken.Message.En}")
                    : output.In($"{report.Plan}：完整，{report.Entries} 条记录，{report.Rows} 行，{report.Anchors} 个锚定。", $"{report.Plan}: whole, {report.Entries} entries, {report.Rows} rows, {report.Anchors} anchors."));
            }
            output.Talk.WriteLine(reports.Count == 0 ? output.In("没有可核验的链：此处没有数据，请核对 --data。", "There is no chain to prove: there is no data here; check --data.")
                : holds ? output.In($"{reports.Count} 条链完整。", $"{reports.Count} chains are whole.") : output.In("留痕核验未通过。", "The proof failed."));
            return holds ? ExitCode.Done : ExitCode.Fault;
        });
        return command;
    }

    private static Command Anchor()
    {
        var command = new Command("anchor", "Take today's anchor of all chains now; the daily timer does the same. Copy the folder of anchors out of the system from time to time.");
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            await using var work = await Workspace.OpenAsync(arguments, "audit anchor", cancel);
            var isNew = await work.Backend.Anchors.TakeAsync(cancel);
            if (output.Json)
            {
                output.WriteJson(new { Anchored = isNew });
                return ExitCode.Done;
            }
            output.Data.WriteLine(isNew ? output.In("今日锚定已写入。", "Today's anchor was taken.") : output.In("今日已锚定。", "Today's anchor had been taken before."));
            return ExitCode.Done;
        });
        return command;
    }
}
