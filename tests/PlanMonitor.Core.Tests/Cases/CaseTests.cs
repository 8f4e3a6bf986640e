using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Rules;
using Xunit;

namespace PlanMonitor.Core.Tests.Cases;

/// <summary>
/// The cases that planners read (tests/cases): each rule against its inputs. With PLANMONITOR_BLESS=1 what the rules find now becomes what they should find;
/// read the difference before committing it.
/// </summary>
public sealed class CaseTests
{
    private static readonly bool Blessing = Environment.GetEnvironmentVariable("PLANMONITOR_BLESS") == "1";

    public static TheoryData<string, string> Cases => [.. CaseFolder.All.Select(folder => (folder.Rule, folder.Name))];

    public static TheoryData<string> Rules => [.. RuleCatalogue.All.Select(rule => rule.Info.Id)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_rule_finds_what_the_case_says(string rule, string name)
    {
        var folder = new CaseFolder(rule, name);
        var found = CaseFindings.Json(Found(folder));
        if (Blessing)
        {
            folder.Bless(found);
        }
        Assert.Equal(folder.Expected, found);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_note_says_in_both_languages_what_is_tested(string rule, string name)
    {
        var lines = new CaseFolder(rule, name).Note.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(lines.Length, 2, 4);
        Assert.Contains(lines[0], IsChinese);
        Assert.DoesNotContain(lines[^1][..10], IsChinese);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Only_a_person_says_that_a_law_was_broken_and_a_draft_is_called_a_draft(string rule, string name)
    {
        var folder = new CaseFolder(rule, name);
        var draft = folder.Input.Plan == "dandong";
        Assert.All(Found(folder), finding =>
        {
            Assert.Equal(draft, finding.Message.Zh.StartsWith("【草案】", StringComparison.Ordinal));
            Assert.Equal(draft, finding.Message.En.StartsWith("[draft plan] ", StringComparison.Ordinal));
            Assert.DoesNotContain("违法", finding.Message.Zh, StringComparison.Ordinal);
            Assert.True(finding.Readings.Count == 0 || finding.Severity <= Severity.M, "a finding that rests on a reading weighs at most M");
        });
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_has_cases_that_pass_that_do_not_and_that_cannot_be_judged(string rule)
    {
        var found = CaseFolder.All.Where(folder => folder.Rule == rule).SelectMany(Found).Select(finding => finding.Status).ToHashSet();
        // A basis that differs is refused, and a year that still runs is only warned of: they never fail.
        FindingStatus[] needed = [FindingStatus.Pass, FindingStatus.NotEvaluable, .. rule switch { "volume.basis" => Array.Empty<FindingStatus>(), "volume.early-warning" => [FindingStatus.Warn], _ => [FindingStatus.Fail] }];
        Assert.Empty(needed.Except(found));
    }

    [Fact]
    public void Every_folder_belongs_to_a_rule() =>
        Assert.Empty(CaseFolder.All.Select(folder => folder.Rule).Except(RuleCatalogue.All.Select(rule => rule.Info.Id), StringComparer.Ordinal));

    private static IReadOnlyList<Finding> Found(CaseFolder folder) => CaseFindings.Of(folder.TheRule, folder.Input, CaseInput.Of(folder.Input));

    private static bool IsChinese(char c) => c is >= '\u4e00' and <= '\u9fff';
}
