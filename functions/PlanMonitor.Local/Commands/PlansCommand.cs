using System.CommandLine;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor plans list | show ID | lint [ID]</c>.</summary>
internal static class PlansCommand
{
    public static Command Build() => new("plans", "The plans as data.") { };
}
