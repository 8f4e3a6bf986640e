using System.Collections.Frozen;
using System.Globalization;

namespace PlanMonitor.Core.Messages;

/// <summary>One entry: a code, what it does to the data, what is wrong and what to do, in both languages.</summary>
public sealed record MessageEntry(string Code, ProblemLevel Level, Text Message, Text Action);

/// <summary>The one catalogue of every text that the product says about data. Each area has a file of its own in this folder.</summary>
public static partial class MessageCatalogue
{
    private static readonly FrozenDictionary<string, MessageEntry> ByCode =
        new[] { FileMessages, TableMessages, ValueMessages, SpatialMessages, PlanMessages }
            .SelectMany(area => area)
            .ToFrozenDictionary(entry => entry.Code);

    /// <summary>All entries in order of their codes.</summary>
    public static IEnumerable<MessageEntry> All => ByCode.Values.OrderBy(entry => entry.Code, StringComparer.Ordinal);

    /// <summary>The entry of a code; a code that is not in the catalogue is a bug.</summary>
    public static MessageEntry Entry(string code) =>
        ByCode.TryGetValue(code, out var entry) ? entry : throw new ArgumentException($"No message has the code '{code}'.", nameof(code));

    /// <summary>Fills <c>{name}</c> placeholders; a null value is written as nothing.</summary>
    public static Text Fill(Text text, IReadOnlyList<(string Name, object? Value)> arguments) =>
        new(Fill(text.Zh, arguments), Fill(text.En, arguments));

    private static string Fill(string template, IReadOnlyList<(string Name, object? Value)> arguments)
    {
        foreach (var (name, value) in arguments)
        {
            template = template.Replace("{" + name + "}", Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", StringComparison.Ordinal);
        }
        return template;
    }

    private static MessageEntry Remark(string code, string zh, string en, string actionZh, string actionEn) =>
        new(code, ProblemLevel.Remark, new(zh, en), new(actionZh, actionEn));

    private static MessageEntry Row(string code, string zh, string en, string actionZh, string actionEn) =>
        new(code, ProblemLevel.Row, new(zh, en), new(actionZh, actionEn));

    private static MessageEntry WholeFile(string code, string zh, string en, string actionZh, string actionEn) =>
        new(code, ProblemLevel.File, new(zh, en), new(actionZh, actionEn));
}
