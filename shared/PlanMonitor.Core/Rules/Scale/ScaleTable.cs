using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>The minimum scale table (最低开采规模) of a plan for new or for existing mines, and which of its cells are for a right.</summary>
internal sealed class ScaleTable
{
    private readonly MineralCatalogue _minerals;
    private readonly List<Cell> _cells;
    private readonly Dictionary<string, List<Cell>> _byMineral = new(StringComparer.Ordinal);

    /// <param name="input">The plan and the catalogue of minerals.</param>
    /// <param name="existing">True for the column of existing mines (已有矿山), false for those of new ones (新建、改扩建).</param>
    public ScaleTable(CheckInput input, bool existing)
    {
        _minerals = input.Minerals;
        _cells = [.. input.Plan.MinimumScales
            .Where(cell => cell.MineralCode is not null && (cell.MinesKind == "existing") == existing)
            .Select(cell => new Cell(cell, cell.MineralCode!, Variant(cell)))];
    }

    /// <summary>The cells of a right's mineral, method and size. What the register leaves open leaves all of the cells that it may be.</summary>
    public IReadOnlyList<Floor> Of(MiningRight right)
    {
        var floors = OfMineral(right.Mineral).ConvertAll(cell => Floor.Of(cell.Printed, cell.Variant ?? cell.Row));
        // Of the wider mineral that the register names, the table knows a single kind: the mine may dig another, of which it says nothing.
        if (floors.Count > 0 && floors.TrueForAll(floor => floor.Mineral == floors[0].Mineral && !_minerals.IsWithin(right.Mineral, floor.Mineral)))
        {
            floors.Add(new(right.Mineral, "any", null, false, null, null, null, "no-requirement", [], []));
        }
        return [.. OfMethod(floors, right.Method).Where(floor => floor.Class is null || (floor.OfDeposit ? right.DepositClass : right.SizeClass) is not { } size || floor.Class == size)];
    }

    /// <summary>True where a floor is for a method of mining.</summary>
    public static bool IsFor(string method, string? mined) => method is "any" or "not-said" || mined is null or "both" || method == mined;

    // 未说 is what the figures of a row without a method are read as: for what the row's other figures are not.
    private static IEnumerable<Floor> OfMethod(List<Floor> floors, string? method) =>
        floors.Where(floor => floor.Method == "not-said" ? method is null or "both" || !floors.Exists(other => other.Method == method) : IsFor(floor.Method, method));

    private List<Cell> OfMineral(string mineral)
    {
        if (!_byMineral.TryGetValue(mineral, out var found))
        {
            _byMineral[mineral] = found = Find(mineral);
        }
        return found;
    }

    private List<Cell> Find(string mineral)
    {
        var covering = _cells.Where(cell => Covers(cell, mineral)).ToList();
        // 建筑石料用灰岩 is sand and stone before it is limestone: the table's row is that of its own class of minerals.
        var kind = _minerals.Find(mineral)?.Class;
        var alike = covering.Exists(cell => _minerals.Find(cell.Row)?.Class == kind) ? covering.FindAll(cell => _minerals.Find(cell.Row)?.Class == kind) : covering;
        var nearest = alike.FindAll(cell => !alike.Exists(other => other.Row != cell.Row && _minerals.IsWithin(other.Row, cell.Row)));
        // A register that names the wider mineral leaves open which variety is mined.
        return [.. nearest, .. _cells.Where(cell => !nearest.Contains(cell)
            && (nearest.Count == 0 ? _minerals.IsWithin(cell.Variant ?? cell.Row, mineral) : nearest.Exists(near => near.Row == cell.Row) && cell.Variant is not null && _minerals.IsWithin(cell.Variant, mineral)))];
    }

    // A variety that bears the mineral's own name (金矿 岩金) is for that alone; 其他 is for what the row's other varieties are not.
    private bool Covers(Cell cell, string mineral) => cell switch
    {
        { Printed.Variant: null } => _minerals.IsWithin(mineral, cell.Row),
        { Variant: { } variant } when variant == cell.Row => mineral == variant,
        { Variant: { } variant } => _minerals.IsWithin(mineral, variant),
        _ => _minerals.IsWithin(mineral, cell.Row) && !_cells.Exists(other => other.Row == cell.Row && other.Variant is { } sibling && _minerals.IsWithin(mineral, sibling)),
    };

    private string? Variant(MinimumScale cell) => cell.Variant is null ? null : _minerals.CodeOf(cell.Variant) ?? _minerals.CodeOf(cell.Variant + cell.Mineral);

    /// <param name="Printed">As the plan prints it.</param>
    /// <param name="Row">Code of the row's mineral.</param>
    /// <param name="Variant">Code of the variety; null without one, and for 其他.</param>
    private sealed record Cell(MinimumScale Printed, string Row, string? Variant);
}
