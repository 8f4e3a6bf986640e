using PlanMonitor.Core.Json;
using PlanMonitor.Core.Rules;
using Xunit;

namespace PlanMonitor.Core.Tests.Cases;

/// <summary>What holds for the findings of every case, whatever the rule.</summary>
public sealed class CaseOrderTests
{
    [Theory]
    [MemberData(nameof(CaseTests.Cases), MemberType = typeof(CaseTests))]
    public void The_order_of_the_rows_changes_no_byte_and_no_subject_comes_twice(string rule, string name)
    {
        var folder = new CaseFolder(rule, name);
        var input = CaseInput.Of(folder.Input);
        var found = CaseFindings.Of(folder.TheRule, folder.Input, input);
        Assert.Equal(CanonicalJson.Write(found), CanonicalJson.Write(CaseFindings.Of(folder.TheRule, folder.Input, Backwards(input))));
        Assert.Equal(found.Count, found.Select(finding => finding.AlertId).Distinct(StringComparer.Ordinal).Count());
    }

    private static CheckInput Backwards(CheckInput input) => input with
    {
        Rights = Last(input.Rights),
        RightPlaces = Last(input.RightPlaces),
        Reports = Last(input.Reports)!,
        EarlierReports = Last(input.EarlierReports)!,
        RejectedReports = Last(input.RejectedReports)!,
        Quotas = Last(input.Quotas)!,
        Footprints = Last(input.Footprints),
        Layers = Last(input.Layers)!,
        Reserves = Last(input.Reserves),
        Rates = Last(input.Rates),
        Progress = Last(input.Progress),
        Discoveries = Last(input.Discoveries),
        Restoration = Last(input.Restoration),
        GreenList = Last(input.GreenList),
        Projects = Last(input.Projects),
        Duties = Last(input.Duties),
        Disturbance = Last(input.Disturbance),
        Rejected = Last(input.Rejected)!,
    };

    private static List<T>? Last<T>(IReadOnlyList<T>? rows) => rows?.Reverse().ToList();
}
