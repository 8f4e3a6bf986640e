using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>No activity on a mine that is closed or whose licence has expired (关闭矿山): by the footprint's own right, and by the layer of closed mines.</summary>
public sealed class SpaceClosedMine : IRule
{
    private const string Layer = "closed-mine";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("space.closed-mine", new("已关闭或许可证到期的矿山不得继续开采", "No activity on a closed mine"), Severity.H, Yearly: false, ["footprints", "layers", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) =>
        input.Footprints is null ? [SpaceInput.Without(Info, input, new("footprint"), "footprints")]
        : ByRight(input, input.Footprints).Concat(ByLayer(input, input.Footprints));

    private IEnumerable<Finding> ByRight(CheckInput input, IReadOnlyList<Site> sites) =>
        SpaceInput.Lacks(Info, input) is { } lacking ? [lacking]
        : from site in sites.OrderBy(site => site.Facts.Right, StringComparer.Ordinal)
          let right = input.RightOf(site.Facts.Right)
          where right is not null
          select Judge(input, site, right);

    private IEnumerable<Finding> ByLayer(CheckInput input, IReadOnlyList<Site> sites) =>
        !input.Layers.Contains(Layer, StringComparer.Ordinal) ? [SpaceInput.Without(Info, input, new("layer", Layer: Layer), $"layer:{Layer}")]
        : sites.Select(site => Ground.Of(input, site)).SelectMany(ground => ground.On(Layer).ToList() is { Count: > 0 } overlaps
            ? overlaps.Select(overlap => OnClosed(input, ground, overlap))
            : [(Draft(input, ground, Layer, null) with { Status = FindingStatus.Pass, Measured = 0, Message = ground.KeepsOff(Layer) }).Done()]);

    private Finding Judge(CheckInput input, Site site, MiningRight right)
    {
        var ground = Ground.Of(input, site);
        var (status, why) = Judge(site, right, input.Year);
        return (Draft(input, ground, null, null) with
        {
            Subject = new("footprint", Right: right.Licence, Footprint: site.Id),
            Status = status,
            Severity = status == FindingStatus.Warn ? Severity.M : Info.Severity,
            Measured = status == FindingStatus.Pass ? 0 : site.Facts.InRightM2,
            Evidence = [site.Source, right.Source],
            Message = status == FindingStatus.Pass
                ? new($"{ground.Name.Zh}所在采矿权{right.Licence}{why.Zh}。", $"{ground.Name.En} lies in right {right.Licence}, which {why.En}.")
                : new(
                    $"{ground.Name.Zh}有{Mu.Of(site.Facts.InRightM2)}亩位于采矿权{right.Licence}（{right.MineName}）范围内，该采矿权{why.Zh}，疑似关闭或到期后继续开采，也可能是治理施工，请核实。{Mu.Provincial(site.Facts.InRightM2).Zh}",
                    $"{ground.Name.En} covers {Mu.Of(site.Facts.InRightM2)} mu of right {right.Licence} ({right.MineName}), which {why.En}: suspected mining after the end, or restoration at work; check.{Mu.Provincial(site.Facts.InRightM2).En}"),
        }).Done();
    }

    // What was seen before the licence ended was allowed; where the images stand on both sides of that day, nobody can say.
    private static (FindingStatus Status, Text Why) Judge(Site site, MiningRight right, int year)
    {
        var (from, to) = (site.From ?? new DateOnly(year, 1, 1), site.To ?? new DateOnly(year, 12, 31));
        return right switch
        {
            { Status: RightStatus.Closed } => (FindingStatus.Fail, new("已关闭或注销", "is closed")),
            { Status: not RightStatus.Expired } => (FindingStatus.Pass, new("未关闭，也未登记为过期", "is neither closed nor expired")),
            { ValidTo: null } => (FindingStatus.Fail, new("已过期", "has expired")),
            { ValidTo: { } end } when to <= end => (FindingStatus.Pass, new($"在后时相时尚未到期（{end:yyyy-MM-dd}）", $"was in force when the later image was taken ({end:yyyy-MM-dd})")),
            { ValidTo: { } end } when from <= end => (FindingStatus.Warn, site is { From: null } or { To: null }
                ? new($"在{year}年内到期（{end:yyyy-MM-dd}），图斑没有前后时相", $"expired within {year} ({end:yyyy-MM-dd}), and the footprint has no dates")
                : new($"在前后时相之间到期（{end:yyyy-MM-dd}）", $"expired between the two images ({end:yyyy-MM-dd})")),
            { ValidTo: { } end } => (FindingStatus.Fail, new($"已于{end:yyyy-MM-dd}到期", $"expired on {end:yyyy-MM-dd}")),
        };
    }

    // A closed mine may have been granted anew.
    private Finding OnClosed(CheckInput input, Ground ground, Overlap overlap)
    {
        var granted = ground.Right is { } right && right.IsActiveIn(input.Year);
        return (Draft(input, ground, Layer, overlap.Feature) with
        {
            Status = granted ? FindingStatus.Warn : FindingStatus.Fail,
            Severity = granted ? Severity.M : Info.Severity,
            Measured = overlap.AreaM2,
            Message = granted
                ? new($"{ground.Covers(overlap).Zh}，但位于有效采矿权{ground.Right!.Licence}内，请核实关闭矿山范围。{ground.Provincial(overlap.AreaM2).Zh}", $"{ground.Covers(overlap).En}, yet lies in right {ground.Right.Licence}, which is in force: check the closed mine's boundary.{ground.Provincial(overlap.AreaM2).En}")
                : new($"{ground.Covers(overlap).Zh}，疑似关闭后继续开采，也可能是治理施工，请核实。{ground.Provincial(overlap.AreaM2).Zh}", $"{ground.Covers(overlap).En}: suspected mining after the end, or restoration at work; check.{ground.Provincial(overlap.AreaM2).En}"),
        }).Done();
    }

    private FindingDraft Draft(CheckInput input, Ground ground, string? layer, string? feature) => new(Info, input, ground.Subject(layer, feature))
    {
        Limit = 0,
        Unit = "平方米",
        Citations = DutyCitations.Of(input.Plan, "remote-sensing", "inspection"),
        Evidence = [ground.Source],
    };
}
