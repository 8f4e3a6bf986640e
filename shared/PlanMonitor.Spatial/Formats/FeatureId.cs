using System.Globalization;

namespace PlanMonitor.Spatial.Formats;

/// <summary>How a feature is named: the format's own id, else the first of these attributes that is not blank, else its 0-based position.</summary>
internal static class FeatureId
{
    /// <summary>Attributes that name a feature (图斑编号, 地块编号, 标识码, 采矿许可证号), the first in this order wins.</summary>
    public static readonly string[] Attributes = ["id", "JCBH", "DKBH", "BSM", "采矿许可证号"];

    /// <summary>The attribute that names a feature, or null.</summary>
    public static string? Among(IReadOnlyDictionary<string, string> attributes) =>
        Attributes.Select(name => attributes.GetValueOrDefault(name)).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    /// <summary>Whether a record has a name of its own, not only a position.</summary>
    public static bool IsGiven(string? own, string? attribute) => !string.IsNullOrWhiteSpace(own) || !string.IsNullOrWhiteSpace(attribute);

    /// <summary>The name of a record.</summary>
    public static string Of(string? own, string? attribute, int record) =>
        !string.IsNullOrWhiteSpace(own) ? own
        : !string.IsNullOrWhiteSpace(attribute) ? attribute
        : (record - 1).ToString(CultureInfo.InvariantCulture);
}
