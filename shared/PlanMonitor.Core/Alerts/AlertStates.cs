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
        AlertState.Closed => "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The state of a word; null where it is none.</summary>
    public static AlertState? Parse(string word)
    {
        foreach (var state in Enum.GetValues<AlertState>())
        {
            if (Word(state) == word)
            {
                return state;
            }
        }
        return null;
    }
}
