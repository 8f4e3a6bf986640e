using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>What a table is read against.</summary>
public sealed record ReadContext
{
    /// <summary>GB/T 2260 code of the planning unit.</summary>
    public required string PlanAdcode { get; init; }

    /// <summary>The years of the plan.</summary>
    public required PlanPeriod Period { get; init; }

    /// <summary>The minerals known.</summary>
    public required MineralCatalogue Minerals { get; init; }

    /// <summary>The regions known.</summary>
    public required RegionCatalogue Regions { get; init; }

    /// <summary>Licence numbers of the register in their plain form; null where there is no register.</summary>
    public IReadOnlySet<string>? KnownLicences { get; init; }

    /// <summary>The year given with the upload (--year): fills in where the table has none and must agree where it has one.</summary>
    public int? Year { get; init; }
}
