using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rules;
using PlanMonitor.Services.Checks.Stored;
using Xunit;

namespace PlanMonitor.Services.Tests.Checks;

/// <summary>A rule's findings are packed in the order of their subjects, in whatever order the rule gives them.</summary>
public sealed class JudgedRuleTests
{
    private const int Many = 10_000;

    private static readonly CheckInput Input = new()
    {
        Plan = PlanLibrary.BuiltIn.Newest("liaoyang")!, Year = 2024, AsOf = new(2025, 3, 31), Minerals = MineralCatalogue.BuiltIn, Regions = RegionCatalogue.BuiltIn,
    };

    private static readonly int[] InOrder = [.. Enumerable.Range(0, Many)];

    public static TheoryData<string, int[]> Orders => new()
    {
        { "none", [] },
        { "one", [7] },
        { "in order", InOrder },
        { "from the end", [.. InOrder.Reverse()] },
        { "neighbours change places", [.. InOrder.Chunk(50).SelectMany(some => some.Reverse())] },
        { "the last comes first", [.. InOrder[1..], 0] },
        { "the first half comes last", [.. InOrder[(Many / 2)..], .. InOrder[..(Many / 2)]] },
        { "subjects come twice", [.. InOrder, .. InOrder] },
        { "more than is held before the rest is moved", [.. Enumerable.Range(0, 8 * Many).Chunk(50).SelectMany(some => some.Reverse())] },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Frames_hold_the_findings_in_the_order_of_their_subjects(string order, int[] numbers)
    {
        var rule = new Numbered(numbers);
        var judged = JudgedRule.Of(rule, Input, new(), _ => false, TestContext.Current.CancellationToken);
        List<Finding> sorted = [.. rule.Evaluate(Input).OrderBy(finding => finding.Subject.Key, StringComparer.Ordinal)];
        Assert.True(sorted.Chunk(512).Select(CanonicalJson.Write).SequenceEqual(judged.Frames.Select(JsonOf)), order);
        Assert.Equal(judged.Frames.Select(frame => Convert.ToHexString(SHA256.HashData(frame.Content))), judged.Frames.Select(frame => Convert.ToHexString(frame.Hash)));
        Assert.Equal(sorted.Select(finding => IdIndex.Key(finding.Id)), judged.Frames.SelectMany(frame => frame.Ids));
        Assert.Equal((numbers.Length, sorted.Count(finding => finding.Status == FindingStatus.Fail)), (judged.Counts.Sum, judged.Counts.Of(FindingStatus.Fail)));
        Assert.Equal(sorted.Where(finding => finding.Status != FindingStatus.Pass).Select(finding => (finding.AlertId, finding.Message)), judged.Telling.Select(finding => (finding.AlertId, finding.Message)));
    }

    [Fact]
    public void Alerts_are_told_of_a_finding_that_passes_where_they_ask_for_it()
    {
        var judged = JudgedRule.Of(new Numbered([1, 2, 3]), Input, new(), finding => finding.Subject.Right == "00002", TestContext.Current.CancellationToken);
        Assert.Equal("00002", Assert.Single(judged.Telling).Subject.Right);
    }

    private static string JsonOf(PackedFrame frame)
    {
        var json = new byte[frame.Frame.Raw];
        Assert.True(BrotliDecoder.TryDecompress(frame.Content, json, out var length));
        return Encoding.UTF8.GetString(json, 0, length);
    }

    // Every seventh fails, and tells when it was given.
    private sealed class Numbered(int[] numbers) : IRule
    {
        public RuleInfo Info { get; } = new("space.test", new("试验", "Test"), Severity.H, Yearly: false, ["rights"]);

        public bool AskedBy(Plan plan) => true;

        public IEnumerable<Finding> Evaluate(CheckInput input) => numbers.Select((number, given) => new FindingDraft(Info, input, new("right", Right: $"{number:D5}"))
        {
            Status = number % 7 == 0 ? FindingStatus.Fail : FindingStatus.Pass,
            Message = new($"第{given}", $"Number {given}"),
        }.Done());
    }
}
