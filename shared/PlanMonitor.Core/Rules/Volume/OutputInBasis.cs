using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Reports;

namespace PlanMonitor.Core.Rules.Volume;

/// <summary>A mine's output as the limit counts it, or the fields that are missing to say so.</summary>
/// <param name="Amount">The output in the limit's unit and basis; null where fields are missing.</param>
/// <param name="Missing">Fields of the annual report that would make it comparable; empty where it is.</param>
public sealed record OutputInBasis(Quantity? Amount, IReadOnlyList<string> Missing)
{
    private const string OreField = "年采出矿量";
    private const string ConcentrateField = "精矿年产量";
    private const string ConcentrateGradeField = "精矿品位";
    private const string FeedGradeField = "原矿入选品位";
    private const string RecoveryField = "选矿回收率";
    private const string DensityField = "体重";

    /// <summary>Converts one report. Only like is compared with like: what does not convert by the report's own fields is missing.</summary>
    public static OutputInBasis Of(MineYear report, Quantity limit) => limit.Basis.Kind switch
    {
        BasisKind.OreAtGrade => AtGrade(report, limit),
        BasisKind.Concentrate => Concentrate(report, limit),
        BasisKind.RawOre or BasisKind.RawCoal or BasisKind.Stone or BasisKind.NotSaid => AsMined(report, limit),
        _ => report.Output.Basis == limit.Basis ? In(limit, report.Output) : Lacks($"{OreField}（{limit.Basis.Zh}）"),
    };

    private static OutputInBasis AsMined(MineYear report, Quantity limit) =>
        report.Output.Basis.Kind is BasisKind.RawOre or BasisKind.RawCoal or BasisKind.Stone ? In(limit, report.Output) : Lacks($"{OreField}（{Basis.RawOre.Zh}）");

    private static OutputInBasis AtGrade(MineYear report, Quantity limit)
    {
        var standard = limit.Basis.GradePercent ?? 62m;
        if (report.Output.Basis == limit.Basis)
        {
            return In(limit, report.Output);
        }
        var concentrate = report.Concentrate ?? (report.Output.Basis.Kind == BasisKind.Concentrate ? report.Output : null);
        var grade = report.ConcentrateGrade ?? (report.Output.Basis.Kind == BasisKind.Concentrate ? report.Output.Basis.GradePercent : null);
        if (concentrate is not null && grade is { } percent && IronStandard.FromConcentrate(concentrate, percent, standard) is { Ok: true } byConcentrate)
        {
            return In(limit, byConcentrate.Value);
        }
        if (report is { FeedGrade: { } feed, Recovery: { } recovery } && report.Output.Basis.Kind == BasisKind.RawOre
            && IronStandard.FromOre(report.Fed ?? report.Output, feed, recovery, standard) is { Ok: true } byOre)
        {
            return In(limit, byOre.Value);
        }
        return concentrate is not null
            ? Lacks(ConcentrateGradeField)
            : report.FeedGrade is null && report.Recovery is null
                ? Lacks(ConcentrateField, ConcentrateGradeField, FeedGradeField, RecoveryField)
                : Lacks(report.FeedGrade is null ? FeedGradeField : RecoveryField);
    }

    private static OutputInBasis Concentrate(MineYear report, Quantity limit)
    {
        var stated = report.Output.Basis.Kind == BasisKind.Concentrate;
        var concentrate = report.Concentrate ?? (stated ? report.Output : null);
        var grade = report.ConcentrateGrade ?? (stated ? report.Output.Basis.GradePercent : null);
        if (concentrate is null)
        {
            return grade is null ? Lacks(ConcentrateField, ConcentrateGradeField) : Lacks(ConcentrateField);
        }
        return limit.Basis.GradePercent is { } least && (grade is null || grade < least)
            ? Lacks(grade is null ? ConcentrateGradeField : $"{ConcentrateGradeField}≥{least:0.##}%")
            : In(limit, concentrate with { Basis = limit.Basis });
    }

    private static OutputInBasis In(Quantity limit, Quantity output) =>
        output.In(limit.Unit).TryGet(out var same, out _) ? new(same with { Basis = limit.Basis }, []) : Lacks(DensityField);

    private static OutputInBasis Lacks(params string[] fields) => new(null, fields);
}
