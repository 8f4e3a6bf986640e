using System.Globalization;

namespace PlanMonitor.Services.Schedules;

/// <summary>One field of a schedule: which values it allows, as bits.</summary>
/// <param name="Name">Name for messages.</param>
/// <param name="First">Smallest value.</param>
/// <param name="Last">Largest value.</param>
/// <param name="Names">Names of values, the first for <paramref name="First"/>.</param>
internal sealed record CronField(string Name, int First, int Last, params string[] Names)
{
    /// <summary>The six fields in their order.</summary>
    public static readonly CronField[] All =
    [
        new("second", 0, 59), new("minute", 0, 59), new("hour", 0, 23), new("day", 1, 31),
        new("month", 1, 12, "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        new("day of week", 0, 6, "sun", "mon", "tue", "wed", "thu", "fri", "sat"),
    ];

    /// <summary>The bits that a text allows, or null and why not.</summary>
    public (ulong Bits, string? Fault) Parse(string text)
    {
        var bits = 0UL;
        foreach (var part in text.Split(','))
        {
            var (some, fault) = ParsePart(part);
            if (fault is not null)
            {
                return (0, fault);
            }
            bits |= some;
        }
        return (bits, null);
    }

    private (ulong Bits, string? Fault) ParsePart(string part)
    {
        var slash = part.Split('/');
        var step = 1;
        if (slash.Length > 2 || (slash.Length == 2 && (!int.TryParse(slash[1], NumberStyles.None, CultureInfo.InvariantCulture, out step) || step == 0)))
        {
            return (0, $"'{part}' is no step of the {Name}");
        }
        int from, to;
        if (slash[0] == "*")
        {
            (from, to) = (First, Last);
        }
        else
        {
            var ends = slash[0].Split('-');
            if (ends.Length > 2 || Value(ends[0]) is not { } low || Value(ends[^1]) is not { } high || low > high)
            {
                return (0, $"'{part}' is no {Name} from {First} to {Last}");
            }
            // A single value with a step runs to the end of the field, as in NCRONTAB.
            (from, to) = (low, ends.Length == 1 && slash.Length == 2 ? Last : high);
        }
        var bits = 0UL;
        for (var value = from; value <= to; value += step)
        {
            bits |= 1UL << value;
        }
        return (bits, null);
    }

    private int? Value(string text)
    {
        var name = Array.FindIndex(Names, each => each.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (name >= 0)
        {
            return First + name;
        }
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= First && value <= Last ? value : null;
    }
}
