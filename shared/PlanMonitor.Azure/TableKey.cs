using System.Buffers;
using System.Text;

namespace PlanMonitor.Azure;

/// <summary>
/// Keys as Azure Tables take them. Four characters are forbidden there (/ \ # ?): each becomes the character just before it and a 2, and that character
/// becomes itself and a 1. The order of keys stays what it was, and the key can be read back.
/// </summary>
public static class TableKey
{
    private const char Itself = '1';
    private const char Next = '2';
    private const string Forbidden = "#/?\\";
    private const string Leads = "\".>[";
    private static readonly SearchValues<char> Special = SearchValues.Create(Forbidden + Leads);

    /// <summary>The key in its stored form.</summary>
    public static string Escape(string key)
    {
        if (key.AsSpan().IndexOfAny(Special) < 0)
        {
            return key;
        }
        var stored = new StringBuilder(key.Length + 8);
        foreach (var c in key)
        {
            if (Forbidden.Contains(c, StringComparison.Ordinal))
            {
                stored.Append((char)(c - 1)).Append(Next);
            }
            else if (Leads.Contains(c, StringComparison.Ordinal))
            {
                stored.Append(c).Append(Itself);
            }
            else
            {
                stored.Append(c);
            }
        }
        return stored.ToString();
    }

    /// <summary>The key that was stored.</summary>
    public static string Unescape(string stored)
    {
        if (stored.AsSpan().IndexOfAny(Leads) < 0)
        {
            return stored;
        }
        var key = new StringBuilder(stored.Length);
        for (var i = 0; i < stored.Length; i++)
        {
            if (!Leads.Contains(stored[i], StringComparison.Ordinal))
            {
                key.Append(stored[i]);
                continue;
            }
            key.Append(stored[i + 1] == Next ? (char)(stored[i] + 1) : stored[i]);
            i++;
        }
        return key.ToString();
    }
}
