using System.Buffers;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Rates;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Services.Records.Rows;

/// <summary>
/// A row of a table as <see cref="CanonicalJson"/> writes it, read member by member in the order of its record, ten times as fast as a reader of any JSON: a province has a
/// million of them. What stands there in another way (another order, a space, an escape) makes it <see cref="Failed"/>, whatever was read is worth nothing then, and the
/// row is to be read by <see cref="CanonicalJson.ReadRow"/>.
/// </summary>
internal ref struct RowText
{
    private const int MostDigits = 18;

    private static readonly SearchValues<char> EndsPlainText = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\']);

    private readonly RowMemory _memory;
    private ReadOnlySpan<char> _rest;
    private bool _first = true;

    /// <summary>Begins a row: its upload, and the brace of its value.</summary>
    public RowText(string body, RowMemory memory)
    {
        _memory = memory;
        _rest = body;
        Expect("{\"upload\":");
        var upload = String();
        if (!upload.SequenceEqual(memory.Upload))
        {
            memory.Upload = upload.ToString();
        }
        Upload = memory.Upload;
        Expect(",\"value\":{");
    }

    /// <summary>The id of the upload that the row belongs to.</summary>
    public string Upload { get; }

    /// <summary>Whether the row stands there in another way.</summary>
    public bool Failed { get; private set; }

    /// <summary>Ends a row.</summary>
    public void End()
    {
        Expect("}}");
        Failed |= _rest.Length > 0;
    }

    /// <summary>A text that comes again and again.</summary>
    public string Text(string name)
    {
        Member(name);
        return SharedText.Of(String());
    }

    /// <summary>A text that comes again and again, or null.</summary>
    public string? TextOrNull(string name) => !Member(name) || Null() ? null : SharedText.Of(String());

    /// <summary>One of some words: its place among them.</summary>
    public int Word(string name, ReadOnlySpan<string> words)
    {
        var place = WordOrNull(name, words);
        Failed |= place is null;
        return place ?? 0;
    }

    /// <summary>One of some words, or null.</summary>
    public int? WordOrNull(string name, ReadOnlySpan<string> words)
    {
        if (!Member(name) || Null())
        {
            return null;
        }
        var text = String();
        for (var place = 0; place < words.Length; place++)
        {
            if (text.SequenceEqual(words[place]))
            {
                return place;
            }
        }
        Failed = true;
        return null;
    }

    /// <summary>A day.</summary>
    public DateOnly Day(string name)
    {
        var day = DayOrNull(name);
        Failed |= day is null;
        return day ?? default;
    }

    /// <summary>A day or null.</summary>
    public DateOnly? DayOrNull(string name)
    {
        if (!Member(name) || Null())
        {
            return null;
        }
        if (String() is [var y1, var y2, var y3, var y4, '-', var m1, var m2, '-', var d1, var d2]
            && Digits(y1, y2) is >= 0 and var century && Digits(y3, y4) is >= 0 and var rest && Digits(m1, m2) is >= 1 and <= 12 and var month && Digits(d1, d2) is >= 1 and var day
            && (century * 100) + rest is >= 1 and var year && day <= DateTime.DaysInMonth(year, month))
        {
            return new(year, month, day);
        }
        Failed = true;
        return null;
    }

    /// <summary>A whole number.</summary>
    public int Whole(string name)
    {
        var number = Member(name) ? Number() : 0;
        Failed |= number.Scale != 0 || number is < int.MinValue or > int.MaxValue;
        return Failed ? 0 : (int)number;
    }

    /// <summary>A number or null.</summary>
    public decimal? Decimal(string name) => !Member(name) || Null() ? null : Number();

    /// <summary>True or false.</summary>
    public bool Flag(string name)
    {
        var value = Member(name) && _rest.StartsWith("true", StringComparison.Ordinal);
        Expect(value ? "true" : "false");
        return value;
    }

    /// <summary>A quantity.</summary>
    public Quantity Quantity(string name)
    {
        var quantity = QuantityOrNull(name);
        Failed |= quantity is null;
        return quantity!;
    }

    /// <summary>A quantity or null.</summary>
    public Quantity? QuantityOrNull(string name)
    {
        if (!Member(name) || Null())
        {
            return null;
        }
        Expect("{\"value\":");
        var value = Number();
        if (Failed || _memory.KindAt(_rest) is not { } kind)
        {
            Failed = true;
            return null;
        }
        _rest = _rest[kind.Length..];
        return _memory.Of(value, kind.Unit, kind.Basis);
    }

    /// <summary>A rate.</summary>
    public Rate Rate(string name)
    {
        var rate = RateOrNull(name);
        Failed |= rate is null;
        return rate!;
    }

    /// <summary>A rate or null.</summary>
    public Rate? RateOrNull(string name)
    {
        if (!Member(name) || Null())
        {
            return null;
        }
        Expect("{\"actual\":");
        decimal? actual = Null() ? null : Number();
        Expect(",\"required\":");
        decimal? required = Null() ? null : Number();
        Expect("}");
        return _memory.Of(actual, required);
    }

    /// <summary>Where the row came from.</summary>
    public Source Source(string name)
    {
        if (!Member(name))
        {
            return null!;
        }
        if (_memory.Source.Json.Length > 0 && _rest.StartsWith(_memory.Source.Json, StringComparison.Ordinal))
        {
            _rest = _rest[_memory.Source.Json.Length..];
        }
        else
        {
            var all = _rest;
            Expect("{\"file\":");
            var file = String();
            Expect(",\"sha256\":");
            var hash = String();
            Expect(",\"line\":");
            if (Failed)
            {
                return null!;
            }
            _memory.Source = (all[..(all.Length - _rest.Length)].ToString(), file.ToString(), hash.ToString());
        }
        var line = Number();
        Failed |= line.Scale != 0 || line is < int.MinValue or > int.MaxValue;
        Expect("}");
        return Failed ? null! : new(_memory.Source.File, _memory.Source.Sha256, (int)line);
    }

    // Two digits as a number; less than nothing where they are none.
    private static int Digits(char ten, char one) => char.IsAsciiDigit(ten) && char.IsAsciiDigit(one) ? ((ten - '0') * 10) + one - '0' : -1;

    private void Expect(string text)
    {
        if (Failed || !_rest.StartsWith(text, StringComparison.Ordinal))
        {
            Failed = true;
            return;
        }
        _rest = _rest[text.Length..];
    }

    private bool Member(string name)
    {
        var start = _first ? 0 : 1;
        var end = start + 1 + name.Length;
        if (Failed || _rest.Length < end + 2 || (!_first && _rest[0] != ',') || _rest[start] != '"' || _rest[end] != '"' || _rest[end + 1] != ':' || !_rest[(start + 1)..end].SequenceEqual(name))
        {
            Failed = true;
            return false;
        }
        _rest = _rest[(end + 2)..];
        _first = false;
        return true;
    }

    private bool Null()
    {
        if (!_rest.StartsWith("null", StringComparison.Ordinal))
        {
            return false;
        }
        _rest = _rest["null".Length..];
        return true;
    }

    // What stands between two quotes and needs no unescaping.
    private ReadOnlySpan<char> String()
    {
        var length = !Failed && _rest.Length > 1 && _rest[0] == '"' ? _rest[1..].IndexOfAny(EndsPlainText) : -1;
        if (length < 0 || _rest[length + 1] != '"')
        {
            Failed = true;
            return default;
        }
        var text = _rest.Slice(1, length);
        _rest = _rest[(length + 2)..];
        return text;
    }

    // A number without exponent, of at most eighteen digits, as JSON allows it; no zero with a sign.
    private decimal Number()
    {
        var (digits, point, at, value) = (0, -1, 0, 0L);
        var negative = _rest.Length > 0 && _rest[0] == '-';
        for (at = negative ? 1 : 0; at < _rest.Length; at++)
        {
            if (char.IsAsciiDigit(_rest[at]))
            {
                digits++;
                value = digits <= MostDigits ? (value * 10) + (_rest[at] - '0') : 0;
            }
            else if (_rest[at] == '.' && point < 0 && digits > 0)
            {
                point = at;
            }
            else
            {
                break;
            }
        }
        var start = negative ? 1 : 0;
        var isNumber = digits is > 0 and <= MostDigits && point != at - 1 && at < _rest.Length && _rest[at] is ',' or '}'
            && (_rest[start] != '0' || at == start + 1 || point == start + 1) && !(negative && value == 0);
        if (Failed || !isNumber)
        {
            Failed = true;
            return 0;
        }
        var scale = point < 0 ? 0 : at - point - 1;
        _rest = _rest[at..];
        return new(unchecked((int)value), (int)(value >> 32), 0, negative, (byte)scale);
    }
}
