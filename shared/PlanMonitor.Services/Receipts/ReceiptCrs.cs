using System.Text.Json.Serialization;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Services.Receipts;

/// <summary>A decision on the coordinate system of some features of an upload.</summary>
/// <param name="Features">How many features it is about.</param>
/// <param name="Epsg">EPSG code that their figures were read in; null where none stands for it (degrees, minutes and seconds).</param>
/// <param name="Claim">What the file or <c>--crs</c> claims; null where neither does.</param>
/// <param name="Message">The decision and why.</param>
public sealed record ReceiptCrs(int Features, int? Epsg, string? Claim, Text Message)
{
    /// <summary>The file inside an archive, or the table or sheet; left out where the upload has only one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Part { get; init; }
}
