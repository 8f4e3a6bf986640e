using System.Text.Json;
using System.Text.Json.Serialization;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Services.Deliveries;

/// <summary>The body of an outbox row.</summary>
/// <param name="Alert">Id of the alert.</param>
/// <param name="Change">opened, updated, closed, reopened, escalated.</param>
/// <param name="Content">The alert as it was then; passed on as it is.</param>
public sealed record OutboxMessage(string Alert, string Change, JsonElement Content)
{
    /// <summary>When it happened, where the alert's own time of change does not say so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? At { get; init; }

    /// <summary>When it happened.</summary>
    [JsonIgnore]
    public DateTimeOffset Time => At ?? (Content.TryGetProperty("changedAt", out var at) ? at.GetDateTimeOffset() : default);

    /// <summary>Weight of the alert.</summary>
    [JsonIgnore]
    public Severity Severity => Content.TryGetProperty("severity", out var word) && Enum.TryParse<Severity>(word.GetString(), out var severity) ? severity : Severity.L;

    /// <summary>What it says.</summary>
    [JsonIgnore]
    public Text Text => Content.TryGetProperty("message", out var text) ? new(Word(text, "zh"), Word(text, "en")) : new("", "");

    private static string Word(JsonElement text, string language) => text.TryGetProperty(language, out var word) ? word.GetString() ?? "" : "";
}
