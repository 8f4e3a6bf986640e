using System.CommandLine;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Plans.Lint;
using PlanMonitor.Core.Plans.Show;
using PlanMonitor.Local.Terminal;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor plans list | show ID | lint [ID]</c>.</summary>
internal static class PlansCommand
{
    public static Command Build() => new("plans", "The plans as data, and the contradictions in them.") { List(), Show(), Lint() };

    private static Command List() => Prints(new("list", "List the plans."), (_, library) => library.NewestOfEach, PlanJson.WriteList, PlanPages.WriteList);

    private static Command Show()
    {
        var id = new Argument<string>("ID") { Description = "Plan." };
        return Prints(
            new("show", "Show a plan: how many items each section has, the main figures with the line of the source, minerals, zones and readings. --json prints every item with its citation.") { id },
            (arguments, library) => PlansAtHand.Find(library, arguments.GetRequiredValue(id)), PlanJson.WriteShow, PlanPages.WriteShow);
    }

    private static Command Lint()
    {
        var id = new Argument<string?>("ID") { Description = "Plan; all of them if left out.", Arity = ArgumentArity.ZeroOrOne };
        return Prints(
            new("lint", "Find contradictions in a plan and between plans.") { id },
            (arguments, library) => arguments.GetValue(id) is { } one ? PlanLint.Run(library.NewestOfEach, PlansAtHand.Find(library, one).Id) : PlanLint.Run(library.NewestOfEach),
            LintJson.Write, LintPages.Write);
    }

    private static Command Prints<T>(Command command, Func<ParseResult, PlanLibrary, T> select, Action<TextWriter, T> json, Action<TextWriter, T, PlanLanguage> page)
    {
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            var selected = select(arguments, await PlansAtHand.LoadAsync(arguments, cancel));
            if (output.Json)
            {
                json(output.Data, selected);
            }
            else
            {
                page(output.Data, selected, output.Language);
            }
            return ExitCode.Done;
        });
        return command;
    }
}
