using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans.Schema;
using PlanMonitor.Core.Texts;
using PlanMonitor.Spatial.Formats.Tables;
using System.Text;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>Rows that come as JSON: one object, a list of objects, or a GeoJSON feature, its members named as the columns are. They become a table and are read like one.</summary>
internal static class JsonRows
{
    private const string Boundary = "矿区范围";

    /// <summary>The content as a CSV table where it is JSON, else as it is; <c>plan.json-broken</c>, <c>rows.not-rows</c> or <c>rows.not-a-value</c> where it is JSON and no table.</summary>
    public static Outcome<byte[]> ToTable(byte[] content)
    {
        if (FileSniffer.Look(content) is not FileKind.Text || TextDecoder.Decode(content) is not { } text || FileSniffer.Look(text) is not FileKind.Json)
        {
            return content;
        }
        return JsonText.Read(text).TryGet(out var root, out var broken) ? ToCsv(root) : broken;
    }

    /// <summary>The rows of a JSON value as a CSV table in UTF-8; refused like <see cref="ToTable"/>.</summary>
    public static Outcome<byte[]> ToCsv(JsonItem root)
    {
        var rows = (root.Kind == JsonKind.Array ? root.Items : [root]).Select(row => (row.Line, Members: Members(row))).ToList();
        if (rows.Find(row => row.Members is null) is { Line: > 0 } wrong)
        {
            return Problem.Of("rows.not-rows", wrong.Line);
        }
        List<string> columns = [.. rows.SelectMany(row => row.Members!.Select(member => member.Name)).Distinct(StringComparer.Ordinal)];
        var csv = new StringBuilder().AppendJoin(',', columns.Select(Quoted)).Append('\n');
        foreach (var (_, members) in rows)
        {
            var cells = members!.ToDictionary(member => member.Name, member => (Member: member, Text: Cell(member.Value)), StringComparer.Ordinal);
            if (cells.Values.FirstOrDefault(cell => cell.Text is null) is { Member: { } odd })
            {
                return Problem.Of("rows.not-a-value", odd.Line, odd.Name);
            }
            csv.AppendJoin(',', columns.Select(column => Quoted(cells.TryGetValue(column, out var cell) ? cell.Text! : ""))).Append('\n');
        }
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static IReadOnlyList<JsonMember>? Members(JsonItem row) =>
        row.Kind != JsonKind.Object ? null
        : row["type"]?.Text == "Feature" && row["geometry"] is { } geometry ? [.. row["properties"]?.Members ?? [], new(Boundary, geometry.Line, geometry)]
        : row.Members;

    private static string? Cell(JsonItem value) => value.Kind switch
    {
        JsonKind.Null => "",
        JsonKind.Object => Wkt(value),
        JsonKind.Array => null,
        _ => value.Text,
    };

    private static string? Wkt(JsonItem geometry) =>
        geometry["type"]?.Text is "Polygon" or "MultiPolygon" && geometry["coordinates"] is { Kind: JsonKind.Array } coordinates ? $"{geometry["type"]!.Text.ToUpperInvariant()} {Ring(coordinates)}" : null;

    private static string Ring(JsonItem item) => item.Items is [{ Kind: JsonKind.Integer or JsonKind.Number }, ..]
        ? string.Join(' ', item.Items.Take(2).Select(number => number.Text))
        : $"({string.Join(", ", item.Items.Select(Ring))})";

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
