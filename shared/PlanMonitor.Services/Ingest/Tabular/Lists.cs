using PlanMonitor.Core.Messages;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>Lists inside messages: 甲、乙 in Chinese, 甲, 乙 in English.</summary>
internal static class Lists
{
    /// <summary>The items as Chinese lists them.</summary>
    public static string Of<T>(IEnumerable<T> items) => string.Join('、', items);

    /// <summary>The problem with the lists in its English texts punctuated as English does.</summary>
    public static Problem WithLists(this Problem problem) => problem with { Message = Punctuated(problem.Message), Action = Punctuated(problem.Action) };

    private static Text Punctuated(Text text) => text with { En = text.En.Replace("、", ", ", StringComparison.Ordinal) };
}
