namespace PlanMonitor.Core.Plans;

/// <summary>Where a figure or rule stands in its source.</summary>
/// <param name="Document">Number and city of the source text.</param>
/// <param name="Place">Chapter, section, box and row.</param>
/// <param name="Line">Line of the source text, 1-based.</param>
/// <param name="Snippet">At most 25 characters that stand on that line.</param>
public sealed record Citation(string Document, string Place, int Line, string Snippet);
