using PlanMonitor.Services.Ingest.Reports;
using PlanMonitor.Services.Ingest.Tabular;
using PlanMonitor.Spatial.Formats.Tables;

namespace PlanMonitor.Services.Ingest.Templates;

/// <summary>The two sheets of a form.</summary>
internal static class TemplateSheets
{
    /// <summary>
    /// Names, notes, example. Where a column has no note its name is merged over both rows; the first always is, so that the second row is known for a part of the header
    /// even after the sheet was saved as CSV.
    /// </summary>
    public static WorkbookSheet Form(Template template)
    {
        var names = template.Columns.Select(column => column.Name).ToList();
        var notes = template.Cells.Select((cell, i) => i == 0 || cell.Note.Length == 0 ? cell.Column.Name : cell.Note).ToList();
        return new(
            template.Title,
            [new(SheetStyle.Header, names), new(SheetStyle.Note, notes), new(SheetStyle.Plain, [.. template.Cells.Select(cell => cell.Example)])],
            [.. template.Cells.Select(cell => new SheetColumn(Width(cell), IsText(cell)))],
            [.. Enumerable.Range(0, names.Count).Where(i => names[i] == notes[i])],
            HeaderRows: 2);
    }

    /// <summary>How to fill the form in, and what each column takes.</summary>
    public static WorkbookSheet Notes(Template template, string kind)
    {
        var yearNeeded = UploadTarget.YearNeeded.Contains(kind) ? " --year 年度" : "";
        return new(
            TableFile.NotesSheet,
            [
                new(SheetStyle.Header, ["填写说明"]),
                new(SheetStyle.Plain, [$"1. 请在“{template.Title}”表中填写；第 3 行是示例，上传前请删除。"]),
                new(SheetStyle.Plain, ["2. 不需要的列可以删除；列名也可以用下面“也可写作”中的任一名称。"]),
                new(SheetStyle.Plain, ["3. 许可证号列须保持文本格式，否则表格软件会丢掉后面的位数。"]),
                new(SheetStyle.Plain, [$"4. 填好后导入：planmonitor import {kind} 文件名 --plan 规划代号{yearNeeded}"]),
                new(SheetStyle.Header, ["列名", "必填", "怎样填写", "也可写作"]),
                .. template.Cells.Select(cell => new SheetRow(SheetStyle.Plain, [cell.Column.Name, cell.Required ? "是" : "", cell.Note, Lists.Of(cell.Column.Aliases)])),
            ],
            [new(22, Text: true), new(8, Text: true), new(60, Text: true), new(60, Text: true)],
            [], HeaderRows: 0);
    }

    private static int Width(TemplateCell cell) => cell.Column.Aliases.Contains("licence") ? 28 : Math.Clamp(2 * Math.Max(cell.Column.Name.Length, cell.Note.Length / 2), 12, 40);

    // A licence number as a number loses its last digits; a date as text is read as it stands.
    private static bool IsText(TemplateCell cell) => cell.Column.Aliases.Contains(ReportColumns.Licence.Aliases[0]) || cell.Note.StartsWith(CommonCells.Day, StringComparison.Ordinal);
}
