namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>A column that a table may have.</summary>
/// <param name="Name">The name in the template, as messages call it.</param>
/// <param name="Aliases">Other headers that mean the same, Chinese and English; compared without case, spaces, underscores and width.</param>
internal sealed record Column(string Name, params IReadOnlyList<string> Aliases);
