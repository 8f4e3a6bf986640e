using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PlanMonitor.Samples.Breaches;
using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Answers;

/// <summary>The answer key (答案): what the checks of each plan and year should find, and what receipt each file should get.</summary>
internal static class AnswerKey
{
    // Worked out by the key itself; of all other rules it knows what is planted.
    private static readonly string[] Full = ["volume.cap", "volume.basis", "report.missing", "space.no-right", "space.beyond-right", "space.control-lines"];

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The bytes of <c>answers.json</c>.</summary>
    public static byte[] Write(IReadOnlyList<CitySample> samples) => [.. JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Note = new Files.Words(
                "样例数据的答案：violations 列出所有不通过的结果（fail、warn、not-evaluable），totals 列出全部总量检查，counts 为各规则各结果的个数，traps 为有意设置而不应预警的情形；以上只对 full 所列规则逐条核算；planted 列出其余规则有意设置的违规（subject 为其主体的一部分，以“|”分隔）；notAsked 为占用了控制线但本规划未作要求的图斑。以次年3月31日为截止日。",
                "The key to the sample data. violations: every result but pass; totals: every check of a total; counts: results by rule and status; traps: planted cases that raise nothing; all these for the rules in full only, which are worked out to the last; planted: breaches of every rule, one at least for each plan that asks for it (subject: parts of it, separated by |); notAsked: footprints on a line that the plan does not ask mining to keep off. As of 31 March of the year after."),
            Full,
            Plans = samples.Select(sample => new { Plan = sample.City.Id, sample.City.Name, Years = City.Years.Select(year => Year(sample, year)) }),
            Planted = samples.SelectMany(sample => BreachWords.Of(sample.City, AllBreaches.Of(sample.City.Id))),
            Receipts = samples.SelectMany(sample => sample.Files).Select(file => new
            {
                File = $"inbox/{file.Blob}", file.Kind, file.Plan, file.Year, file.Layer, file.Receipt.Encoding, file.Receipt.Status, file.Receipt.Accepted, file.Receipt.Rejected, file.Receipt.Problems,
            }),
        },
        Options), (byte)'\n'];

    private static object Year(CitySample sample, int year)
    {
        var totals = Volume.Caps(sample.City, year).ToList();
        List<Verdict> all = [.. totals, .. Volume.Bases(sample.City, year), .. Filing.Of(sample.City, year), .. Space.Of(sample.City, sample.Ground, year)];
        return new
        {
            Year = year,
            AsOf = $"{year + 1}-03-31",
            Counts = all.GroupBy(verdict => verdict.Rule).ToDictionary(rule => rule.Key, rule => rule.GroupBy(verdict => verdict.Status).ToDictionary(status => status.Key, status => status.Count())),
            Violations = all.Where(verdict => verdict.Status != Verdict.Pass),
            Totals = totals,
            Traps = all.Where(verdict => verdict.Trap),
            NotAsked = Space.NotAsked(sample.City, sample.Ground, year),
        };
    }
}
