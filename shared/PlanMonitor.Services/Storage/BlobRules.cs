namespace PlanMonitor.Services.Storage;

/// <summary>What every adapter of <see cref="IBlobs"/> checks before it touches its store. A breach is an <see cref="ArgumentException"/>.</summary>
public static class BlobRules
{
    /// <summary>Characters in a name.</summary>
    public const int NameLength = 1024;

    /// <summary>Bytes in one segment of a name that is written, as UTF-8; the characters of <see cref="LongCharacters"/> count as three.</summary>
    public const int SegmentBytes = 240;

    /// <summary>Characters that an adapter over folders has to write as three.</summary>
    public const string LongCharacters = "%\"*:<>?|";

    /// <summary>True for a name that a blob may have.</summary>
    public static bool IsName(string name) => Fault(name) is null;

    /// <summary>Checks a name to read or delete.</summary>
    public static void CheckName(string name)
    {
        if (Fault(name) is { } fault)
        {
            throw new ArgumentException($"A blob cannot have the name '{name}': {fault}.", nameof(name));
        }
    }

    /// <summary>Checks a name to write.</summary>
    public static void CheckNewName(string name)
    {
        CheckName(name);
        foreach (var segment in name.Split('/'))
        {
            var bytes = SegmentLength(segment);
            if (bytes > SegmentBytes)
            {
                throw new ArgumentException($"The part '{segment}' of a blob's name has {bytes} bytes, more than {SegmentBytes}.", nameof(name));
            }
        }
    }

    /// <summary>True for a name that may be written.</summary>
    public static bool IsNewName(string name) => IsName(name) && Array.TrueForAll(name.Split('/'), segment => SegmentLength(segment) <= SegmentBytes);

    /// <summary>Checks the condition of a write.</summary>
    public static void CheckCondition(BlobCondition condition)
    {
        if (condition.IfETag is "" or "*" || (condition.IfAbsent && condition.IfETag is not null))
        {
            throw new ArgumentException("A blob is written always, or if it is absent, or over one ETag.", nameof(condition));
        }
    }

    /// <summary>Checks a range to read.</summary>
    public static void CheckRange(long offset, long? length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length ?? 0, nameof(length));
    }

    private static int SegmentLength(string segment) => TextRules.Bytes(segment) + (2 * segment.Count(LongCharacters.Contains));

    private static string? Fault(string name)
    {
        if (name.Length is 0 or > NameLength)
        {
            return $"it has {name.Length} characters, not 1 to {NameLength}";
        }
        if (name.Any(c => char.IsControl(c) || c == '\\'))
        {
            return "it holds a control character or a backslash";
        }
        if (name.Split('/').Any(segment => segment is "" or "." or ".."))
        {
            return "a part between slashes is empty, '.' or '..'";
        }
        return TextRules.IsWellFormed(name) ? null : "it holds half a surrogate pair";
    }
}
