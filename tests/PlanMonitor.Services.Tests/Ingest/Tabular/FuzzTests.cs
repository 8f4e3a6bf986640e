using System.Diagnostics;
using PlanMonitor.Services.Ingest.Tabular;
using Xunit;
using static PlanMonitor.Services.Tests.Ingest.Samples;

namespace PlanMonitor.Services.Tests.Ingest.Tabular;

/// <summary>Cut and flipped samples: a reader says what is wrong, it neither throws nor hangs. Every failure names its seed.</summary>
public sealed class FuzzTests
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1" ? 20_000 : 500;

    public static TheoryData<string> Kinds => ["csv reports", "gbk rights", "xlsx reports", "xlsx quotas", "xlsx inside"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Broken_input_is_an_outcome(string kind)
    {
        var clock = Stopwatch.StartNew();
        var sample = Sample(kind);
        for (var seed = 1; seed <= Rounds; seed++)
        {
            var random = new Random(seed);
            var bytes = kind == "xlsx inside" ? Broken.InsideZip(sample, random) : Broken.Bytes(sample, random);
            var problem = Record.Exception(() => Check(kind, bytes));
            Assert.True(problem is null, $"seed {seed} of '{kind}': {problem}");
        }
        Assert.True(clock.Elapsed.TotalMilliseconds < 60_000 + (Rounds * 50.0), $"{Rounds} rounds of '{kind}' took {clock.Elapsed}");
    }

    private static void Check(string kind, byte[] bytes)
    {
        if (kind.EndsWith("rights", StringComparison.Ordinal))
        {
            Sound(ReadRights(bytes));
        }
        else if (kind.EndsWith("quotas", StringComparison.Ordinal))
        {
            Sound(ReadQuotas(bytes));
        }
        else
        {
            Sound(ReadReports(bytes));
        }
    }

    private static void Sound<T>(TableResult<T> result)
    {
        Assert.Equal(result.Accepted, result.Rows.Count);
        Assert.True(!result.RejectedWhole || result.Rows.Count == 0);
        Assert.True(result.Rejected == 0 || result.Problems.Count > 0);
        Assert.True(result.RejectedWhole || result.Rejected <= result.Accepted);
    }

    private static byte[] Sample(string kind) => kind switch
    {
        "csv reports" => Csv(ReportHeader + ",计量口径,选矿回收率", ReportOne + ",矿石（62%）,82%", ReportTwo + ",铁精粉,\"0.82\""),
        "gbk rights" => System.Text.CodePagesEncodingProvider.Instance.GetEncoding(936)!.GetBytes(string.Join("\r\n",
            RightHeader, RightOne + "\"POLYGON ((124 40, 124.1 40, 124.1 40.1, 124 40))\"", RightTwo + "\"1,4507088.2206,41473349.922, , ,\n2,4507188.2,41473349.9, , ,\n3,4507188.2,41473449.9, , ,\n*,229.5,70,样例采区,1,\"")),
        "xlsx quotas" => Workbook.OfTexts(QuotaHeader, QuotaOne, QuotaTwo),
        _ => Workbook.OfTexts(ReportHeader, ReportOne, ReportTwo),
    };
}
