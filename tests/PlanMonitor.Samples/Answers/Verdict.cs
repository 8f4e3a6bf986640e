using System.Text.Json.Serialization;

namespace PlanMonitor.Samples.Answers;

/// <summary>What a check should find.</summary>
internal sealed record Verdict
{
    public const string Pass = "pass", Warn = "warn", Fail = "fail", NotEvaluable = "not-evaluable";

    public required string Rule { get; init; }

    public required string Status { get; init; }

    public required SubjectKey Subject { get; init; }

    /// <summary>Codes of the names in the subject.</summary>
    public CodesOf? Codes { get; init; }

    public decimal? Measured { get; init; }

    public decimal? Limit { get; init; }

    public string? Unit { get; init; }

    public string? Basis { get; init; }

    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>True where it has 10 亩 or more; null where that is not planned.</summary>
    public bool? Provincial { get; init; }

    public required Files.Words Why { get; init; }

    /// <summary>True where something is planted that must not be raised.</summary>
    [JsonIgnore]
    public bool Trap { get; init; }
}

/// <summary>A subject as results print it.</summary>
internal sealed record SubjectKey(
    string Kind, string? Mineral = null, string? Region = null, string? Right = null, string? Footprint = null, string? Layer = null, string? Feature = null);

/// <summary>Codes of a mineral and a region.</summary>
internal sealed record CodesOf(string? Mineral, string? Region);
