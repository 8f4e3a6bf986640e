using System.CommandLine;
using PlanMonitor.Core.Plans.Lint;
using PlanMonitor.Core.Plans.Show;
using PlanMonitor.Local.Terminal;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor plans list | show ID | lint [ID]</c>.</summary>
internal static class PlansCommand
{
    public static Command Build() => new("plans", "The plans as data, and the contradictions in them.") { List(), Show(), Lint() };

    private static Command List()
    {
        var command = new Command("list", "List the plans.");
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            var plans = (await PlanOption.LibraryAsync(arguments, cancel)).NewestOfEach;
            if (output.Json)
            {
                PlanJson.WriteList(output.Data, plans);
            }
            else
            {
                PlanPages.WriteList(output.Data, plans, output.Language);
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show()
    {
        var id = new Argument<string>("ID") { Description = "Plan." };
        var command = new Command("show", "Show a plan with the citation of every figure.") { id };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            var plan = PlanOption.Find(await PlanOption.LibraryAsync(arguments, cancel), arguments.GetRequiredValue(id));
            if (output.Json)
            {
                PlanJson.WriteShow(output.Data, plan);
            }
            else
            {
                PlanPages.WriteShow(output.Data, plan, output.Language);
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Lint()
    {
        var id = new Argument<string?>("ID") { Description = "Plan; all of them if left out.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("lint", "Find contradictions in a plan and between plans.") { id };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            var library = await PlanOption.LibraryAsync(arguments, cancel);
            var issues = arguments.GetValue(id) is { } one ? PlanLint.Run(library.NewestOfEach, PlanOption.Find(library, one).Id) : PlanLint.Run(library.NewestOfEach);
            if (output.Json)
            {
                LintJson.Write(output.Data, issues);
            }
            else
            {
                LintPages.Write(output.Data, issues, output.Language);
            }
            return ExitCode.Done;
        });
        return command;
    }
}
