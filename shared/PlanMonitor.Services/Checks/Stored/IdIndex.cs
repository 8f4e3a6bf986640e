using System.Buffers.Binary;
using System.Globalization;

namespace PlanMonitor.Services.Checks.Stored;

/// <summary>The index of a pack: which frame a finding stands in.</summary>
internal static class IdIndex
{
    /// <summary>Bytes of an entry.</summary>
    public const int EntryBytes = 12;

    /// <summary>Entries between two fences.</summary>
    public const int Step = 4_096;

    private const int KeyDigits = 16;

    /// <summary>The key of an id. Two ids of one key are told apart by the findings themselves.</summary>
    public static ulong Key(string id) => ulong.Parse(id.AsSpan(0, KeyDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>The entries of the frames' keys as bytes, sorted by key and frame, and their fences.</summary>
    public static (byte[] Bytes, ulong[] Fences) Of(IReadOnlyList<ulong[]> keysOfFrames)
    {
        var keys = new ulong[keysOfFrames.Sum(some => some.Length)];
        var frames = new int[keys.Length];
        var at = 0;
        foreach (var (frame, some) in keysOfFrames.Index())
        {
            some.CopyTo(keys, at);
            frames.AsSpan(at, some.Length).Fill(frame);
            at += some.Length;
        }
        Array.Sort(keys, frames);
        SortEqual(keys, frames);
        var bytes = new byte[keys.Length * EntryBytes];
        for (var place = 0; place < keys.Length; place++)
        {
            var entry = bytes.AsSpan(place * EntryBytes, EntryBytes);
            BinaryPrimitives.WriteUInt64LittleEndian(entry, keys[place]);
            BinaryPrimitives.WriteInt32LittleEndian(entry[sizeof(ulong)..], frames[place]);
        }
        return (bytes, [.. keys.Where((_, place) => place % Step == 0)]);
    }

    /// <summary>The entries between fences that may hold a key, as a range of places.</summary>
    public static (int From, int Count) Range(IReadOnlyList<ulong> fences, int entries, ulong key)
    {
        // Equal keys may begin before the fence that shows them.
        var from = Math.Max(0, fences.Count(fence => fence < key) - 1) * Step;
        var to = Math.Min(entries, fences.Count(fence => fence <= key) * Step);
        return (from, Math.Max(0, to - from));
    }

    /// <summary>The frames of a key among some entries.</summary>
    public static IEnumerable<int> Frames(byte[] entries, ulong key)
    {
        for (var at = 0; at < entries.Length; at += EntryBytes)
        {
            if (BinaryPrimitives.ReadUInt64LittleEndian(entries.AsSpan(at)) == key)
            {
                yield return BinaryPrimitives.ReadInt32LittleEndian(entries.AsSpan(at + sizeof(ulong)));
            }
        }
    }

    private static void SortEqual(ulong[] keys, int[] frames)
    {
        for (var from = 0; from < keys.Length;)
        {
            var to = from + 1;
            while (to < keys.Length && keys[to] == keys[from])
            {
                to++;
            }
            if (to - from > 1)
            {
                Array.Sort(frames, from, to - from);
            }
            from = to;
        }
    }
}
