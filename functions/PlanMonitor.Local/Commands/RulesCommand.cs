using System.CommandLine;
using PlanMonitor.Core.Plans.Show;
using PlanMonitor.Core.Rules;
using PlanMonitor.Local.Terminal;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor rules</c>: the catalogue of rules, from the code.</summary>
internal static class RulesCommand
{
    public static Command Build()
    {
        var command = new Command("rules", "List every rule: what it demands, how much a breach weighs, which plans ask for it, what it reads.");
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            var plans = (await PlansAtHand.LoadAsync(arguments, cancel)).NewestOfEach;
            var rules = RuleCatalogue.All.Select(rule => new
            {
                rule.Info.Id,
                rule.Info.Family,
                rule.Info.Title,
                rule.Info.Severity,
                Plans = plans.Where(rule.AskedBy).Select(plan => plan.Id).ToList(),
                rule.Info.Reads,
            }).ToList();
            if (output.Json)
            {
                output.WriteJson(new { rules });
                return ExitCode.Done;
            }
            TextTable.Write(
                output.Data,
                [output.In("规则", "rule"), output.In("级别", "severity"), output.In("规划", "plans"), output.In("读取", "reads"), output.In("内容", "title")],
                rules.Select(rule => new[] { rule.Id, $"{rule.Severity}", string.Join(' ', rule.Plans), string.Join(' ', rule.Reads), output.In(rule.Title) }));
            return ExitCode.Done;
        });
        return command;
    }
}
