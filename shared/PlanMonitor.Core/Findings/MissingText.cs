using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Findings;

/// <summary>
/// What a finding lacks, in words. <see cref="Finding.Missing"/> keeps the codes, which programs read: <c>{kind of upload}</c>, <c>{kind}:{column, year, licence}</c>,
/// <c>layer:{kind of layer}</c>, <c>plan:{entry}</c>, or the name of a column of the annual report.
/// </summary>
public static class MissingText
{
    private const string Codes = ":编号";
    private const string Density = "体重";

    /// <summary>A sentence that ends with what is lacking: <c>…，缺少：…。</c> and <c>…; missing: ….</c></summary>
    public static Text Sentence(string zh, string en, params IEnumerable<string> codes)
    {
        var names = All(codes);
        return new($"{zh}，缺少：{names.Zh}。", $"{en}; missing: {names.En}.");
    }

    /// <summary>Some codes as a list, each once and in their order.</summary>
    public static Text All(IEnumerable<string> codes)
    {
        var names = codes.Distinct(StringComparer.Ordinal).Select(Of).ToList();
        return new(string.Join('、', names.Select(name => name.Zh)), string.Join(", ", names.Select(name => name.En)));
    }

    /// <summary>One code. What is none stays as it is.</summary>
    public static Text Of(string code) => code.Split(':', 2) switch
    {
        // No form asks for a density: the way out is the other unit.
        [Density] or [_, Density] => new("按指标计量单位填报的数量（没有体重，不能换算）", "the amount in the unit of the figure (without a density, 体重, it does not convert)"),
        ["quotas", "city"] => new("市级分解指标", "quotas handed down to the city"),
        ["quotas", "unit"] => new("分解指标的计量单位", "one unit for the quotas"),
        ["quotas", "个"] => new("以“个”为单位的分解指标", "a quota in numbers of rights (个)"),
        ["rights", "boundary"] => new("采矿权的矿区范围", "the boundaries of the mining rights"),
        ["rights", "砂石集中开采区"] => new("砂石集中开采区内的采矿权", "a right in the concentrated sand zone (砂石集中开采区)"),
        ["projects", "unit"] => new("可换算的完成数量单位", "a unit of the quantity that converts"),
        ["projects", var project] when !IsChinese(project) => new($"项目 {project} 的进展", $"the progress of {project}"),
        ["plan", var entry] => Column(entry, new("规划数据", "the plan's data")),
        ["layer", var layer] => layer.EndsWith(Codes, StringComparison.Ordinal) ? Column(Codes[1..], Layer(layer[..^Codes.Length])) : Layer(layer),
        [var kind] when MissingNames.Upload(kind) is { } name => name,
        [var kind, var part] when MissingNames.Upload(kind) is { } name => Part(part, name),
        _ => MissingNames.Column(code),
    };

    /// <summary>The kind of upload that would mend it (see <c>planmonitor import</c>); null where none would. A column without a kind is one of the annual report.</summary>
    public static string? UploadOf(string code) => code.Split(':') switch
    {
        ["plan", ..] => "plan",
        ["layer", ..] => "layer",
        [var kind, ..] when MissingNames.Upload(kind) is not null => kind,
        [var column] when IsChinese(column) => "reports",
        _ => null,
    };

    private static Text Part(string part, Text of) => part switch
    {
        "rejected-rows" => new($"{of.Zh}中有未采用的行", $"rejected rows in {of.En}"),
        _ when part.Length == 4 && part.All(char.IsAsciiDigit) => new($"{part}年的{of.Zh}", $"{of.En} of {part}"),
        _ when IsChinese(part) => Column(part, of),
        _ => new($"采矿权 {part} 的{of.Zh}", $"{of.En} of right {part}"),
    };

    private static Text Column(string column, Text of)
    {
        var name = MissingNames.Column(column);
        return new($"{of.Zh}中的{name.Zh}", $"{name.En} in {of.En}");
    }

    private static Text Layer(string layer) => new($"图层“{LayerKind.Zh(layer)}”", LayerKind.Zh(layer) == layer ? $"the layer {layer}" : $"the layer {layer} ({LayerKind.Zh(layer)})");

    private static bool IsChinese(string text) => text.Any(c => c is >= '\u4e00' and <= '\u9fff');
}
