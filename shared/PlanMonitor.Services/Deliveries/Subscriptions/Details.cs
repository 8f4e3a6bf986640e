namespace PlanMonitor.Services.Deliveries;

/// <summary>The words for how much messages say.</summary>
public static class Details
{
    /// <summary>What was measured, the limit, the clause, where to read on.</summary>
    public const string Thin = "thin";

    /// <summary>All that the finding says.</summary>
    public const string Full = "full";

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> All { get; } = [Thin, Full];

    /// <summary>The word.</summary>
    public static string Word(bool isFull) => isFull ? Full : Thin;
}
