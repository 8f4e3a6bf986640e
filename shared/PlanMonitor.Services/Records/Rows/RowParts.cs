using System.Text.Json;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Services.Records.Rows;

/// <summary>Pieces of rows that are read by the general reader, once for many.</summary>
internal static class RowParts
{
    /// <summary>A quantity as JSON; false where it is none.</summary>
    public static bool TryQuantity(string json, out Quantity quantity)
    {
        try
        {
            quantity = CanonicalJson.Read<Quantity>(json);
            // A member that is not there is null.
            return quantity is { Unit: not null, Basis: not null };
        }
        catch (Exception fault) when (fault is JsonException or FormatException or ArgumentException or KeyNotFoundException or InvalidOperationException)
        {
            quantity = null!;
            return false;
        }
    }
}
