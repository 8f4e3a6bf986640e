using System.Text.Json.Serialization;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;

namespace PlanMonitor.Core.Plans;

/// <summary>One version of one plan (规划), whole: what the JSON schema describes.</summary>
public sealed record Plan
{
    /// <summary>Short name: liaoyang, chaoyang, dandong, pingquan.</summary>
    public required string Id { get; init; }

    /// <summary>Full title in Chinese.</summary>
    public required string Name { get; init; }

    /// <summary>GB/T 2260 code of the planning unit.</summary>
    public required string Adcode { get; init; }

    /// <summary>SHA-256 of the text of the file that it was read from; null for one that was put together otherwise.</summary>
    [JsonIgnore]
    public string? FileHash { get; init; }

    /// <summary>The source document.</summary>
    public required string Document { get; init; }

    /// <summary>Which version this is.</summary>
    public required PlanVersion Version { get; init; }

    /// <summary>The years it speaks of.</summary>
    public required PlanPeriod Period { get; init; }

    /// <summary>What the text leaves open and how it is filled.</summary>
    public required IReadOnlyList<Reading> Readings { get; init; }

    /// <summary>Planning targets (规划指标).</summary>
    public required IReadOnlyList<Indicator> Indicators { get; init; }

    /// <summary>Controls on yearly output (开采总量控制).</summary>
    public required IReadOnlyList<VolumeControl> VolumeControls { get; init; }

    /// <summary>Minerals whose output shall grow, stay or be restrained.</summary>
    public required IReadOnlyList<VolumeDirection> VolumeDirections { get; init; }

    /// <summary>Cells of the minimum scale table (最低开采规模).</summary>
    public required IReadOnlyList<MinimumScale> MinimumScales { get; init; }

    /// <summary>Scale rules in running text.</summary>
    public required IReadOnlyList<ScaleRule> ScaleRules { get; init; }

    /// <summary>Minimum service life (服务年限).</summary>
    public required IReadOnlyList<ServiceLife> ServiceLife { get; init; }

    /// <summary>Restoration areas (生态修复).</summary>
    public required IReadOnlyList<Restoration> Restoration { get; init; }

    /// <summary>Minerals favoured, restricted, prohibited.</summary>
    public required MineralPolicy Minerals { get; init; }

    /// <summary>Zones and blocks (规划分区, 区块).</summary>
    public required IReadOnlyList<Zone> Zones { get; init; }

    /// <summary>Stated numbers and areas of zones.</summary>
    public required IReadOnlyList<ZoneTotal> ZoneTotals { get; init; }

    /// <summary>Where exploration or mining may not happen.</summary>
    public required IReadOnlyList<SpatialRule> SpatialRules { get; init; }

    /// <summary>Rules on exploration and mining rights.</summary>
    public required IReadOnlyList<RightRule> RightRules { get; init; }

    /// <summary>Other checkable demands on mines.</summary>
    public required IReadOnlyList<Requirement> Requirements { get; init; }

    /// <summary>Projects and works.</summary>
    public required IReadOnlyList<Project> Projects { get; init; }

    /// <summary>What authorities must do.</summary>
    public required IReadOnlyList<Duty> Duties { get; init; }

    /// <summary>Figures of the base year or the last round; never a limit.</summary>
    public required IReadOnlyList<BaseFigure> BasePeriod { get; init; }

    /// <summary>Regions that the plan speaks of and the product's catalogue of names lacks; null where it knows them all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Region>? Regions { get; init; }

    /// <summary>From which shares of a cap the running year is warned of; null for the usual ones. A setting of the bureau, not a figure of the text.</summary>
    public EarlyWarningShares? EarlyWarning { get; init; }

    /// <summary>True for a consultation text (征求意见稿): results say 草案.</summary>
    public bool IsDraft => Version.Status == "draft";
}

/// <summary>A version of a plan and its dates, null where the text gives none.</summary>
public sealed record PlanVersion(string Id, string Status, string? Replaces, string? Issued, string? EffectiveFrom, string? EffectiveTo, Citation? Citation = null);

/// <summary>The years a plan speaks of.</summary>
public sealed record PlanPeriod(int From, int To, int Base, int Horizon, int? Outlook, Citation Citation)
{
    /// <summary>True for a year that the plan's figures are judged in.</summary>
    public bool Contains(int year) => year >= From && year <= To;

    /// <summary>What the plan does with a year: judge it, take it for comparison only (基准年), or nothing.</summary>
    public YearStanding Of(int year) => Contains(year) ? YearStanding.Judged : year == Base ? YearStanding.Base : YearStanding.Outside;
}

/// <summary>What a plan does with the figures of a year.</summary>
public enum YearStanding
{
    /// <summary>The year is outside period and base year.</summary>
    Outside,

    /// <summary>The base year (基准年): accepted, never judged.</summary>
    Base,

    /// <summary>A year of the period: judged.</summary>
    Judged,
}

/// <summary>A recorded decision about something that the text leaves open.</summary>
public sealed record Reading(string Id, IReadOnlyList<string> Fields, Text Reason, Citation? Citation = null);

/// <summary>An exception that the text grants.</summary>
/// <param name="Text">The exception in the plan's words.</param>
/// <param name="Minerals">Minerals that it is for; null or empty for all.</param>
/// <param name="Condition">Kind of condition that makes it apply.</param>
/// <param name="Citation">Where it stands.</param>
/// <param name="ExcludedMinerals">Minerals that it is not for.</param>
/// <param name="WithinOld">True where it holds only while the boundary stays within that of the right before.</param>
public sealed record RuleException(
    string Text, IReadOnlyList<string>? Minerals = null, string? Condition = null, Citation? Citation = null, IReadOnlyList<string>? ExcludedMinerals = null, bool WithinOld = false);
