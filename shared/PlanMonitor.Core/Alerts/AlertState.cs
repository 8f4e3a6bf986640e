namespace PlanMonitor.Core.Alerts;

/// <summary>Where an alert stands in its life. People move it on; the system closes it when the condition is gone and nobody has decided on it.</summary>
public enum AlertState
{
    /// <summary>Nobody has taken it up yet (待处理).</summary>
    Open,

    /// <summary>Someone has taken note (已签收).</summary>
    Acknowledged,

    /// <summary>Someone is to see to it by a day (已交办).</summary>
    Assigned,

    /// <summary>A person has recorded a verdict and how it is handled (已判定).</summary>
    Decided,

    /// <summary>The review sent it back for correction (退回整改).</summary>
    Returned,

    /// <summary>Done with, by a person or because the condition is gone.</summary>
    Closed,
}

/// <summary>What a person does to an alert.</summary>
public enum AlertTransition
{
    /// <summary>Takes note (签收).</summary>
    Acknowledge,

    /// <summary>Gives it to someone, with a due date (交办).</summary>
    Assign,

    /// <summary>Records a verdict and how it is handled (判定).</summary>
    Decide,

    /// <summary>Sends it back for correction (退回整改).</summary>
    Return,

    /// <summary>Is done with it (办结).</summary>
    Close,
}

/// <summary>The words of <see cref="AlertTransition"/> on the command line and in the addresses of the API.</summary>
public static class AlertTransitions
{
    /// <summary>All words, in the order of an alert's life.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<AlertTransition>().Select(Word)];

    /// <summary>The word of a transition.</summary>
    public static string Word(AlertTransition transition) => transition switch
    {
        AlertTransition.Acknowledge => "ack",
        AlertTransition.Assign => "assign",
        AlertTransition.Decide => "verdict",
        AlertTransition.Return => "return",
        AlertTransition.Close => "close",
        _ => throw new ArgumentOutOfRangeException(nameof(transition)),
    };

    /// <summary>What it makes of an alert, as the chain and the messages call it.</summary>
    public static string Change(AlertTransition transition) => transition switch
    {
        AlertTransition.Acknowledge => "acknowledged",
        AlertTransition.Assign => "assigned",
        AlertTransition.Decide => "decided",
        AlertTransition.Return => "returned",
        AlertTransition.Close => "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(transition)),
    };

    /// <summary>The transition of a word; null where it is none.</summary>
    public static AlertTransition? Parse(string word) => Enum.GetValues<AlertTransition>().Where(each => Word(each) == word).Select(each => (AlertTransition?)each).FirstOrDefault();
}
