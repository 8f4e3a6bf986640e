using PlanMonitor.Core.Plans;
using Xunit;

namespace PlanMonitor.Core.Tests.Plans;

public sealed class PlanLibraryTests
{
    /// <summary>Versions as "id[&gt;replaced][@from][!issued][..to][(period)][status]" in the order listed; year and as-of date; the version that is found.</summary>
    [Theory]
    // 1. One version without dates is always known.
    [InlineData("a", 2023, "2000-01-01", "a")]
    // 2. Years: first and last of the period, base year, outside.
    [InlineData("a", 2021, "2024-03-31", "a")]
    [InlineData("a", 2025, "2026-03-31", "a")]
    [InlineData("a", 2020, "2021-03-31", "a")]
    [InlineData("a", 2019, "2024-03-31", null)]
    [InlineData("a", 2026, "2027-03-31", null)]
    // 3. An amendment counts from its date on.
    [InlineData("a b>a@2023-07-01", 2023, "2023-06-30", "a")]
    [InlineData("a b>a@2023-07-01", 2023, "2023-07-01", "b")]
    // 4. A partial date counts from its last day on.
    [InlineData("a b>a@2023-07", 2023, "2023-07-30", "a")]
    [InlineData("a b>a@2023-07", 2023, "2023-07-31", "b")]
    [InlineData("a b>a@2023", 2023, "2023-12-30", "a")]
    [InlineData("a b>a@2023", 2023, "2023-12-31", "b")]
    // 5. Without effectiveFrom the date of issue counts; effectiveFrom goes first.
    [InlineData("a b>a!2022-10", 2023, "2022-10-30", "a")]
    [InlineData("a b>a!2022-10", 2023, "2022-10-31", "b")]
    [InlineData("a b>a@2024-01-01!2022-10", 2023, "2023-06-01", "a")]
    // 6. A chain of replacements beats dates and the order listed.
    [InlineData("c>b b>a a", 2023, "2024-03-31", "c")]
    [InlineData("b>a@2022-01-01 a@2023-01-01", 2023, "2024-03-31", "b")]
    [InlineData("c>b@2025-01-01 b>a@2023-01-01 a", 2023, "2024-03-31", "b")]
    // 7. Without a chain the later date is newer, a dated version before an undated one, else the one listed later.
    [InlineData("a@2022-05-01 b@2021-05-01", 2023, "2024-03-31", "a")]
    [InlineData("a@2022 b", 2023, "2024-03-31", "a")]
    [InlineData("a b", 2023, "2024-03-31", "b")]
    [InlineData("a@2022-10 b@2022-10-31", 2023, "2024-03-31", "b")]
    // 8. Only versions whose period contains the year compete; the base year only where no period contains it.
    [InlineData("a b>a(2026-2030)", 2024, "2027-01-01", "a")]
    [InlineData("a b>a(2026-2030)", 2027, "2027-01-01", "b")]
    [InlineData("a b(2026-2030)", 2025, "2027-01-01", "a")]
    [InlineData("b(2026-2030)", 2025, "2027-01-01", "b")]
    // 9. A version that ended before the year is out; one that ended in it is not.
    [InlineData("a..2022-12-31", 2023, "2024-03-31", null)]
    [InlineData("a..2022", 2022, "2024-03-31", "a")]
    [InlineData("a..2023-06", 2023, "2024-03-31", "a")]
    // 10. A withdrawn version is never used.
    [InlineData("a b>a#withdrawn", 2023, "2024-03-31", "a")]
    // 11. The same version id again stands in for the earlier one; a circle does not hang.
    [InlineData("a@2024-01-01 a", 2023, "2023-01-01", "a")]
    [InlineData("a>b b>a", 2023, "2024-03-31", "b")]
    [InlineData("a>x", 2023, "2024-03-31", "a")]
    public void The_newest_known_version_whose_period_has_the_year_is_used(string versions, int year, string asOf, string? expected) =>
        Assert.Equal(expected, Library(versions).Find("sample", year, DateOnly.ParseExact(asOf, "yyyy-MM-dd"))?.Version.Id);

    [Theory]
    [InlineData(2019, YearStanding.Outside)]
    [InlineData(2020, YearStanding.Base)]
    [InlineData(2021, YearStanding.Judged)]
    [InlineData(2025, YearStanding.Judged)]
    [InlineData(2026, YearStanding.Outside)]
    public void A_base_year_is_taken_but_not_judged(int year, YearStanding standing) => Assert.Equal(standing, MinimalPlan.Plan.Period.Of(year));

    [Fact]
    public void Versions_come_newest_first() =>
        Assert.Equal(["c", "b", "a", "d"], Library("d a b>a c>b@2022").Versions("sample").Select(plan => plan.Version.Id));

    [Theory]
    [InlineData("a b>a", "")]
    [InlineData("a>x", "规划 sample 的版本“a”所替代的版本“x”不在已知版本中。|Version 'a' of plan sample replaces 'x', which is not known.")]
    [InlineData("a>b b>a", "规划 sample 的版本“a”在替代关系中形成循环。|Version 'a' of plan sample is part of a circle of replacements.")]
    public void Replacements_that_lead_nowhere_are_named(string versions, string expected)
    {
        var problem = Library(versions).Problems.Count > 0 ? Library(versions).Problems[0] : null;
        Assert.Equal(expected, problem is null ? "" : $"{problem.Message.Zh}|{problem.Message.En}");
    }

    [Fact]
    public void Imported_versions_join_the_known_ones()
    {
        var library = PlanLibrary.BuiltIn.With([MinimalPlan.Plan]);
        Assert.Same(MinimalPlan.Plan, library.Newest("sample"));
        Assert.Equal(PlanLibrary.BuiltIn.Ids.Append("sample").Order(StringComparer.Ordinal), library.Ids);
        Assert.Null(library.Newest("nowhere"));
        Assert.Null(library.Find("nowhere", 2023, new DateOnly(2024, 3, 31)));
    }

    private static PlanLibrary Library(string versions) => new([.. versions.Split(' ').Select(Version)]);

    private static Plan Version(string text)
    {
        var (period, from, to) = (MinimalPlan.Plan.Period, Part(text, "@"), Part(text, ".."));
        if (Part(text, "(") is { } years)
        {
            var (first, last) = (int.Parse(years[..4]), int.Parse(years[5..9]));
            period = period with { From = first, To = last, Base = first - 1, Horizon = last };
        }
        return MinimalPlan.Plan with { Period = period, Version = new(Part("^" + text, "^")!, Part(text, "#") ?? "in-force", Part(text, ">"), Part(text, "!"), from, to) };
    }

    private static string? Part(string text, string mark)
    {
        var start = text.IndexOf(mark, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }
        var rest = text[(start + mark.Length)..];
        var end = rest.IndexOfAny(['>', '@', '!', '(', '#', '.']);
        return end < 0 ? rest : rest[..end];
    }
}
