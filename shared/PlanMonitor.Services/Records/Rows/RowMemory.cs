using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Rates;

namespace PlanMonitor.Services.Records.Rows;

/// <summary>
/// What rows of one table have in common, kept while they are read: units with their bases, small figures that come again, the file of an upload. Rows that share objects
/// take half the memory, and the collector of garbage half the time. One thread at a time.
/// </summary>
internal sealed class RowMemory
{
    private const int Places = 1 << 12;
    private const int MostKinds = 64;

    private readonly List<(string Text, Unit Unit, Basis Basis)> _kinds = [];
    private readonly Quantity?[] _quantities = new Quantity?[Places];
    private readonly Rate?[] _rates = new Rate?[Places];

    /// <summary>The id of the upload that the last row belonged to.</summary>
    public string Upload { get; set; } = "";

    /// <summary>The last source up to its line, as JSON, and its file and hash.</summary>
    public (string Json, string File, string Sha256) Source { get; set; } = ("", "", "");

    /// <summary>The unit and basis that a text begins with, from the comma after the value to the end of the quantity; how long that is. Null where it is none.</summary>
    public (int Length, Unit Unit, Basis Basis)? KindAt(ReadOnlySpan<char> text)
    {
        foreach (var (known, unit, basis) in _kinds)
        {
            if (text.StartsWith(known, StringComparison.Ordinal))
            {
                return (known.Length, unit, basis);
            }
        }
        var end = text.IndexOf("}}", StringComparison.Ordinal);
        if (end < 0 || _kinds.Count == MostKinds)
        {
            return null;
        }
        var json = text[..(end + 2)].ToString();
        // With a text that holds braces this is no JSON: the row is read in the other way.
        if (!RowParts.TryQuantity("{\"value\":0" + json, out var sample))
        {
            return null;
        }
        _kinds.Add((json, sample.Unit, sample.Basis));
        return (json.Length, sample.Unit, sample.Basis);
    }

    /// <summary>A quantity; the same object for the same figures where it came lately.</summary>
    public Quantity Of(decimal value, Unit unit, Basis basis)
    {
        ref var place = ref _quantities[(value.GetHashCode() ^ unit.Symbol.Length) & (Places - 1)];
        // A decimal of another scale is equal and is written in another way: 1.50 is not taken for 1.5.
        return place is { } known && known.Value == value && known.Value.Scale == value.Scale && ReferenceEquals(known.Unit, unit) && ReferenceEquals(known.Basis, basis)
            ? known
            : place = new(value, unit, basis);
    }

    /// <summary>A rate; the same object for the same figures where it came lately.</summary>
    public Rate Of(decimal? actual, decimal? required)
    {
        ref var place = ref _rates[HashCode.Combine(actual, required) & (Places - 1)];
        return place is { } known && Same(known.Actual, actual) && Same(known.Required, required) ? known : place = new(actual, required);
    }

    private static bool Same(decimal? one, decimal? other) => one == other && one?.Scale == other?.Scale;
}
