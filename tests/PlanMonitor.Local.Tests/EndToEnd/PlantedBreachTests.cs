using System.Text.Json;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rules;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.EndToEnd;

/// <summary>The sample data of each city breaks every rule that its plan asks for, and the demo finds each of these breaches.</summary>
public sealed class PlantedBreachTests(DemoKeyTests.Demo demo) : IClassFixture<DemoKeyTests.Demo>
{
    private static readonly JsonElement Key = JsonDocument.Parse(File.ReadAllBytes(Repo.At("tests", "samples", "answers.json"))).RootElement;

    /// <summary>What no upload of 2021 to 2024 can break, and why.</summary>
    private static readonly Dictionary<(string Plan, string Rule), string> CannotBreak = new()
    {
        [("chaoyang", "volume.basis")] = "its one printed cap knows neither grade nor basis, so every tonne of iron ore counts",
        [("chaoyang", "duty.project-milestone")] = "it prints no year for any project: they are due at the end of 2025 by a reading, and none has a quantity to fall short of",
        [("dandong", "right.stage")] = "its text compares with the stage of the exploration block, and the draft lists no blocks",
        [("pingquan", "right.magnesite-count")] = "it wants fewer rights than in 2020 and prints no number for 2020",
    };

    public static TheoryData<string, string> Planted => [.. Key.GetProperty("planted").EnumerateArray().Select(breach => (Text(breach, "plan")!, Text(breach, "rule")!))];

    [Theory, MemberData(nameof(Planted))]
    public async Task Each_planted_breach_is_found(string plan, string rule)
    {
        foreach (var breach in Key.GetProperty("planted").EnumerateArray().Where(each => Text(each, "plan") == plan && Text(each, "rule") == rule))
        {
            var parts = Text(breach, "subject")!.Split('|');
            var found = (await FindingsAsync(plan, breach.GetProperty("year").GetInt32(), Text(breach, "asOf")))
                .Where(finding => Text(finding, "rule") == rule && parts.All(part => finding.GetProperty("subject").EnumerateObject().Any(member => member.Value.GetString() == part))).ToList();
            Assert.True(found.Exists(finding => Text(finding, "status") == Text(breach, "status")), $"{breach}: {string.Join(", ", found)}");
        }
    }

    [Fact]
    public void Every_rule_that_a_plan_asks_for_is_broken_by_its_samples()
    {
        var asked = PlanLibrary.BuiltIn.NewestOfEach.SelectMany(plan => RuleCatalogue.All.Where(rule => rule.AskedBy(plan)).Select(rule => (plan.Id, rule.Info.Id))).ToHashSet();
        var planted = Planted.Select(row => row.Data).ToHashSet();
        Assert.Equal([], asked.Except(planted).Except(CannotBreak.Keys));
        Assert.Equal([], planted.Except(asked));
        Assert.Equal([], CannotBreak.Keys.Except(asked));
        Assert.Equal([], CannotBreak.Keys.Intersect(planted));
        Assert.All(CannotBreak.Values, reason => Assert.True(reason.Length > 20));
    }

    [Fact]
    public void A_breach_fails_where_the_rule_can_fail_and_is_never_a_pass()
    {
        Assert.All(Key.GetProperty("planted").EnumerateArray(), breach =>
        {
            Assert.Contains(Text(breach, "status"), Text(breach, "rule") == "volume.basis" ? ["not-evaluable"] : new[] { "fail", "warn" });
            Assert.NotEmpty(Text(breach, "zh")!);
            Assert.NotEmpty(Text(breach, "en")!);
        });
    }

    private async Task<List<JsonElement>> FindingsAsync(string plan, int year, string? asOf) =>
    [
        .. (asOf is null ? demo.Read($"findings-{plan}-{year}.json") : await Cli.JsonAsync("check", "--plan", plan, "--year", $"{year}", "--as-of", asOf, "--data", demo.Data)).GetProperty("findings").EnumerateArray(),
    ];

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
