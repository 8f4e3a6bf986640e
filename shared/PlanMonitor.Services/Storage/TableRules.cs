namespace PlanMonitor.Services.Storage;

/// <summary>What every adapter of <see cref="ITables"/> checks before it touches its store. A breach is an <see cref="ArgumentException"/>.</summary>
public static class TableRules
{
    private const int ShortestName = 3;
    private const int LongestName = 63;

    /// <summary>Checks the name of a table and gives the form that its store knows it by (lower case).</summary>
    public static string Table(string name)
    {
        var right = name.Length is >= ShortestName and <= LongestName && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);
        if (!right || name.Equals("tables", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"A table has 3 to 63 letters and digits, begins with a letter and is not called 'tables': not '{name}'.", nameof(name));
        }
        return name.ToLowerInvariant();
    }

    /// <summary>Checks a partition key or a row key.</summary>
    public static void CheckKey(string key)
    {
        if (key.Length is 0 or > TableLimits.KeyLength)
        {
            throw new ArgumentException($"A key has 1 to {TableLimits.KeyLength} characters, not {key.Length}.", nameof(key));
        }
        if (key.Any(char.IsControl))
        {
            throw new ArgumentException("A key holds no control characters.", nameof(key));
        }
        _ = TextRules.Bytes(key);
    }

    /// <summary>Checks the bound of a range; null and empty are open.</summary>
    public static void CheckBound(string? bound)
    {
        if (!string.IsNullOrEmpty(bound))
        {
            CheckKey(bound);
        }
    }

    /// <summary>Checks the writes of one transaction.</summary>
    public static void CheckWrites(IReadOnlyList<RowWrite> writes, int most = TableLimits.TransactionRows, int mostBytes = TableLimits.TransactionBytes)
    {
        if (writes.Count > most)
        {
            throw new ArgumentException($"A transaction has at most {most} rows, not {writes.Count}.", nameof(writes));
        }
        var total = 0;
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var write in writes)
        {
            var bytes = CheckWrite(write);
            if (!keys.Add(write.Key))
            {
                throw new ArgumentException($"The row '{write.Key}' stands twice in the transaction.", nameof(writes));
            }
            total += bytes;
        }
        if (total > mostBytes)
        {
            throw new ArgumentException($"The bodies of a transaction have at most {mostBytes} bytes together, not {total}.", nameof(writes));
        }
    }

    // Gives the bytes of its body.
    private static int CheckWrite(RowWrite write)
    {
        CheckKey(write.Key);
        var bytes = TextRules.Bytes(write.Body);
        if (bytes > TableLimits.BodyBytes)
        {
            throw new ArgumentException($"The body of the row '{write.Key}' has {bytes} bytes, more than {TableLimits.BodyBytes}.", nameof(write));
        }
        if (!Enum.IsDefined(write.Kind))
        {
            throw new ArgumentException($"There is no write of the kind {write.Kind}.", nameof(write));
        }
        // "*" means any ETag to Azure: a condition must never become none by way of a value.
        if (write.ETag is "" or "*" || (write.Kind == WriteKind.Replace && write.ETag is null))
        {
            throw new ArgumentException($"The write of the row '{write.Key}' needs the ETag that the row was read with.", nameof(write));
        }
        return bytes;
    }
}
