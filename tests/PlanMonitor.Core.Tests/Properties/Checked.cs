using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Rules;

namespace PlanMonitor.Core.Tests.Properties;

/// <summary>Seeds, counts, and a whole check as the check run does it.</summary>
internal static class Checked
{
    /// <summary>100 tests, 3,000 with ./test.sh --full.</summary>
    public static Config Config { get; } = FsCheck.Config.QuickThrowOnFailure.WithMaxTest(Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1" ? 3_000 : 100);

    /// <summary>Seeds of worlds.</summary>
    public static Arbitrary<int> Seeds { get; } = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    /// <summary>All rules that the plan asks for, in order of rule and subject.</summary>
    public static IReadOnlyList<Finding> All(CheckInput input) =>
        [.. RuleCatalogue.All.Where(rule => rule.AskedBy(input.Plan)).SelectMany(rule => rule.Evaluate(input).OrderBy(finding => finding.Subject.Key, StringComparer.Ordinal))];
}
