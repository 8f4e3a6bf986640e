using System.Text;

namespace PlanMonitor.Local.Storage;

/// <summary>
/// The form of a key in SQLite. SQLite compares text by its UTF-8 bytes, the port promises the order of UTF-16 code units; the two differ only in
/// characters beyond U+FFFF, which UTF-16 puts before U+E000. Each of them is stored behind a U+D7FF, the last code point before the surrogates.
/// </summary>
public static class KeyOrder
{
    private const char Mark = '\uD7FF';

    /// <summary>Sorts after every stored key.</summary>
    public const string End = "\U0010FFFF";

    /// <summary>The stored form of a key.</summary>
    public static string Store(string key)
    {
        if (!HasSurrogate(key))
        {
            return key;
        }
        var stored = new StringBuilder(key.Length + 4);
        foreach (var c in key)
        {
            _ = char.IsHighSurrogate(c) ? stored.Append(Mark).Append(c) : stored.Append(c);
        }
        return stored.ToString();
    }

    /// <summary>The key of a stored form.</summary>
    public static string Load(string stored)
    {
        if (!HasSurrogate(stored))
        {
            return stored;
        }
        var key = new StringBuilder(stored.Length);
        for (var i = 0; i < stored.Length; i++)
        {
            if (i + 1 == stored.Length || !char.IsHighSurrogate(stored[i + 1]))
            {
                key.Append(stored[i]);
            }
        }
        return key.ToString();
    }

    private static bool HasSurrogate(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDBFF');
}
