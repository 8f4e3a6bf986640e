using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Receipts;
using Xunit;

namespace PlanMonitor.Functions.Tests;

/// <summary>Which of two uploads supersedes the other, whatever order their events had.</summary>
public sealed class UploadOrderTests
{
    [Theory]
    // Put into the inbox earlier, taken in later.
    [InlineData("b.csv", 2, 10, "a.csv", 1, 11)]
    // Within the same second: by name.
    [InlineData("年报2023.csv", 2, 10, "年报2023更正.csv", 1, 10)]
    // The same name within one second: as they were taken in.
    [InlineData("a.csv", 1, 10, "a.csv", 2, 10)]
    // A store that keeps no time: as they were taken in.
    [InlineData("b.csv", 1, null, "a.csv", 2, null)]
    public void The_first_is_earlier_than_the_second(string name, long order, int? uploaded, string otherName, long otherOrder, int? otherUploaded)
    {
        var (first, second) = (Record(name, order, uploaded), Record(otherName, otherOrder, otherUploaded));
        Assert.True(UploadRecord.Earlier.Compare(first, second) < 0);
        Assert.True(UploadRecord.Earlier.Compare(second, first) > 0);
        Assert.Equal(0, UploadRecord.Earlier.Compare(first, first));
    }

    private static UploadRecord Record(string name, long order, int? second) =>
        new($"{order}", new("reports", "dandong", 2023, null, name), "", "", default, "test", order, [], Receipt.Of(name, "", "reports", 1, 0, []))
        {
            UploadedAt = second is { } s ? new DateTimeOffset(2026, 11, 22, 0, 0, s, TimeSpan.Zero) : null,
        };
}
