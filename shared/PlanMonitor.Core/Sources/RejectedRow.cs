namespace PlanMonitor.Core.Sources;

/// <summary>A row that was not taken and that no later upload of its name replaced: what it belongs to is not complete.</summary>
/// <param name="Kind">Kind of the upload.</param>
/// <param name="Source">Where it stands.</param>
public sealed record RejectedRow(string Kind, Source Source);
