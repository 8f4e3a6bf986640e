using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Ground;

/// <summary>A feature of a layer.</summary>
/// <param name="Layer">red-line, farmland, urban-boundary.</param>
/// <param name="Id">标识码 (BSM).</param>
/// <param name="Block">Index of the block that it is drawn in.</param>
/// <param name="Outer">Outer ring.</param>
/// <param name="Hole">Its hole; null without one.</param>
/// <param name="Mine">Number of the mine whose footprint it is meant for; 0 for none.</param>
internal sealed record LayerFeature(string Layer, string Id, int Block, Ring Outer, Ring? Hole, int Mine);

/// <summary>Draws the three control lines (三条控制线): some lie under a planted footprint, the others lie clear of every mine.</summary>
internal static class LayerPlan
{
    // A corner of land that begins beside the centre of a mine and covers its north-eastern quarter.
    private static readonly (int X, int Y)[] NorthEast = [(50, 50), (1500, 80), (1800, 1000), (1000, 1700), (80, 1400)];

    // The same beginning further out: it covers half of the quarter's footprint.
    private static readonly (int X, int Y)[] HalfNorthEast = [(350, 50), (1500, 80), (1800, 1000), (1000, 1700), (350, 1400)];

    private static readonly (int X, int Y)[] NorthWest = [(-50, 50), (-80, 1400), (-1000, 1700), (-1800, 1000), (-1500, 80)];

    public static IReadOnlyList<LayerFeature> Of(City city, IReadOnlyDictionary<int, RightShape> rights)
    {
        var patches = city.Plants.Patches;

        LayerFeature On(string layer, string id, int mine, (int, int)[] corners) =>
            new(layer, $"{id}-{city.Code}", rights[mine].Mine.Block, Ring.Of(rights[mine].Centre, rights[mine].Size, corners), null, mine);

        LayerFeature Clear(string layer, string id, int cell, bool hole)
        {
            var seeded = new Seeded($"{city.Id}|{layer}|{id}");
            var outer = Ring.Around(GroundPlan.Free(cell), 12, seeded.Between(11000, 15000), 800, seeded);
            return new(layer, $"{id}-{city.Code}", 0, outer, hole ? Ring.Around(GroundPlan.Free(cell), 6, 5000, 700, seeded).Reversed : null, 0);
        }

        var island = rights[patches.InHole];
        return
        [
            On("red-line", "HX01", patches.RedLine, NorthEast),
            On("red-line", "HX02", patches.RedLine2023, NorthWest),
            new("red-line", $"HX03-{city.Code}", island.Mine.Block, Ring.Around(island.Centre, 24, 16000, 950, new Seeded($"{city.Id}|HX03")),
                Ring.Around(island.Centre, 12, 11000, 950, new Seeded($"{city.Id}|HX03 hole")).Reversed, island.Mine.Number),
            Clear("red-line", "HX04", 3, hole: false),
            On("farmland", "NT01", patches.Farmland, HalfNorthEast),
            Clear("farmland", "NT02", 4, hole: true),
            On("urban-boundary", "CZ01", patches.Urban, NorthEast),
            .. patches.UrbanException == 0 ? Array.Empty<LayerFeature>() : [On("urban-boundary", "CZ02", patches.UrbanException, NorthEast)],
            Clear("urban-boundary", "CZ03", 5, hole: true),
        ];
    }
}
