using System.Globalization;
using System.Text.Json.Serialization;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rules;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Findings;

/// <summary>How a check came out.</summary>
public enum FindingStatus
{
    /// <summary>It holds.</summary>
    Pass,

    /// <summary>It holds or may hold, and someone should know.</summary>
    Warn,

    /// <summary>It does not hold.</summary>
    Fail,

    /// <summary>It cannot be said; <see cref="Finding.Missing"/> names the data.</summary>
    NotEvaluable,
}

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Notes.</summary>
    [JsonStringEnumMemberName("L")]
    L,

    /// <summary>Warns.</summary>
    [JsonStringEnumMemberName("M")]
    M,

    /// <summary>Blocks or alarms.</summary>
    [JsonStringEnumMemberName("H")]
    H,
}

/// <summary>What a finding is about; members that do not apply are null.</summary>
/// <param name="Kind">total, right, report, footprint; for operators queue, upload.</param>
/// <param name="Mineral">Name in Chinese as the plan prints it.</param>
/// <param name="Region">Name in Chinese as the plan prints it.</param>
/// <param name="Right">采矿许可证号.</param>
/// <param name="Footprint">The site: the first footprint of its chain of re-detections.</param>
/// <param name="Layer">Kind of layer.</param>
/// <param name="Feature">Feature of the layer.</param>
public sealed record Subject(
    string Kind, string? Mineral = null, string? Region = null, string? Right = null, string? Footprint = null, string? Layer = null, string? Feature = null)
{
    /// <summary>Code of a mineral that an upload names: however it is spelled, the subject is the same.</summary>
    [JsonIgnore]
    public string? MineralCode { get; init; }

    /// <summary>Name of what no other member names: the queue or upload of an operator's alert.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>The subject as one text; equal subjects give equal keys.</summary>
    [JsonIgnore]
    public string Key => Name is null
        ? string.Join('|', Kind, MineralCode ?? Mineral, Region, Right, Footprint, Layer, Feature)
        : string.Join('|', Kind, MineralCode ?? Mineral, Region, Right, Footprint, Layer, Feature, Name);
}

/// <summary>One record per rule, subject and period (检查结果).</summary>
/// <param name="Id">The alert's id and the period (<see cref="IdOf"/>).</param>
/// <param name="AlertId">Id of the alert that it opens or keeps open: a hash of rule, subject, plan and, for yearly rules, the year.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Status">How it came out.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Period">The year.</param>
/// <param name="PlanVersion">Version of the plan that it was judged by.</param>
/// <param name="Measured">What was found, in the unit of the limit; null if it could not be measured.</param>
/// <param name="Limit">What it is held against.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="Basis">What is weighed, in Chinese.</param>
/// <param name="Ratio">Measured / limit, 6 decimals.</param>
/// <param name="Citations">Places in the plan.</param>
/// <param name="Evidence">Rows that were read.</param>
/// <param name="Missing">Data that is lacking, named as fields and uploads are.</param>
/// <param name="Readings">Readings of the plan that it rests on.</param>
/// <param name="Message">What it says, in both languages.</param>
public sealed record Finding(
    string Id, string AlertId, string Rule, FindingStatus Status, Severity Severity, Subject Subject, int Period, string PlanVersion,
    decimal? Measured, decimal? Limit, string? Unit, string? Basis, decimal? Ratio,
    IReadOnlyList<Citation> Citations, IReadOnlyList<Source> Evidence, IReadOnlyList<string> Missing, IReadOnlyList<string> Readings, Text Message)
{
    /// <summary>Code of the county of what needs a person, for its alert (<see cref="CheckInput.CountyOf"/>); it is not stored with the finding.</summary>
    [JsonIgnore]
    public string? County { get; init; }

    /// <summary>The id of what is found of an alert's subject in a year.</summary>
    public static string IdOf(string alert, int period) => string.Create(CultureInfo.InvariantCulture, $"{alert}-{period}");
}
