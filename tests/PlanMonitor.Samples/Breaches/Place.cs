using System.Globalization;
using PlanMonitor.Samples.Ground;
using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Breaches;

/// <summary>A square of ground: <c>@east north half</c>, in metres from the centre of the city's first block, or <c>#7 half</c> about the centre of a mine.</summary>
/// <param name="Block">Index of the block that it is drawn in.</param>
/// <param name="Ring">Its ring.</param>
internal sealed record Place(int Block, Ring Ring)
{
    private const long Decimetres = 10;
    private static readonly (int, int)[] Square = [(-1000, -1000), (1000, -1000), (1000, 1000), (-1000, 1000)];

    /// <summary>Reads one.</summary>
    public static Place Of(City city, GroundPlan ground, string text)
    {
        var words = text.Split(' ');
        long Metres(int word) => long.Parse(words[word], CultureInfo.InvariantCulture) * Decimetres;
        return Marks.MineOf(city, words[0]) is { } mine
            ? new(mine.Block, Ring.Of(ground.Rights[mine.Number].Centre, Metres(1), Square))
            : new(0, Ring.Of(new Spot(long.Parse(words[0][1..], CultureInfo.InvariantCulture) * Decimetres, Metres(1)), Metres(2), Square));
    }
}
