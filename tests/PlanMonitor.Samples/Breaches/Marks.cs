using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Breaches;

/// <summary>Reads the short forms of the tables.</summary>
internal static class Marks
{
    private const char Mine = '#', Added = '+', Exploration = 'T';

    /// <summary>The lines of a text.</summary>
    public static IEnumerable<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The pairs of <c>a=b; c=d</c>.</summary>
    public static IEnumerable<(string Column, string Value)> Pairs(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1]));

    /// <summary>The mine of <c>#7</c>; null where it is no such mark.</summary>
    public static Mine? MineOf(City city, string mark) => mark.StartsWith(Mine) && int.TryParse(mark[1..], out var number) ? city.Mine(number) : null;

    /// <summary>The licence of <c>#7</c>, <c>+01</c> or <c>T+01</c>; anything else is what it says.</summary>
    public static string Licence(City city, string mark) =>
        MineOf(city, mark) is { } mine ? mine.Licence(city)
        : mark.StartsWith(Added) ? $"C{city.Blocks[0].Code}20220669990090{mark[1..]}"
        : mark.StartsWith(Exploration) && mark.Length > 2 && mark[1] == Added ? $"T{city.Blocks[0].Code}20220669990090{mark[2..]}"
        : mark;
}
