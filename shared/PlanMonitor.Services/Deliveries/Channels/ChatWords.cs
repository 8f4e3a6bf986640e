using System.Globalization;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Services.Deliveries.Channels;

/// <summary>The words of chat messages in one language. A system says 疑似; only a verdict of a person says more.</summary>
internal sealed class ChatWords(bool english)
{
    private static readonly ChatWords Zh = new(english: false);
    private static readonly ChatWords En = new(english: true);

    // Signs that markdown, tags and mentions begin with, and what looks like them: names come from uploads and shall not be able to link or to call people.
    private static readonly (char Sign, char Like)[] Signs =
        [('<', '＜'), ('>', '＞'), ('[', '［'), (']', '］'), ('(', '（'), (')', '）'), ('*', '＊'), ('_', '＿'), ('`', '｀'), ('#', '＃'), ('~', '～'), ('@', '＠'), ('\\', '＼'), ('|', '｜'), ('!', '！')];

    public string ReadOn => english ? "Read on" : "查看详情";

    public string Measured => english ? "measured " : "实测 ";

    public string Limit => english ? "limit " : "限值 ";

    public string Gap => english ? ", " : "，";

    public string TestTitle => english ? "Plan monitor: test" : "规划监测：测试";

    public string ListCommand => english ? "See: planmonitor subscriptions list" : "查看：planmonitor subscriptions list";

    public static ChatWords Of(string language) => language == "en" ? En : Zh;

    public string In(Text text) => english ? text.En : text.Zh;

    /// <param name="changes">What happened.</param>
    /// <param name="severity">Weight.</param>
    /// <param name="isSuspicion">Whether it is about a breach that nobody has judged yet.</param>
    public string Title(string changes, Severity severity, bool isSuspicion) =>
        english ? $"Plan monitor: {(isSuspicion ? "suspected problem" : "alert")}, {changes} ({severity})"
        : $"规划监测：{(isSuspicion ? "疑似问题" : "预警")}{changes}（{Word(severity)}）";

    public string Sum(int alerts, IReadOnlyList<(Severity Severity, int Count)> counts)
    {
        var parts = string.Join(Gap, counts.Select(each => $"{Word(each.Severity)} {each.Count}"));
        return english ? $"Plan monitor: {alerts} alerts ({parts})" : $"规划监测：{alerts} 条预警（{parts}）";
    }

    public string Head(Severity severity, string changes, string text) => english ? $"{severity}, {changes}: {text}" : $"【{Word(severity)}】{changes}：{text}";

    public string Clause(string document, string place, string snippet) =>
        english ? $"Clause: {document}, {place}, “{snippet}”" : $"依据：{document} {place}“{snippet}”";

    public string Plan(string plan, decimal? year)
    {
        var (of, said) = (english ? "Plan" : "规划", year is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number:0}") : null);
        return said is null ? $"{of}{(english ? ": " : "：")}{plan}" : english ? $"{of}: {plan}, {said}" : $"{of}：{plan}，{said} 年度";
    }

    public string Verdict(string verdict, string? handling) =>
        english ? $"Verdict: {verdict}{(handling is null ? "" : $", {handling}")}" : $"认定：{verdict}{(handling is null ? "" : $"，处置：{handling}")}";

    /// <summary>Members of a subject that people are told, with their names.</summary>
    public static IReadOnlyList<(string Name, Text Text)> Subject { get; } =
        [("mineral", new("矿种", "mineral")), ("region", new("区域", "region")), ("right", new("采矿权", "right")), ("footprint", new("图斑", "footprint")), ("layer", new("图层", "layer")), ("feature", new("地块", "feature"))];

    public string Rule(string title, string id) => english ? $"Rule: {title} ({id})" : $"规则：{title}（{id}）";

    public string About(string parts) => english ? $"About: {parts}" : $"对象：{parts}";

    public string Ratio(decimal ratio)
    {
        var share = (ratio * 100).ToString("0.##", CultureInfo.InvariantCulture);
        return english ? $"Measured / limit: {share}%" : $"实测为限值的 {share}%";
    }

    public string Sources(IReadOnlyList<(string File, int Line)> first, int total)
    {
        var named = string.Join(english ? "; " : "；", first.Select(each => each.Line == Source.WholeFile ? each.File : english ? $"{each.File} line {Number(each.Line)}" : $"{each.File} 第 {Number(each.Line)} 行"));
        var more = total <= first.Count ? "" : english ? $" and {Number(total - first.Count)} more" : $" 等 {Number(total)} 处";
        return english ? $"Data: {named}{more}" : $"数据来源：{named}{more}";
    }

    public string ShowCommand(string alert) => english ? $"See: planmonitor alerts show {alert}" : $"查看：planmonitor alerts show {alert}";

    /// <summary>Text of data without what a chat would take for its own signs or make a link of, and without signs that nobody sees but that turn or hide others; one line.</summary>
    public static string Plain(string text) => string.Create(text.Length, text.Replace("://", "：//", StringComparison.Ordinal).Replace("www.", "www．", StringComparison.OrdinalIgnoreCase), (span, from) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            var sign = Array.FindIndex(Signs, pair => pair.Sign == from[i]);
            span[i] = sign >= 0 ? Signs[sign].Like : IsHidden(from[i]) ? ' ' : from[i];
        }
    });

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsHidden(char sign) =>
        char.GetUnicodeCategory(sign) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private string Word(Severity severity) => english ? $"{severity}" : severity switch { Severity.H => "高", Severity.M => "中", _ => "低" };
}

/// <summary>What people read for what happened to an alert.</summary>
public static class ChangeWords
{
    /// <summary>The words; a change that has none here stands as it is.</summary>
    public static Text Of(string change) => change switch
    {
        "opened" => new("新增", "opened"),
        "updated" => new("更新", "updated"),
        "closed" => new("解除", "closed"),
        "reopened" => new("重新出现", "reopened"),
        "escalated" => new("逾期未处理", "escalated"),
        "acknowledged" => new("签收", "acknowledged"),
        "assigned" => new("交办", "assigned"),
        "decided" => new("判定", "decided"),
        "returned" => new("退回整改", "returned"),
        "anchored" => new("留痕锚定", "anchored"),
        "test" => new("测试", "test"),
        _ => new(change, change),
    };
}
