namespace PlanMonitor.Core.Alerts;

/// <summary>Who did something, and when.</summary>
public sealed record AlertMark(string By, DateTimeOffset At);

/// <summary>Who is to see to an alert, and by which day.</summary>
public sealed record AlertAssignment(string To, DateOnly Due);

/// <summary>A document that supports a decision (佐证材料): kept elsewhere, and known here by its hash, its reference, or both.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Sha256">Hash of its content, 64 hexadecimal digits.</param>
/// <param name="Reference">Where it is found: 文号, a file number, an address.</param>
public sealed record AlertDocument(string Name, string? Sha256, string? Reference);

/// <summary>On what a verdict rests, and who recorded it; verdict and handling stand in the alert itself.</summary>
/// <param name="Reason">Code of the reason.</param>
/// <param name="Text">The explanation.</param>
/// <param name="Documents">The documents.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record AlertDecision(string Reason, string? Text, IReadOnlyList<AlertDocument> Documents, string By, DateTimeOffset At);

/// <summary>Why the review sent an alert back, and by which day it is to be corrected.</summary>
public sealed record AlertCorrection(string Reason, string? Text, DateOnly Due, string By, DateTimeOffset At);

/// <summary>What a person asks for: the transition and what belongs to it.</summary>
/// <param name="Transition">What is to be done.</param>
public sealed record AlertOrder(AlertTransition Transition)
{
    /// <summary>To whom it is assigned.</summary>
    public string? To { get; init; }

    /// <summary>By which day; that of the calendar where there is none.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>合法, 违法 or 伪变化.</summary>
    public string? Verdict { get; init; }

    /// <summary>立案, 非立案 or 不处理.</summary>
    public string? Handling { get; init; }

    /// <summary>Code of the reason; the usual one where there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>Words beside the code.</summary>
    public string? Text { get; init; }

    /// <summary>Documents that support it.</summary>
    public IReadOnlyList<AlertDocument> Documents { get; init; } = [];
}

/// <summary>One thing that a person did to an alert, kept for ever: the alert itself shows only how it stands now.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Number">Its place in the alert's life, from 1.</param>
/// <param name="Transition">What was done: ack, assign, verdict, return, close.</param>
/// <param name="From">State before.</param>
/// <param name="To">State after.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Code of the reason.</param>
/// <param name="Text">Words beside the code.</param>
/// <param name="Assignee">To whom it was assigned.</param>
/// <param name="Due">By which day.</param>
/// <param name="Verdict">The verdict that was recorded.</param>
/// <param name="Handling">How it is handled.</param>
/// <param name="Documents">Documents that support it.</param>
public sealed record AlertAction(
    string Alert, int Number, string Transition, AlertState From, AlertState To, string By, DateTimeOffset At, string Reason, string? Text,
    string? Assignee, DateOnly? Due, string? Verdict, string? Handling, IReadOnlyList<AlertDocument> Documents);

/// <summary>An alert after a person acted on it, and what he did.</summary>
public sealed record AlertStep(Alert Alert, AlertAction Action);
