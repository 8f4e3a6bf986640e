using System.CommandLine;
using PlanMonitor.Core.Plans.Show;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Api;

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
            var list = RuleList.Of(await PlansAtHand.LoadAsync(arguments, cancel));
            if (output.Json)
            {
                output.WriteJson(list);
                return ExitCode.Done;
            }
            TextTable.Write(
                output.Data,
                [output.In("规则", "rule"), output.In("级别", "severity"), output.In("规划", "plans"), output.In("读取", "reads"), output.In("内容", "title")],
                list.Rules.Select(rule => new[] { rule.Id, $"{rule.Severity}", string.Join(' ', rule.Plans), string.Join(' ', rule.Reads), output.In(rule.Title) }));
            return ExitCode.Done;
        });
        return command;
    }
}
