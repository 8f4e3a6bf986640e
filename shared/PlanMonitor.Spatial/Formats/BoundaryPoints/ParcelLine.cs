using System.Globalization;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Spatial.Formats.BoundaryPoints;

/// <summary>The line above the points of a parcel (地块): count of points, area, number, name and more, in a fixed order, ended by @.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Attributes">Fields under their names; empty ones are left out.</param>
/// <param name="IsName">True where the line is no more than the name of the parcel.</param>
internal sealed record ParcelLine(int Line, IReadOnlyDictionary<string, string> Attributes, bool IsName = false)
{
    // 界址点数, 面积, 地块编号, 地块名称, 记录图形类型, 图幅号, 地块用途, 地类编码, 图斑类型, 地类, 国资权属 of longer forms, 备注.
    private static readonly string[] Names = ["JZDS", "DKMJ", "DKBH", "DKMC", "JLTXSX", "TFH", "DKYT", "DLBM", "TBLX", "DL", "GZQ", "GZH", "BZ"];

    /// <summary>界址点数 as stated, or null.</summary>
    public int? Points => int.TryParse(Field("JZDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>面积 as written; null where it is empty.</summary>
    public string? AreaText => Field("DKMJ");

    /// <summary>面积 in m²; a number without a unit is in hectares. Null where it is not stated or cannot be read.</summary>
    public double? AreaM2 => AreaText is { } text ? Texts.AreaText.M2(text, Unit.Hectare) : null;

    /// <summary>The name that makes it more than a position in the file.</summary>
    public string? Number => Field("DKBH");

    /// <summary>Whether a line is one.</summary>
    public static bool Is(string line) => line.AsSpan().TrimEnd(" \t,，;") is [.., '@' or '＠'];

    /// <summary>Reads such a line.</summary>
    public static ParcelLine Of(string text, int line)
    {
        var inner = text.AsSpan().TrimEnd(" \t,，;")[..^1].ToString();
        var fields = inner.Split(inner.Contains(',', StringComparison.Ordinal) ? ',' : '，', StringSplitOptions.TrimEntries);
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Length > 0)
            {
                attributes[i < Names.Length ? Names[i] : string.Create(CultureInfo.InvariantCulture, $"F{i + 1}")] = fields[i];
            }
        }
        return new(line, attributes);
    }

    /// <summary>A parcel of which a line of its own says the name and nothing more.</summary>
    public static ParcelLine OfName(string name, int line) => new(line, new Dictionary<string, string>(StringComparer.Ordinal) { ["DKMC"] = name }, IsName: true);

    private string? Field(string name) => Attributes.GetValueOrDefault(name);
}
