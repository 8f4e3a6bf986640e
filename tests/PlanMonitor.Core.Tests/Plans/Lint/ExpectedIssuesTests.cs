using System.Text.Json;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Plans.Lint;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Core.Tests.Plans.Lint;

/// <summary>The contradictions that a reader finds in the four texts are the ones that the lint finds in the data.</summary>
public sealed class ExpectedIssuesTests
{
    private static readonly Lazy<IReadOnlyList<LintIssue>> Found = new(() => PlanLint.Run([.. PlanLibrary.BuiltIn.Ids.Select(id => PlanLibrary.BuiltIn.Newest(id)!)]));

    private static readonly Expected[] All = Read();

    public static TheoryData<string> Whys() => [.. All.Select(expected => expected.Why)];

    [Theory]
    [MemberData(nameof(Whys))]
    public void An_expected_contradiction_is_found(string why)
    {
        var expected = All.First(one => one.Why == why);
        SkipWithout(expected.Plans);
        var issue = Assert.Single(Found.Value, issue => IsIt(expected, issue));
        Assert.Equal((expected.Severity, expected.Difference), (issue.Severity, issue.Difference is { } difference ? Math.Round(difference, 4) : null));
        Assert.Equal(expected.Unit, issue.Figures[0].Unit);
        Assert.All(issue.Figures, figure => Assert.True(figure.Citation is not null || figure.ComputedFrom!.Count > 0));
    }

    [Theory]
    [InlineData("chaoyang")]
    [InlineData("dandong")]
    [InlineData("liaoyang")]
    [InlineData("pingquan")]
    public void Nothing_else_of_weight_is_reported(string plan)
    {
        SkipWithout([plan]);
        var others = Found.Value.Where(issue => issue.Severity != "L" && issue.Plan.Split(',').Contains(plan) && !All.Any(expected => IsIt(expected, issue)));
        Assert.Empty(others.Select(issue => $"{issue.Kind}: {issue.Message.En}"));
    }

    private static bool IsIt(Expected expected, LintIssue issue) =>
        issue.Plan == string.Join(',', expected.Plans) && issue.Kind == expected.Kind
        && issue.Figures.Take(2).Select(figure => figure.Value).SequenceEqual(expected.Figures);

    private static void SkipWithout(IEnumerable<string> plans)
    {
        foreach (var plan in plans.Where(plan => !PlanLibrary.BuiltIn.Ids.Contains(plan)))
        {
            Assert.Skip($"shared/plans/{plan}.json is not there.");
        }
    }

    private static Expected[] Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repo.At("tests", "cases", "plan-lint", "expected.json")));
        return document.RootElement.GetProperty("issues").Deserialize<Expected[]>(JsonSerializerOptions.Web)!;
    }

    private sealed record Expected(string[] Plans, string Kind, string Severity, decimal?[] Figures, string? Unit, decimal? Difference, string Why);
}
