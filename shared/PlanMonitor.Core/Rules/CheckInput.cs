using PlanMonitor.Core.Discoveries;
using PlanMonitor.Core.Disturbance;
using PlanMonitor.Core.Duties;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.GreenList;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Progress;
using PlanMonitor.Core.Projects;
using PlanMonitor.Core.Quotas;
using PlanMonitor.Core.Rates;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Reserves;
using PlanMonitor.Core.Restorations;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Rules;

/// <summary>Everything that the rules may read for one plan and year. Null means never uploaded, empty means uploaded and nothing in it.</summary>
public sealed record CheckInput
{
    private readonly Dictionary<string, MiningRight> _byLicence = [];
    private readonly Dictionary<string, Site> _bySite = [];

    /// <summary>The plan version that is used.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The year that is judged.</summary>
    public required int Year { get; init; }

    /// <summary>The day as of which it is judged.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Names of minerals.</summary>
    public required MineralCatalogue Minerals { get; init; }

    /// <summary>Names of regions.</summary>
    public required RegionCatalogue Regions { get; init; }

    /// <summary>The register of rights to mine and to explore; null without one.</summary>
    public IReadOnlyList<MiningRight>? Rights
    {
        get;
        init
        {
            field = value;
            _byLicence = ByLicence(value);
        }
    }

    /// <summary>Where the rights with a boundary lie, in order of their licences; null where no right has one.</summary>
    public IReadOnlyList<RightPlace>? RightPlaces { get; init; }

    /// <summary>The newest report of each mine and mineral for the year.</summary>
    public IReadOnlyList<MineYear> Reports { get; init; } = [];

    /// <summary>The newest report of each mine and mineral for the base year and the years of the period before this one.</summary>
    public IReadOnlyList<MineYear> EarlierReports { get; init; } = [];

    /// <summary>Rows of the year's reports that were rejected and that no later upload replaced.</summary>
    public IReadOnlyList<Source> RejectedReports { get; init; } = [];

    /// <summary>Quotas of the year.</summary>
    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    /// <summary>Footprints of the year with what they overlap; null if none were uploaded.</summary>
    public IReadOnlyList<Site>? Footprints
    {
        get;
        init
        {
            field = value;
            _bySite = (value ?? []).DistinctBy(site => site.Id).ToDictionary(site => site.Id, StringComparer.Ordinal);
        }
    }

    /// <summary>How much of each right footprints cover at each date up to the year, by licence; null where no right has a boundary or the year has no footprints.</summary>
    public IReadOnlyList<RightGrowth>? Growth { get; init; }

    /// <summary>Kinds of layers that were uploaded (see <see cref="LayerKind"/>).</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>Reserves of mines (储量年报) of this year and before; null if never uploaded. The same holds for what follows.</summary>
    public IReadOnlyList<ReserveYear>? Reserves { get; init; }

    /// <summary>三率 of this year and before.</summary>
    public IReadOnlyList<ThreeRates>? Rates { get; init; }

    /// <summary>Months and quarters (月报, 季报) of this year and before.</summary>
    public IReadOnlyList<MineProgress>? Progress { get; init; }

    /// <summary>What exploration found (勘查成果) in this year and before.</summary>
    public IReadOnlyList<Discovery>? Discoveries { get; init; }

    /// <summary>What was restored (生态修复) in this year and before.</summary>
    public IReadOnlyList<RestoredArea>? Restoration { get; init; }

    /// <summary>The lists of green mines (绿色矿山名录), those that were taken off them included.</summary>
    public IReadOnlyList<GreenMine>? GreenList { get; init; }

    /// <summary>How far the plan's projects are (项目进展), as it was reported last.</summary>
    public IReadOnlyList<ProjectState>? Projects { get; init; }

    /// <summary>What authorities did (履职记录) for this year and before.</summary>
    public IReadOnlyList<DutyRecord>? Duties { get; init; }

    /// <summary>What mines disturbed and restored (损毁与治理) in this year and before.</summary>
    public IReadOnlyList<DisturbedLand>? Disturbance { get; init; }

    /// <summary>Rows of those uploads that were rejected and that no later upload replaced.</summary>
    public IReadOnlyList<RejectedRow> Rejected { get; init; } = [];

    /// <summary>The right of a licence, or null.</summary>
    public MiningRight? RightOf(string? licence) => licence is null ? null : _byLicence.GetValueOrDefault(licence);

    /// <summary>
    /// Code of the county (行政区代码) of a subject, as near as its own words, the register and the uploads tell: the region that it names, that of its right, that of
    /// its footprint or of the footprint's own right; else the plan's.
    /// </summary>
    public string CountyOf(Subject subject)
    {
        var site = subject.Footprint is { } footprint ? _bySite.GetValueOrDefault(footprint) : null;
        return Regions.CodeOf(subject.Region) ?? RightOf(subject.Right)?.Region ?? site?.Region ?? RightOf(site?.Facts.Right)?.Region ?? LicenceNumber.RegionOf(subject.Right) ?? Plan.Adcode;
    }

    /// <summary>Active rights of the year that concern a check and have not reported; empty without a register.</summary>
    public IReadOnlyList<MiningRight> Unreported(Func<MiningRight, bool> concerns)
    {
        var reported = Reports.Select(report => report.Licence).ToHashSet(StringComparer.Ordinal);
        return [.. (Rights ?? []).Where(right => right.IsActiveIn(Year) && concerns(right) && !reported.Contains(right.Licence))];
    }

    private static Dictionary<string, MiningRight> ByLicence(IReadOnlyList<MiningRight>? rights)
    {
        var found = new Dictionary<string, MiningRight>(StringComparer.Ordinal);
        foreach (var right in rights ?? [])
        {
            found.TryAdd(right.Licence, right);
        }
        return found;
    }
}
