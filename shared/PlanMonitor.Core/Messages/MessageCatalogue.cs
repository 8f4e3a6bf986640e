using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace PlanMonitor.Core.Messages;

/// <summary>One entry: a code, what it does to the data, what is wrong and what to do, in both languages.</summary>
public sealed record MessageEntry(string Code, ProblemLevel Level, Text Message, Text Action);

/// <summary>The one catalogue of every text that the product says about data. Each area has a file of its own in this folder.</summary>
public static partial class MessageCatalogue
{
    private static readonly FrozenDictionary<string, MessageEntry> ByCode =
        new[] { FileMessages, ApiMessages, TableMessages, ValueMessages, SpatialMessages, FormatMessages, ShapefileMessages, ArchiveMessages, CrsMessages, BoundaryPointMessages, PlanMessages, OperatorMessages, DeliveryMessages, TrialMessages, AlertMessages, AccessMessages }
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

    // One pass over the template: what a value contains is never taken for a placeholder.
    private static string Fill(string template, IReadOnlyList<(string Name, object? Value)> arguments)
    {
        var text = new StringBuilder(template.Length);
        for (var at = 0; at < template.Length;)
        {
            var end = template[at] == '{' ? template.IndexOf('}', at) : -1;
            var name = end < 0 ? "" : template[(at + 1)..end];
            if (end >= 0 && arguments.Any(argument => argument.Name == name))
            {
                text.Append(Convert.ToString(arguments.Last(argument => argument.Name == name).Value, CultureInfo.InvariantCulture));
                at = end + 1;
            }
            else
            {
                text.Append(template[at++]);
            }
        }
        return text.ToString();
    }

    private static MessageEntry Remark(string code, string zh, string en, string actionZh, string actionEn) =>
        new(code, ProblemLevel.Remark, new(zh, en), new(actionZh, actionEn));

    private static MessageEntry Row(string code, string zh, string en, string actionZh, string actionEn) =>
        new(code, ProblemLevel.Row, new(zh, en), new(actionZh, actionEn));

    private static MessageEntry WholeFile(string code, string zh, string en, string actionZh, string actionEn) =>
        new(code, ProblemLevel.File, new(zh, en), new(actionZh, actionEn));
}
