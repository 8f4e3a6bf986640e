namespace PlanMonitor.Core.Alerts;

/// <summary>The words of <see cref="AlertState"/> in JSON, on the command line and in the API.</summary>
public static class AlertStates
{
    /// <summary>All words, in the order of an alert's life.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<AlertState>().Select(Word)];

    /// <summary>The word of a state.</summary>
    public static string Word(AlertState state) => state switch
    {
        AlertState.Open => "open",
        AlertState.Acknowledged => "acknowledged",
        AlertState.Assigned => "assigned",
        AlertState.Decided => "decided",
        AlertState.Returned => "returned",
        AlertState.Closed => "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The state of a word; null where it is none.</summary>
    public static AlertState? Parse(string word) => Enum.GetValues<AlertState>().Where(state => Word(state) == word).Select(state => (AlertState?)state).FirstOrDefault();
}
