using System.Globalization;
using PlanMonitor.Spatial.Formats.Tables;

namespace PlanMonitor.Spatial.Overlay.Export;

/// <summary>
/// Writes the sheets that staff paste from: 套合面积审核表 and 图斑列表 with the columns of their own sheets, areas in 亩 to 0.01, and 套合明细 with one row per overlap.
/// A cell without a layer stays empty. Texts are cells of text, also where they begin like a formula.
/// </summary>
internal static class ReviewWorkbook
{
    private static readonly ReviewColumn[] Columns = Enum.GetValues<ReviewColumn>();

    /// <summary>The bytes of the workbook.</summary>
    /// <param name="footprints">The footprints.</param>
    /// <param name="layers">Names of all layers.</param>
    /// <param name="said">The column of a layer whose name does not tell it.</param>
    public static byte[] Write(IReadOnlyList<FootprintOverlaps> footprints, IEnumerable<string> layers, IReadOnlyDictionary<string, ReviewColumn> said)
    {
        var columns = layers.Select(layer => (layer, column: ReviewColumns.Of(layer, said))).Where(pair => pair.column is not null)
            .ToDictionary(pair => pair.layer, pair => pair.column!.Value, StringComparer.Ordinal);
        var rows = footprints.Select(footprint => (footprint, areas: ReviewAreas.Of(footprint, columns))).ToList();
        return WorkbookWriter.Write(
        [
            Sheet("套合面积审核表", ["图斑标识", "地块总面积(亩)", .. Columns.Select(column => ReviewColumns.Name(column) + "面积(亩)"), "变更地类", "平差通过", "县区", "乡镇名称", "村名称"],
                rows.Select(row => (string[])
                [
                    row.footprint.Footprint.Id, .. Areas(row.areas), "", row.areas.Balanced switch { true => "是", false => "否", null => "" },
                    Attribute(row.footprint, "县区", "XMC", "XZQMC", "县"), Attribute(row.footprint, "乡镇名称", "XZMC", "乡镇"), Attribute(row.footprint, "村名称", "CMC", "村"),
                ]), numbers: 7),
            Sheet("图斑列表", ["线索编号", "地块面积", .. Columns.Select(column => column == ReviewColumn.BuiltUp ? "建设用地面积（亩）" : $"占{ReviewColumns.Name(column)}面积")],
                rows.Select(row => (string[])[row.footprint.Footprint.Id, .. Areas(row.areas)]), numbers: 7),
            Sheet("套合明细", ["图斑标识", "图层", "要素", "套合面积(平方米)", "套合面积(亩)", "占图斑(%)", "深入(米)"],
                footprints.SelectMany(footprint => footprint.Overlaps).Select(overlap => (string[])
                [
                    overlap.Footprint, overlap.Layer, overlap.Feature, Number(overlap.AreaM2, 2), Number(overlap.Mu, 2), Number(overlap.Share * 100, 2), Number(overlap.DepthM, 1),
                ]), numbers: 4, texts: 3),
        ]);
    }

    private static WorkbookSheet Sheet(string name, IReadOnlyList<string> header, IEnumerable<string[]> rows, int numbers, int texts = 1) => new(
        name, [new(SheetStyle.Header, header), .. rows.Select(cells => new SheetRow(SheetStyle.Plain, cells))],
        [.. header.Select((title, i) => new SheetColumn(Math.Max(12, 2 * title.Length), Text: i < texts || i >= texts + numbers))], [], HeaderRows: 1);

    private static IEnumerable<string> Areas(ReviewAreas areas) =>
        Columns.Select(column => areas.Areas.TryGetValue(column, out var mu) ? Number(mu) : "").Prepend(Number(areas.Total));

    private static string Attribute(FootprintOverlaps footprint, params string[] names) =>
        names.Select(name => footprint.Footprint.Attributes.GetValueOrDefault(name)).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) ?? "";

    private static string Number(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Number(double value, int decimals) => value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
