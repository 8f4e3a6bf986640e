using System.Collections.Frozen;
using System.Globalization;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Plans.Show;

/// <summary>The words of the schema as people read them.</summary>
internal static class PlanWords
{
    private static readonly FrozenDictionary<string, Text> Words = new Dictionary<string, Text>
    {
        ["draft"] = new("征求意见稿（草案）", "draft"),
        ["in-force"] = new("有效", "in force"),
        ["amended"] = new("已修改", "amended"),
        ["withdrawn"] = new("已撤回", "withdrawn"),
        ["binding"] = new("约束性", "binding"),
        ["expected"] = new("预期性", "expected"),
        ["annual"] = new("每年", "annual"),
        ["end-of-period"] = new("规划期末", "end of period"),
        ["cumulative"] = new("规划期累计", "cumulative"),
        ["by-date"] = new("限期", "by date"),
        ["at-date"] = new("时点", "at date"),
        ["not-said"] = new("未说明", "not said"),
        ["energy-base"] = new("能源资源基地", "energy base"),
        ["national-planned-area"] = new("国家规划矿区", "national planned area"),
        ["reserve-area"] = new("资源保护区", "reserve area"),
        ["key-exploration"] = new("重点勘查区", "key exploration zone"),
        ["key-mining"] = new("重点开采区", "key mining zone"),
        ["concentrated-sand"] = new("砂石土集中开采区", "concentrated sand zone"),
        ["exploration-block"] = new("勘查规划区块", "exploration block"),
        ["mining-block"] = new("开采规划区块", "mining block"),
        ["industry-area"] = new("产业重点发展区域", "industry area"),
        ["demonstration-area"] = new("绿色矿业发展示范区", "demonstration area"),
    }.ToFrozenDictionary();

    /// <summary>A word in a language; one that has no other reading stays as it is.</summary>
    public static string Say(string word, PlanLanguage language) => Words.TryGetValue(word, out var text) ? In(text, language) : word;

    /// <summary>A word in both languages.</summary>
    public static Text Both(string word) => Words.GetValueOrDefault(word) ?? new(word, word);

    /// <summary>A text in a language.</summary>
    public static string In(Text text, PlanLanguage language) => language == PlanLanguage.Zh ? text.Zh : text.En;

    /// <summary>Value, range and unit, with the sign of the comparator.</summary>
    public static string Amount(decimal? value, decimal? max, string? unit, string comparator, decimal? grade)
    {
        if (value is null)
        {
            return "—";
        }
        var sign = comparator switch { "<=" => "≤", "<" => "＜", ">=" => "≥", ">" => "＞", "about" => "≈", _ => "" };
        var range = max is null ? Number(value.Value) : $"{Number(value.Value)}～{Number(max.Value)}";
        var of = grade is null ? "" : $"（{Number(grade.Value)}%）";
        return $"{sign}{range} {unit}{of}".TrimEnd();
    }

    /// <summary>A number as printed, without thousands separators.</summary>
    public static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
