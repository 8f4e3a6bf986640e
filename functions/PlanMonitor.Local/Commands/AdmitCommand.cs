using System.CommandLine;
using PlanMonitor.Api.Routes;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rules.Admission;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Admissions;
using PlanMonitor.Services.Receipts;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor admit --plan ID --proposal FILE</c>: would the plan allow a right that does not exist yet, and why not.</summary>
internal static class AdmitCommand
{
    public static Command Build()
    {
        var plan = PlanOption.Required();
        var proposal = new Option<string>("--proposal") { Description = "The right: one row with the columns of import rights, as CSV, XLSX or JSON. It needs 行政区 and 开采矿种.", Required = true, HelpName = "FILE" };
        var year = TimeOptions.Year("Year to judge; that of --as-of, else this year, at the latest the plan's last.");
        var asOf = TimeOptions.Day("--as-of", "Day on which the right would begin; today, or the last day of the year if that is earlier.");
        var command = new Command("admit", "Hold a proposed right against every rule that judges rights; nothing is stored. Exit code 3 when the file cannot be read.") { plan, proposal, year, asOf };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            var path = InputFile.Existing(arguments.GetRequiredValue(proposal));
            await using var work = await Workspace.OpenAsync(arguments, "admit", cancel);
            var newest = PlansAtHand.Find(work.Plans, arguments.GetRequiredValue(plan));
            var (judged, day) = AdmissionJob.Judged(newest, arguments.GetValue(year), arguments.GetValue(asOf), TimeProvider.System);
            var version = work.Plans.Find(newest.Id, judged, day)
                ?? throw new UsageException($"No version of the plan '{newest.Id}' covers {judged}: it has the base year {newest.Period.Base} and the period {newest.Period.From} to {newest.Period.To}.");
            var answer = await work.Admissions.RunAsync(version, judged, day, Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancel), cancel);
            var problems = answer.Problems.Select(ReceiptProblem.Of).ToList();
            if (output.Json)
            {
                output.WriteJson(AdmissionDocument.Of(answer));
            }
            else
            {
                Write(output, version, judged, path, answer, problems);
            }
            return answer.Result is null ? ExitCode.Rejected : ExitCode.Done;
        });
        return command;
    }

    private static void Write(Output output, Plan plan, int year, string path, AdmissionAnswer answer, IReadOnlyList<ReceiptProblem> problems)
    {
        if (answer is not { Result: { } result, Right: { } right })
        {
            output.Data.WriteLine(output.In($"{path}：不能读取", $"{path}: cannot be read"));
            ReceiptText.Problems(output, output.Data, problems);
            return;
        }
        ReceiptText.Problems(output, output.Talk, problems);
        var (draftZh, draftEn) = plan.IsDraft ? ("（草案）", " (draft)") : ("", "");
        output.Data.WriteLine(output.In(
            $"{plan.Name}{draftZh} 准入审查：{right.MineName}，{right.MineralName}，{year}年",
            $"{plan.Id}{draftEn}: admission of {right.MineName}, {right.MineralName}, {year}"));
        output.Data.WriteLine(result.Allowed switch
        {
            Allowed.Yes => output.In("结论：未发现不符合规划之处。", "Answer: yes, no rule of the plan is broken."),
            Allowed.No => output.In("结论：疑似不符合规划。", "Answer: no, suspected against the plan."),
            _ => output.In("结论：尚不能判断，请补充所缺资料。", "Answer: it cannot be said yet; add what is missing."),
        });
        FindingsText.Section(output, result.Findings, FindingStatus.Fail, output.In("未通过", "failed"), isProposal: true);
        FindingsText.Section(output, result.Findings, FindingStatus.NotEvaluable, output.In("无法判断", "not evaluable"), isProposal: true);
        FindingsText.Section(output, result.Findings, FindingStatus.Warn, output.In("提示", "warnings"), isProposal: true);
        FindingsText.Section(output, result.Findings, FindingStatus.Pass, output.In("通过", "passed"), isProposal: true);
        if (result is { Allowed: Allowed.NotEvaluable, Findings: var some } && some.All(finding => finding.Status != FindingStatus.NotEvaluable))
        {
            output.Data.WriteLine(output.In("缺少采矿权登记，不知道与哪些矿业权相邻或重叠。", "There is no register of mining rights, so nobody knows what the right would lie beside."));
        }
    }
}
