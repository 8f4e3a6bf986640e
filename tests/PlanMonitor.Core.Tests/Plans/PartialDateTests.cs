using PlanMonitor.Core.Plans;
using Xunit;

namespace PlanMonitor.Core.Tests.Plans;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2022-10-05", "2022-10-05")]
    [InlineData("2022-10", "2022-10-31")]
    [InlineData("2024-02", "2024-02-29")]
    [InlineData("2021", "2021-12-31")]
    [InlineData("2022-13", null)]
    [InlineData("2022-02-30", null)]
    [InlineData("0000", null)]
    [InlineData(null, null)]
    public void A_partial_date_stands_for_its_last_day(string? date, string? last) =>
        Assert.Equal(last, PartialDate.LastDay(date)?.ToString("yyyy-MM-dd"));
}
