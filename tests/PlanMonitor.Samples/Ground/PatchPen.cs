using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Ground;

/// <summary>Draws the footprints of one city and year and numbers them in the order of drawing.</summary>
internal sealed class PatchPen(City city, int year, IReadOnlyDictionary<int, RightShape> rights)
{
    private int count;

    /// <summary>Mines with ordinary footprints only.</summary>
    public IReadOnlyList<int> Ordinary => [.. city.Mines
        .Where(mine => mine.IsActiveIn(year) && mine.Number != city.Plants.Patches.InHole && !city.Plants.Patches.Taken.Contains(mine.Number))
        .Select(mine => mine.Number)];

    /// <summary>In a cell without a mine.</summary>
    public Patch Outside(int cell, long radius, Plant plant) => Number(0, 0, Ring.Around(GroundPlan.Free(cell), 6, radius, 700, Next), plant);

    /// <summary>In a quarter of a mine: 1 east or north, -1 west or south.</summary>
    public Patch Inside(int mine, int east, int north, Plant plant)
    {
        var right = rights[mine];
        return Number(right.Mine.Block, mine, Ring.Around(right.Quarter(east, north), 6, Math.Min(right.Size / 4, 1100), 700, Next), plant);
    }

    /// <summary>Around a corner of a mine's boundary, or so many thousandths of the way to it.</summary>
    public Patch AtCorner(int mine, int corner, long permille, long radius, Plant plant)
    {
        var right = rights[mine];
        var middle = right.Centre + (right.Boundary.Spots[corner] - right.Centre).Times(permille);
        return Number(right.Mine.Block, mine, Ring.Around(middle, 6, radius, 700, Next), plant);
    }

    /// <summary>A large footprint whose tip reaches some metres over a corner of the boundary.</summary>
    public Patch Sliver(int mine)
    {
        var right = rights[mine];
        Spot Towards(int corner, long permille) => right.Centre + (right.Boundary.Spots[corner] - right.Centre).Times(permille);
        return Number(right.Mine.Block, mine, new([right.Centre, Towards(0, 600), Towards(1, 1012), Towards(2, 600)]), Plant.Sliver);
    }

    /// <summary>A ring that crosses itself, both halves inside the mine.</summary>
    public Patch BowTie(int mine)
    {
        var right = rights[mine];
        return Number(right.Mine.Block, mine, Ring.Of(right.Quarter(1, 1), right.Size, (-200, -150), (200, 150), (200, -150), (-200, 150)), Plant.BowTie);
    }

    private Seeded Next => new($"{city.Id}|patch|{year}|{count}");

    private Patch Number(int block, int mine, Ring ring, Plant plant) => new($"{city.Blocks[block].Code}{year}{++count:0000}", year, block, ring, mine, plant, null);
}
