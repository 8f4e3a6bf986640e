using System.Security.Cryptography;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Rules;
using PlanMonitor.Core.Rules.Admission;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Ingest.Rights;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Admissions;

/// <summary>What came of a proposal: the answer, or why the file could not be read.</summary>
/// <param name="Right">The right as it was read; null where the file was not taken.</param>
/// <param name="Result">The answer; null where the file was not taken.</param>
/// <param name="Problems">What is wrong or remarkable with the file.</param>
public sealed record AdmissionAnswer(MiningRight? Right, AdmissionResult? Result, IReadOnlyList<Problem> Problems)
{
    /// <summary>The right of the register in whose place it was put; null where it is new.</summary>
    public MiningRight? Replaced { get; init; }
}

/// <summary>Admission (准入审查): whether a plan would allow a right that does not exist yet. Nothing is stored.</summary>
public sealed class AdmissionJob(CheckInputs inputs, MineralCatalogue minerals, RegionCatalogue regions)
{
    /// <summary>
    /// Judges the one right of a file: the columns of the register as CSV, XLSX or JSON. It is new and begins on the as-of day, at the latest on the last day of the year, unless the
    /// file says otherwise; with the licence number of a right that there is, it takes that right's place.
    /// </summary>
    public async Task<AdmissionAnswer> RunAsync(Plan plan, int year, DateOnly asOf, string fileName, byte[] content, CancellationToken cancel)
    {
        if (!JsonRows.ToTable(content).TryGet(out var table, out var problem))
        {
            return new(null, null, [problem]);
        }
        var context = new ReadContext { PlanAdcode = plan.Adcode, Period = plan.Period, Minerals = minerals, Regions = regions.With(plan.Regions) };
        var read = RightTable.ReadProposal(fileName, table, Convert.ToHexStringLower(SHA256.HashData(content)), context);
        if (read.Rows is not [var row])
        {
            return new(null, null, read.Problems);
        }
        var right = Begun(row, asOf.Year > year ? new(year, 12, 31) : asOf);
        var (before, _) = await inputs.ReadAsync(plan, year, asOf, cancel);
        var after = await inputs.WithRightAsync(before, right, cancel);
        return new(right, AdmissionResult.Of(before, after, right.Licence, RuleCatalogue.All), read.Problems) { Replaced = before.RightOf(right.Licence) };
    }

    /// <summary>The year to judge and the day on which the right would begin: as asked for; else today's, at the latest the plan's last year and the last day of the year.</summary>
    public static (int Year, DateOnly AsOf) Judged(Plan newest, int? year, DateOnly? asOf, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().ToOffset(Schedules.CronSchedule.Shanghai).DateTime);
        var judged = year ?? asOf?.Year ?? Math.Min(today.Year, newest.Period.To);
        var last = new DateOnly(Math.Clamp(judged, DateOnly.MinValue.Year, DateOnly.MaxValue.Year), 12, 31);
        return (judged, asOf ?? (today < last ? today : last));
    }

    private static MiningRight Begun(MiningRight right, DateOnly day)
    {
        var begun = right with { Grant = right.Grant ?? GrantKind.New, ValidFrom = right.ValidFrom ?? day };
        return begun.Grant == GrantKind.New ? begun with { FirstGranted = begun.FirstGranted ?? begun.ValidFrom } : begun;
    }
}
