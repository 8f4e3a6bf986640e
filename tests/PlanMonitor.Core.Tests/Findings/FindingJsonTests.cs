using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rules;
using PlanMonitor.Core.Sources;
using PlanMonitor.Core.Tests.Cases;
using PlanMonitor.Core.Tests.Properties;
using Xunit;

namespace PlanMonitor.Core.Tests.Findings;

/// <summary>The writer by hand gives the bytes of <see cref="CanonicalJson"/>: ids of packs and hashes of runs rest on them.</summary>
public sealed class FindingJsonTests
{
    // Quotes, escapes, spaces that are escaped, characters beyond U+FFFF and half of one.
    private static readonly string?[] Texts =
        [null, "", "plain", "菱镁矿", "a\"b\\c/d", "<&>'+`", "\u0001\t\r\n\u007F\u0085\u2028", "全角　空格\u00A0", "\U00020BB7 \U0001F600", "half \uD842", "\uFFFD\uE000\uFEFF", new('矿', 70_000)];

    private static readonly decimal?[] Numbers = [null, 0m, 0.00m, -0.0m, 31.00m, 31m, 0.000_000_1m, -12.3400m, decimal.MaxValue, decimal.MinValue, 1.0000000000000000000000000000m, 79_228_162_514_264.337593543950335m];

    public static TheoryData<string> Rules => [.. RuleCatalogue.All.Select(rule => rule.Info.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Findings_of_all_cases(string rule)
    {
        var findings = CaseFolder.All.Where(folder => folder.Rule == rule).SelectMany(folder => CaseFindings.Of(folder.TheRule, folder.Input, CaseInput.Of(folder.Input))).ToList();
        Assert.NotEmpty(findings);
        Assert.Equal(CanonicalJson.Write(findings), Written(findings));
    }

    [Fact]
    public void Findings_of_any_texts_and_numbers() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var random = new Random(seed);
        Finding[] findings = [.. Enumerable.Range(0, 3).Select(_ => Any(random))];
        return Written(findings) == CanonicalJson.Write(findings);
    }).Check(Checked.Config);

    [Fact]
    public void Case_01_the_first_evidence_names_neither_file_nor_hash()
    {
        var finding = Any(new Random(1)) with { Evidence = [new("", "", 2)] };
        var json = new JsonBytes();
        new FindingJson(json).Write(finding);
        Assert.Equal(CanonicalJson.Write(finding), Encoding.UTF8.GetString(json.Written));
    }

    private static string Written(IReadOnlyList<Finding> findings)
    {
        var json = new JsonBytes();
        var writer = new FindingJson(json);
        // What was written before must leave nothing behind.
        writer.Write(findings[^1]);
        json.Clear();
        json.Raw("["u8);
        foreach (var (place, finding) in findings.Index())
        {
            json.Raw(place == 0 ? ""u8 : ","u8);
            writer.Write(finding);
        }
        json.Raw("]"u8);
        return Encoding.UTF8.GetString(json.Written);
    }

    private static Finding Any(Random random)
    {
        string? Text() => Texts[random.Next(100) == 0 ? Texts.Length - 1 : random.Next(Texts.Length - 1)];
        string Some() => Text() ?? "some";
        decimal? Number() => Numbers[random.Next(Numbers.Length)];
        T[] Many<T>(Func<T> make) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => make())];
        return new(
            Some(), Some(), Some(), (FindingStatus)random.Next(4), (Severity)random.Next(3),
            new(Some(), Text(), Text(), Text(), Text(), Text(), Text()) { MineralCode = Text(), Name = Text() },
            random.Next(-5, 3000), Some(), Number(), Number(), Text(), Text(), Number(),
            Many(() => new Citation(Some(), Some(), random.Next(), Some())), Many(() => new Source(Some(), Some(), random.Next(3))), Many(Some), Many(Some), new(Some(), Some()));
    }
}
