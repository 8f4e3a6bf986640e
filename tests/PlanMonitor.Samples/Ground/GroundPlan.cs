using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Ground;

/// <summary>
/// Where everything of a city lies. Each block is a grid of cells 4.4 km wide; a mine fills less than a quarter of its cell, so that
/// no two rights meet. Cells from <see cref="FirstFree"/> on hold no mine.
/// </summary>
/// <param name="Rights">Boundary of each mine by its number.</param>
/// <param name="Layers">Features of the three control lines.</param>
/// <param name="Patches">Footprints of all years.</param>
internal sealed record GroundPlan(IReadOnlyDictionary<int, RightShape> Rights, IReadOnlyList<LayerFeature> Layers, IReadOnlyList<Patch> Patches)
{
    private const long Cell = 44_000;
    private const int FirstFree = 9;

    public static GroundPlan Of(City city)
    {
        var rights = new Dictionary<int, RightShape>();
        foreach (var block in city.Mines.GroupBy(mine => mine.Block))
        {
            foreach (var (index, mine) in block.Index())
            {
                var seeded = new Seeded($"{city.Id}|right|{mine.Number}");
                var centre = CentreOf(index) + new Spot(seeded.Between(-3000, 3000), seeded.Between(-3000, 3000));
                var size = mine.Radius * 10L;
                rights.Add(mine.Number, new(mine, centre, size, Ring.Around(centre, 8, size, 850, seeded)));
            }
        }
        var layers = LayerPlan.Of(city, rights);
        return new(rights, layers, PatchPlan.Of(city, rights, layers));
    }

    /// <summary>Centre of a cell without a mine in the first block.</summary>
    public static Spot Free(int number) => CentreOf(FirstFree + number);

    private static Spot CentreOf(int cell) => new((cell % 3 - 1) * Cell, (cell / 3 - 1) * Cell);
}

/// <summary>A mine's boundary.</summary>
/// <param name="Mine">The mine.</param>
/// <param name="Centre">Its centre.</param>
/// <param name="Size">Its radius in decimetres; at least 0.78 of it lies inside in every direction.</param>
/// <param name="Boundary">矿区范围.</param>
internal sealed record RightShape(Mine Mine, Spot Centre, long Size, Ring Boundary)
{
    /// <summary>Middle of a quarter of the mine; a patch of at most a quarter of its size lies inside and meets no other quarter's.</summary>
    public Spot Quarter(int east, int north) => Centre + new Spot(east * Size * 35 / 100, north * Size * 35 / 100);
}
