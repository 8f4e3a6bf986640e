using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;

namespace PlanMonitor.Spatial.Crs;

/// <summary>
/// Finds whether figures are degrees, minutes and seconds. A decimal fraction looks like minutes and seconds below 60 in 36 of 100 cases, so one number that does not
/// disproves it, and only many different ones that all do prove it.
/// </summary>
internal sealed class NotationSearch
{
    /// <summary>Different numbers that have to agree before D.MMSS is believed: in decimal degrees that happens once in 200,000 files that short.</summary>
    public const int Proof = 12;

    // Below this nothing can be said, from here on it is remarked.
    private const int Doubt = 6;

    // What lies below in a packed latitude is no land of China, and what lies above no longitude.
    private const double LeastPacked = 30_000, MostPacked = 1_360_000;

    private readonly HashSet<double> _telling = [];
    private bool _dotted = true, _packed = true;

    /// <summary>The notation of each part of a file that is not decimal degrees for sure. It reads no further than it must: where a file has no parts to the first feature that decides.</summary>
    public static IReadOnlyDictionary<string, Notation> Of(IEnumerable<Outcome<RawFeature>> features)
    {
        var parts = new Dictionary<string, NotationSearch>(StringComparer.Ordinal);
        foreach (var item in features)
        {
            if (!item.TryGet(out var raw, out _))
            {
                continue;
            }
            if (!parts.TryGetValue(raw.Part ?? "", out var search))
            {
                parts.Add(raw.Part ?? "", search = new());
            }
            search.Take(raw.Shape);
            if (raw.Part is null && search.Found == Notation.Decimal && !search.IsOpen)
            {
                break;
            }
        }
        return parts.Where(part => part.Value.Found != Notation.Decimal).ToDictionary(part => part.Key, part => part.Value.Found, StringComparer.Ordinal);
    }

    private bool IsOpen => _dotted || _packed;

    private Notation Found => _packed && !_dotted && _telling.Count >= Doubt ? Notation.Packed
        : _dotted && !_packed && _telling.Count >= Proof ? Notation.Dotted
        : _dotted && !_packed && _telling.Count >= Doubt ? Notation.Doubtful
        : Notation.Decimal;

    private void Take(RawPolygons shape)
    {
        foreach (var part in shape.Parts)
        {
            foreach (var ring in part)
            {
                for (var i = 0; i < ring.Length && IsOpen; i++)
                {
                    Take(Math.Abs(ring[i]));
                }
            }
        }
    }

    private void Take(double value)
    {
        _dotted &= value < 180 && Dms.IsPacked(value * 10_000);
        _packed &= value is >= LeastPacked and <= MostPacked && Dms.IsPacked(value);
        // Three decimals or fewer (123.105) are how degrees are rounded, and say nothing; of packed figures every one does.
        if ((_packed || !IsRound(value * 1_000)) && _telling.Count < Proof)
        {
            _telling.Add(value);
        }
    }

    private static bool IsRound(double value) => Math.Abs(value - Math.Round(value)) < 1e-6;
}
