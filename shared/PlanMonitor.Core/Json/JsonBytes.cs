using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace PlanMonitor.Core.Json;

/// <summary>
/// JSON written by hand, the same bytes as <see cref="CanonicalJson"/> gives: for the few shapes of which a check writes hundreds of thousands. The buffer grows and is
/// used again; one thread at a time writes. A city's check is over before the runtime would have compiled it well by itself.
/// </summary>
public sealed class JsonBytes
{
    private const int Longest = 3;
    private const int LongestNumber = 40;

    private const int First = 64 * 1024;
    private const int MostKept = 16 * 1024 * 1024;

    [ThreadStatic]
    private static JsonBytes? own;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(First);
    private int _length;

    /// <summary>What was written since the last <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>What is written of a value, as a text, in a buffer that the thread keeps. To write is not to call this again.</summary>
    public static string TextOf<T>(T value, Action<JsonBytes, T> write)
    {
        var json = own ??= new();
        json.Clear();
        write(json, value);
        return Encoding.UTF8.GetString(json.Written);
    }

    /// <summary>Begins anew; a buffer that grew large is let go.</summary>
    public void Clear()
    {
        _length = 0;
        if (_bytes.Length > MostKept)
        {
            MoveTo(First);
        }
    }

    /// <summary>Gives the buffer to whoever writes next; what was written is gone.</summary>
    public void Release()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _length) = ([], 0);
    }

    /// <summary>JSON as it is: brackets, names of members with their punctuation, pieces that were written before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Room(json.Length));
        _length += json.Length;
    }

    /// <summary>A text in quotes, or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Text(string? text)
    {
        if (text is null)
        {
            Raw("null"u8);
            return;
        }
        var room = Room((text.Length * Longest) + 2);
        room[0] = (byte)'"';
        var count = 1;
        foreach (var c in text)
        {
            if (!PlainCharacters.Has(c))
            {
                Escaped(text);
                return;
            }
            if (c < 0x80)
            {
                room[count++] = (byte)c;
            }
            else if (c < 0x800)
            {
                room[count++] = (byte)(0xC0 | (c >> 6));
                room[count++] = (byte)(0x80 | (c & 0x3F));
            }
            else
            {
                room[count++] = (byte)(0xE0 | (c >> 12));
                room[count++] = (byte)(0x80 | ((c >> 6) & 0x3F));
                room[count++] = (byte)(0x80 | (c & 0x3F));
            }
        }
        room[count++] = (byte)'"';
        _length += count;
    }

    /// <summary>A whole number.</summary>
    public void Number(long number)
    {
        number.TryFormat(Room(LongestNumber), out var count, default, CultureInfo.InvariantCulture);
        _length += count;
    }

    /// <summary>A decimal without zeros at its end, or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Number(decimal? number)
    {
        if (number is not { } value)
        {
            Raw("null"u8);
            return;
        }
        (value.Scale == 0 ? value : value / CanonicalJson.DropsTrailingZeros).TryFormat(Room(LongestNumber), out var count, default, CultureInfo.InvariantCulture);
        _length += count;
    }

    /// <summary>A moment, in quotes.</summary>
    public void Moment(DateTimeOffset moment)
    {
        Raw("\""u8);
        moment.TryFormat(Room(LongestNumber), out var count, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
        _length += count;
        Raw("\""u8);
    }

    // Few texts hold what JSON or the product's encoder escapes.
    private void Escaped(string text)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, new() { Encoder = CanonicalJson.Options.Encoder, SkipValidation = true }))
        {
            writer.WriteStringValue(text);
        }
        Raw(json.WrittenSpan);
    }

    private Span<byte> Room(int count)
    {
        if (_bytes.Length - _length < count)
        {
            MoveTo(Math.Max(_bytes.Length * 2, _length + count));
        }
        return _bytes.AsSpan(_length);
    }

    private void MoveTo(int size)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(size);
        Written.CopyTo(bytes);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = bytes;
    }
}
