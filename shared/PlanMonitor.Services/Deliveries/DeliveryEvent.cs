using System.Text.Json.Serialization;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Services.Deliveries;

/// <summary>What happened, as subscriptions choose it and channels tell it.</summary>
/// <param name="Plan">Plan, or <c>-</c>.</param>
/// <param name="Sequence">Place in the plan's chain.</param>
/// <param name="Message">What the outbox holds.</param>
public sealed record DeliveryEvent(string Plan, long Sequence, OutboxMessage Message)
{
    /// <summary>The clause of the plan that the newest finding rests on, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Citation? Citation { get; init; }

    /// <summary>The finding, for subscriptions whose messages are full: of its evidence the first <see cref="MostEvidence"/> rows; null for all others, and where there is none any more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Finding? Finding { get; init; }

    /// <summary>Rows that the finding rests on in all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int EvidenceTotal { get; init; }

    /// <summary>Rows of evidence that a full message names at most.</summary>
    public const int MostEvidence = 20;

    /// <summary>Name of the plan, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PlanName { get; init; }

    /// <summary>Code of the region (行政区代码) that the alert belongs to; null where nothing says it.</summary>
    [JsonIgnore]
    public string? Region { get; init; }

    /// <summary>Code of the plan's own region, or null.</summary>
    [JsonIgnore]
    public string? PlanRegion { get; init; }
}
