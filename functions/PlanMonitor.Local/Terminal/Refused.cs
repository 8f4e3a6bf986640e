using PlanMonitor.Core.Messages;
using PlanMonitor.Local.Commands;

namespace PlanMonitor.Local.Terminal;

/// <summary>Says in one line what stood in the way and what to do; wrong usage.</summary>
internal static class Refused
{
    public static int Say(Output output, Problem problem)
    {
        output.Talk.WriteLine(output.English ? $"{problem.Message.En} {problem.Action.En}" : problem.Message.Zh + problem.Action.Zh);
        return ExitCode.Usage;
    }
}
