using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Sources;
using PlanMonitor.Spatial.Formats.Tables;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>From bytes to records: file, header, rows, repeated rows, and the decision whether enough of them are good.</summary>
internal static class TableReader
{
    private static readonly string[] NotData = ["合计", "总计", "小计", "共计", "填表", "填报", "制表", "审核", "负责人", "单位负责人", "注:", "注：", "备注", "说明"];

    /// <summary>Reads one file.</summary>
    public static TableResult<T> Read<T>(TableKind<T> kind, string fileName, byte[] content, string sha256, ReadContext context)
        where T : class
    {
        if (!TableFile.Read(content, HeaderMap.Recognise(kind.Columns)).TryGet(out var table, out var problem)
            || !HeaderMap.Of(table.Header, table.HeaderLine, kind.Columns).TryGet(out var map, out problem))
        {
            return TableResult<T>.Refused(problem);
        }
        var missing = kind.Required(map, context).Where(column => !map.Has(column)).Select(column => column.Name).ToList();
        if (missing.Count > 0)
        {
            var found = Lists.Of(table.Header.Where(header => header.Length > 0));
            return TableResult<T>.Refused(Problem.Of("table.missing-columns", table.HeaderLine, arguments: [("columns", Lists.Of(missing)), ("found", found[..Math.Min(found.Length, 500)])]).WithLists());
        }
        if (table.Rows.Count == 0)
        {
            return TableResult<T>.Refused(Problem.Of("table.no-rows"));
        }
        if (table.Rows.Count > TableLimits.Records)
        {
            return TableResult<T>.Refused(Problem.Of("table.too-many-rows", table.Rows[TableLimits.Records].Line, arguments: [("limit", TableLimits.Records)]));
        }
        ProblemList problems = new();
        foreach (var remark in Remarks(table, map).Concat(kind.Remarks(map).Select(code => Problem.Of(code))))
        {
            problems.Add(remark);
        }
        var (rows, rejected) = Records(kind, table, map, context, problems, line => new(fileName, sha256, line));
        var (accepted, contradicting) = Repeats.Sort(kind, rows, problems);
        rejected += contradicting;
        if (rejected * 2 <= accepted.Count + rejected)
        {
            return new(accepted, problems.Ordered(), accepted.Count, rejected, RejectedWhole: false);
        }
        var whole = Problem.Of("file.too-many-bad-rows", arguments: [("bad", rejected), ("total", accepted.Count + rejected)]);
        return new([], [whole, .. problems.Ordered()], 0, accepted.Count + rejected, RejectedWhole: true);
    }

    private static (List<T> Rows, int Rejected) Records<T>(TableKind<T> kind, Table table, HeaderMap map, ReadContext context, ProblemList problems, Func<int, Source> source)
        where T : class
    {
        List<T> rows = [];
        var rejected = 0;
        foreach (var row in table.Rows)
        {
            if (row.Fault is { } fault)
            {
                problems.Add(fault);
                rejected++;
            }
            else if (IsNotData(row, map.IndexOf(kind.Subject)))
            {
                problems.Add(Problem.Of("table.row-not-data", row.Line, value: row.Cells.First(cell => cell.Length > 0)));
            }
            else
            {
                var reader = new RowReader(row, map, context, problems);
                if (kind.Read(reader, source(row.Line)) is { } record && !reader.Failed)
                {
                    rows.Add(record);
                }
                else
                {
                    rejected++;
                }
            }
        }
        return (rows, rejected);
    }

    /// <summary>Totals and signatures stand below many tables: they begin with a word for it and have no subject.</summary>
    private static bool IsNotData(TableRow row, int subject)
    {
        var first = string.Concat(row.Cells.First(cell => cell.Length > 0).Where(c => !char.IsWhiteSpace(c)));
        var value = subject < row.Cells.Count ? row.Cells[subject] : "";
        return NotData.Any(word => first.StartsWith(word, StringComparison.Ordinal)) && !value.Any(char.IsAsciiDigit);
    }

    private static IEnumerable<Problem> Remarks(Table table, HeaderMap map)
    {
        var unknown = map.Unknown
            .Where(i => table.Header[i].Length > 0 || table.Rows.Any(row => i < row.Cells.Count && row.Cells[i].Length > 0))
            .Select(i => table.Header[i].Length > 0 ? table.Header[i] : $"[{ColumnLetters.Of(i)}]").ToList();
        if (unknown.Count > 0)
        {
            yield return Problem.Of("table.unknown-columns", arguments: [("columns", Lists.Of(unknown))]).WithLists();
        }
        if (table.OtherSheets.Count > 0)
        {
            yield return Problem.Of("table.other-sheets", arguments: [("sheet", table.Sheet), ("others", Lists.Of(table.OtherSheets))]).WithLists();
        }
    }
}
