using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Volume;

/// <summary>What a mine produced in a year against the scale that its licence states (证载生产规模, 超能力开采).</summary>
public sealed class VolumeOverCapacity : IRule
{
    private const string ScaleField = "生产规模";
    private const string OutputField = "年采出矿量";
    private const string DensityField = "体重";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("volume.over-capacity", new("年产量不得超过证载生产规模", "Output stays within the licensed scale"), Severity.M, Yearly: true, ["reports", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => !input.Plan.Period.Contains(input.Year) ? []
        : input.Rights is null ? [VolumeFindings.NoRegister(Info, input)]
        : Reported(input).ByMineral(mine => mine.Key.Mineral).Select(mine => Judge(input, mine.Key, [.. mine]));

    private static IEnumerable<IGrouping<MiningRight, MineYear>> Reported(CheckInput input) =>
        from report in input.Reports
        let right = input.RightOf(report.Licence)
        where right is not null && input.Minerals.AreRelated(report.Mineral, right.Mineral)
        group report by right;

    private Finding Judge(CheckInput input, MiningRight right, IReadOnlyList<MineYear> reports)
    {
        var draft = new FindingDraft(Info, input, new("right", right.MineralName, Right: right.Licence) { MineralCode = right.Mineral })
        {
            Citations = VolumeFindings.OnMines(input.Plan),
            Evidence = [right.Source, .. reports.Select(report => report.Source)],
        };
        if (right.Scale is not { } scale || YearOf(scale) is not { } unit)
        {
            return NotEvaluable(draft, right, $"rights:{ScaleField}").Done();
        }
        var outputs = reports.Select(report => report.Output).ToList();
        if (outputs.Exists(output => output.Basis.Kind is not (BasisKind.RawOre or BasisKind.RawCoal or BasisKind.Stone)))
        {
            return NotEvaluable(draft, right, $"reports:{OutputField}（{Basis.RawOre.Zh}）").Done();
        }
        var amounts = outputs.ConvertAll(output => output.In(unit));
        if (!amounts.TrueForAll(amount => amount.Ok))
        {
            return NotEvaluable(draft, right, $"reports:{DensityField}").Done();
        }
        var (sum, limit) = (amounts.Sum(amount => amount.Value.Value), scale.Value);
        var over = sum > limit;
        return (draft with
        {
            Status = over ? FindingStatus.Fail : FindingStatus.Pass,
            Measured = sum,
            Limit = limit,
            Unit = unit.Symbol,
            Basis = Basis.RawOre.Zh,
            Message = over
                ? new($"{right.MineName}{input.Year}年产量{sum:0.############}{unit}，疑似超过证载生产规模{scale}。", $"{right.MineName} reported {sum:0.############} {unit} for {input.Year}, suspected over its licensed scale of {scale}.")
                : new($"{right.MineName}{input.Year}年产量{sum:0.############}{unit}，未超过证载生产规模{scale}。", $"{right.MineName} reported {sum:0.############} {unit} for {input.Year}, within its licensed scale of {scale}."),
        }).Done();
    }

    // 万吨/年 is what a year's output in 万吨 is held against; a scale by the day says nothing about a year.
    private static Unit? YearOf(Quantity scale) =>
        scale.Unit.Dimension is Dimension.MassPerYear or Dimension.VolumePerYear && Unit.Parse(scale.Unit.Symbol.Replace("/年", "", StringComparison.Ordinal)).TryGet(out var unit, out _) ? unit : null;

    private static FindingDraft NotEvaluable(FindingDraft draft, MiningRight right, string missing) => draft with
    {
        Status = FindingStatus.NotEvaluable,
        Missing = [missing],
        Message = MissingText.Sentence($"{right.MineName}的产量无法对照证载生产规模", $"The output of {right.MineName} cannot be held against its licensed scale", missing),
    };
}
