using PlanMonitor.Core.Plans;
using PlanMonitor.Testing;

namespace PlanMonitor.Core.Tests.Plans;

/// <summary>The smallest plan file that says something in the sections that are checked.</summary>
internal static class MinimalPlan
{
    public static string Text { get; } = File.ReadAllText(Repo.At("tests", "cases", "plan-file", "minimal.json"));

    public static Plan Plan { get; } = PlanReader.BuiltIn.Read(Text).Plan!;

    /// <summary>Lines of the text, 1-based, that hold a piece of it.</summary>
    public static int LineOf(string piece) => Text[..Text.IndexOf(piece, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
}
