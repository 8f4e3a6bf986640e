using System.Text.Json;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Alerts;

/// <summary>A coded reason of what a person does to an alert.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Text">What it says.</param>
/// <param name="For">Words of the transitions that it fits.</param>
/// <param name="Verdicts">Verdicts that it goes with; all where there are none.</param>
/// <param name="NeedsText">Whether words must stand beside it.</param>
public sealed record AlertReason(string Code, Text Text, IReadOnlyList<string> For, IReadOnlyList<string> Verdicts, bool NeedsText)
{
    /// <summary>True where it fits a transition and, if there is one, a verdict.</summary>
    public bool Fits(AlertTransition transition, string? verdict) =>
        For.Contains(AlertTransitions.Word(transition)) && (verdict is null || Verdicts.Count == 0 || Verdicts.Contains(verdict));
}

/// <summary>The coded reasons as they lie in shared/plans/enforcement, embedded in this assembly.</summary>
public static class AlertReasons
{
    private const string Resource = "plans/enforcement/reasons.json";
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>All reasons in the order of the file.</summary>
    public static IReadOnlyList<AlertReason> All { get; } = Read();

    /// <summary>The reason of a code, or null.</summary>
    public static AlertReason? Find(string code) => All.FirstOrDefault(reason => reason.Code == code);

    /// <summary>The codes that fit, for messages.</summary>
    public static string Codes(AlertTransition transition, string? verdict) => string.Join(", ", All.Where(reason => reason.Fits(transition, verdict)).Select(reason => reason.Code));

    /// <summary>The reason of what needs no explaining; null where a person must give one.</summary>
    public static string? Default(AlertTransition transition) => transition switch
    {
        AlertTransition.Acknowledge => "noted",
        AlertTransition.Assign => "in-charge",
        AlertTransition.Close => "handled",
        _ => null,
    };

    private static AlertReason[] Read()
    {
        using var stream = typeof(AlertReasons).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The assembly lacks the resource '{Resource}'.");
        return [.. JsonSerializer.Deserialize<ReasonFile>(stream, Options)!.Reasons.Select(row => new AlertReason(row.Code, new(row.Zh, row.En), row.For, row.Verdicts ?? [], row.NeedsText))];
    }

    private sealed record ReasonFile(IReadOnlyList<ReasonRow> Reasons);

    private sealed record ReasonRow(string Code, string Zh, string En, IReadOnlyList<string> For, IReadOnlyList<string>? Verdicts, bool NeedsText);
}
