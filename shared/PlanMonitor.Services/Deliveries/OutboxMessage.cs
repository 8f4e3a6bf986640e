using System.Text.Json;
using System.Text.Json.Serialization;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Services.Deliveries;

/// <summary>The body of an outbox row.</summary>
/// <param name="Alert">Id of the alert.</param>
/// <param name="Change">opened, updated, closed, reopened, escalated, and what people do with it.</param>
/// <param name="Content">The alert as it was then; passed on as it is.</param>
public sealed record OutboxMessage(string Alert, string Change, JsonElement Content)
{
    /// <summary>When it happened, where the alert's own time of change does not say so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? At { get; init; }

    /// <summary>When it happened.</summary>
    [JsonIgnore]
    public DateTimeOffset Time => At ?? Moment("changedAt") ?? default;

    /// <summary>Weight of the alert.</summary>
    [JsonIgnore]
    public Severity Severity => Enum.TryParse<Severity>(Word("severity"), out var severity) ? severity : Severity.L;

    /// <summary>What it says.</summary>
    [JsonIgnore]
    public Text Text => Content.TryGetProperty("message", out var text) && text.ValueKind == JsonValueKind.Object ? new(Word(text, "zh") ?? "", Word(text, "en") ?? "") : new("", "");

    /// <summary>What a person found; null where nobody did yet.</summary>
    [JsonIgnore]
    public string? Verdict => Word("verdict");

    /// <summary>A text of the alert, or null.</summary>
    public string? Word(string name) => Word(Content, name);

    /// <summary>A number of the alert, or null.</summary>
    public decimal? Number(string name) => Content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    /// <summary>A moment of the alert, or null.</summary>
    public DateTimeOffset? Moment(string name) => Content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var at) ? at : null;

    /// <summary>What it is about: a member of the subject, or null.</summary>
    public string? Subject(string name) => Content.TryGetProperty("subject", out var subject) && subject.ValueKind == JsonValueKind.Object ? Word(subject, name) : null;

    private static string? Word(JsonElement of, string name) => of.TryGetProperty(name, out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;
}
