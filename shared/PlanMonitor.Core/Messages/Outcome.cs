using System.Diagnostics.CodeAnalysis;

namespace PlanMonitor.Core.Messages;

/// <summary>A value, or the problem that stood in its way. Exactly one of the two is there.</summary>
public readonly struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Problem? problem)
    {
        _value = value;
        Problem = problem;
    }

    /// <summary>The problem; null when there is a value.</summary>
    public Problem? Problem { get; }

    /// <summary>The value; reading it after a failure is a bug.</summary>
    public T Value => Problem is null ? _value! : throw new InvalidOperationException($"There is no value: {Problem.Message.En}");

    /// <summary>True when there is a value.</summary>
    public bool Ok => Problem is null;

    /// <summary>Tells whether there is a value and gives it, or the problem.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Problem? problem)
    {
        (value, problem) = (_value, Problem);
        return problem is null;
    }

    /// <summary>A value.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "The outcome's two constructors read best on the type itself.")]
    public static Outcome<T> Of(T value) => new(value, null);

    /// <summary>A problem.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "The outcome's two constructors read best on the type itself.")]
    public static Outcome<T> Failed(Problem problem) => new(default, problem);

    /// <summary>A value is an outcome.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "Of and Failed are the named forms.")]
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A problem is an outcome.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "Of and Failed are the named forms.")]
    public static implicit operator Outcome<T>(Problem problem) => new(default, problem);
}
