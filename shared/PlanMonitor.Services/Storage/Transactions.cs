namespace PlanMonitor.Services.Storage;

/// <summary>Cuts many writes into transactions that a table takes.</summary>
internal static class Transactions
{
    /// <summary>The writes in their order, in pieces within <see cref="TableLimits.TransactionRows"/> and <see cref="TableLimits.TransactionBytes"/>.</summary>
    public static IEnumerable<IReadOnlyList<RowWrite>> Of(IEnumerable<RowWrite> writes)
    {
        var piece = new List<RowWrite>();
        var bytes = 0;
        foreach (var write in writes)
        {
            var size = TextRules.Bytes(write.Body);
            if (piece.Count == TableLimits.TransactionRows || (piece.Count > 0 && bytes + size > TableLimits.TransactionBytes))
            {
                yield return piece;
                (piece, bytes) = ([], 0);
            }
            piece.Add(write);
            bytes += size;
        }
        if (piece.Count > 0)
        {
            yield return piece;
        }
    }
}
