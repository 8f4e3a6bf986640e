using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Ground;

/// <summary>A footprint (图斑) and what is planted in it.</summary>
/// <param name="Number">图斑编号.</param>
/// <param name="Year">Year of the upload.</param>
/// <param name="Block">Index of the block that it is drawn in.</param>
/// <param name="Ring">Its ring.</param>
/// <param name="Mine">Number of the mine that it lies on; 0 for none.</param>
/// <param name="Plant">What is planted.</param>
/// <param name="Feature">The feature that it overlaps; null for none.</param>
internal sealed record Patch(string Number, int Year, int Block, Ring Ring, int Mine, Plant Plant, LayerFeature? Feature)
{
    /// <summary>Number of the footprint of an earlier year that showed the same place; null where it is seen for the first time.</summary>
    public string? SeenAs { get; init; }

    /// <summary>The site: the number under which it was seen first.</summary>
    public string Site => SeenAs ?? Number;
}

/// <summary>What is planted in a footprint.</summary>
internal enum Plant
{
    /// <summary>Nothing: it lies inside a right.</summary>
    None,

    /// <summary>Outside every right, more than 10 亩.</summary>
    NoRightLarge,

    /// <summary>Outside every right, less than 10 亩.</summary>
    NoRightSmall,

    /// <summary>Beyond its right.</summary>
    Beyond,

    /// <summary>Beyond its right by a sliver only.</summary>
    Sliver,

    /// <summary>In the hole of a red-line polygon.</summary>
    InHole,

    /// <summary>On a control line.</summary>
    Line,

    /// <summary>In the urban boundary, on a right for geothermal or mineral water.</summary>
    Exception,

    /// <summary>Crosses itself.</summary>
    BowTie,

    /// <summary>Its ring is not closed.</summary>
    Unclosed,
}

/// <summary>Draws the footprints: those of 2023 lie in the west of the mines and those of 2024 in the east, so that one only is seen twice, outside every right.</summary>
internal static class PatchPlan
{
    public static IReadOnlyList<Patch> Of(City city, IReadOnlyDictionary<int, RightShape> rights, IReadOnlyList<LayerFeature> layers) =>
        [.. Year2023(city, rights, layers), .. Year2024(city, rights, layers), Again(city, rights, layers)];

    // The first footprint of 2023, a little larger and under another number.
    private static Patch Again(City city, IReadOnlyDictionary<int, RightShape> rights, IReadOnlyList<LayerFeature> layers)
    {
        var first = Year2023(city, rights, layers).First();
        var count = Year2024(city, rights, layers).Count();
        return first with { Number = $"{city.Blocks[first.Block].Code}2024{count + 1:0000}", Year = 2024, Ring = new([.. first.Ring.Spots.Select(spot => GroundPlan.Free(2) + (spot - GroundPlan.Free(2)).Times(1100))]), SeenAs = first.Number };
    }

    private static IEnumerable<Patch> Year2024(City city, IReadOnlyDictionary<int, RightShape> rights, IReadOnlyList<LayerFeature> layers)
    {
        var plants = city.Plants.Patches;
        var draw = new PatchPen(city, 2024, rights);

        Patch Lined(int mine, string id, Plant plant) => draw.Inside(mine, 1, 1, plant) with { Feature = layers.Single(feature => feature.Id.StartsWith(id, StringComparison.Ordinal)) };

        yield return draw.Outside(0, 900, Plant.NoRightLarge);
        yield return draw.Outside(1, 350, Plant.NoRightSmall);
        yield return draw.AtCorner(plants.Beyond, corner: 0, permille: 1000, radius: 850, Plant.Beyond);
        yield return draw.AtCorner(plants.SlightlyBeyond, corner: 7, permille: 970, radius: 450, Plant.Beyond);
        yield return draw.Sliver(plants.Sliver);
        yield return Lined(plants.RedLine, "HX01", Plant.Line);
        yield return draw.Inside(plants.InHole, 1, 1, Plant.InHole);
        yield return Lined(plants.Farmland, "NT01", Plant.Line);
        yield return Lined(plants.Urban, "CZ01", Plant.Line);
        if (plants.UrbanException != 0)
        {
            yield return Lined(plants.UrbanException, "CZ02", Plant.Exception);
        }
        yield return draw.BowTie(plants.BowTie);
        yield return draw.Inside(plants.Unclosed, 1, 1, Plant.Unclosed);
        foreach (var mine in draw.Ordinary)
        {
            yield return draw.Inside(mine, 1, 1, Plant.None);
        }
        foreach (var mine in draw.Ordinary.Append(plants.RedLine).Append(plants.Farmland))
        {
            yield return draw.Inside(mine, 1, -1, Plant.None);
        }
    }

    private static IEnumerable<Patch> Year2023(City city, IReadOnlyDictionary<int, RightShape> rights, IReadOnlyList<LayerFeature> layers)
    {
        var plants = city.Plants.Patches;
        var draw = new PatchPen(city, 2023, rights);
        yield return draw.Outside(2, 800, Plant.NoRightLarge);
        yield return draw.AtCorner(plants.Beyond2023, corner: 4, permille: 1000, radius: 800, Plant.Beyond);
        yield return draw.Inside(plants.RedLine2023, -1, 1, Plant.Line) with { Feature = layers.Single(feature => feature.Id.StartsWith("HX02", StringComparison.Ordinal)) };
        foreach (var mine in draw.Ordinary.Append(plants.InHole).Append(plants.Beyond).Append(plants.RedLine).Append(plants.Farmland).Append(plants.BowTie))
        {
            yield return draw.Inside(mine, -1, 1, Plant.None);
        }
        foreach (var mine in draw.Ordinary.Append(plants.InHole).Append(plants.Urban).Append(plants.Unclosed).Append(plants.SlightlyBeyond))
        {
            yield return draw.Inside(mine, -1, -1, Plant.None);
        }
    }
}
