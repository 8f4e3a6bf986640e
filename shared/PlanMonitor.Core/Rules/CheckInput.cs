using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quotas;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Rules;

/// <summary>Everything that the rules may read for one plan and year. Null means never uploaded, empty means uploaded and nothing in it.</summary>
public sealed record CheckInput
{
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

    /// <summary>The register of mining rights; null without one.</summary>
    public IReadOnlyList<MiningRight>? Rights { get; init; }

    /// <summary>The newest report of each mine and mineral for the year.</summary>
    public IReadOnlyList<MineYear> Reports { get; init; } = [];

    /// <summary>Rows of the year's reports that were rejected and that no later upload replaced.</summary>
    public IReadOnlyList<Source> RejectedReports { get; init; } = [];

    /// <summary>Quotas of the year.</summary>
    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    /// <summary>Footprints of the year with what they overlap; null if none were uploaded.</summary>
    public IReadOnlyList<Site>? Footprints { get; init; }

    /// <summary>Kinds of layers that were uploaded (see <see cref="LayerKind"/>).</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>Active rights of the year that concern a check and have not reported; empty without a register.</summary>
    public IReadOnlyList<MiningRight> Unreported(Func<MiningRight, bool> concerns)
    {
        var reported = Reports.Select(report => report.Licence).ToHashSet(StringComparer.Ordinal);
        return [.. (Rights ?? []).Where(right => right.IsActiveIn(Year) && concerns(right) && !reported.Contains(right.Licence))];
    }
}
