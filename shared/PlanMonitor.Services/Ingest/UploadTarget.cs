using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace PlanMonitor.Services.Ingest;

/// <summary>What an upload is for, as its place in the inbox says: <c>inbox/{kind}/{plan}/{year}/{layer or -}/{name}</c>, with a folder <c>epsg-{code}</c> before the name where a person says the coordinate system.</summary>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="Plan">Plan id.</param>
/// <param name="Year">Year; null where none applies.</param>
/// <param name="Layer">Layer; null where none applies.</param>
/// <param name="Name">File name.</param>
public sealed record UploadTarget(string Kind, string Plan, int? Year, string? Layer, string Name)
{
    private const string Nothing = "-";
    private const string CrsFolder = "epsg-";

    /// <summary>EPSG code of the coordinate system that a person claims for a file of features; null where nobody does. It is part of the place, so that the file is always read alike.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Crs { get; init; }

    /// <summary>Kinds of uploads, in the order in which they build on each other.</summary>
    public static ImmutableArray<string> Kinds { get; } = 
    [
        "plan", "rights", "quotas", "layer", "footprints", "reports", "progress", "reserves", "rates", "disturbance", "discoveries", "restoration", "greenlist", "projects", "duties",
    ];

    /// <summary>Kinds that are for one year, which the upload must name.</summary>
    public static ImmutableArray<string> YearNeeded { get; } = ["reports", "quotas", "footprints"];

    /// <summary>Kinds whose rows name their year; the upload may name one for all of them.</summary>
    public static ImmutableArray<string> YearAllowed { get; } = ["progress", "reserves", "rates", "disturbance", "discoveries", "restoration", "duties"];

    /// <summary>Kinds that are features with coordinates.</summary>
    public static ImmutableArray<string> Features { get; } = ["layer", "footprints"];

    /// <summary>Name of the blob in the inbox.</summary>
    public string BlobName => $"{Kind}/{Plan}/{Year?.ToString(CultureInfo.InvariantCulture) ?? Nothing}/{Layer ?? Nothing}/{(Crs is { } crs ? string.Create(CultureInfo.InvariantCulture, $"{CrsFolder}{crs}/") : "")}{Name}";

    /// <summary>The target of a blob in the inbox, or null where its name does not follow the rule.</summary>
    public static UploadTarget? Parse(string blobName)
    {
        var parts = blobName.Split('/', 5);
        if (parts.Length != 5 || !Kinds.Contains(parts[0]) || parts[4].Length == 0)
        {
            return null;
        }
        int? year = null;
        if (parts[2] != Nothing)
        {
            if (!int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }
            year = number;
        }
        var (crs, name) = Features.Contains(parts[0]) ? Named(parts[4]) : (null, parts[4]);
        return new(parts[0], parts[1], year, parts[3] == Nothing ? null : parts[3], name) { Crs = crs };
    }

    private static (int? Crs, string Name) Named(string rest)
    {
        var end = rest.IndexOf('/', StringComparison.Ordinal);
        return end > 0 && end < rest.Length - 1 && rest.StartsWith(CrsFolder, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(rest.AsSpan(CrsFolder.Length, end - CrsFolder.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? (code, rest[(end + 1)..]) : (null, rest);
    }
}
