using System.Buffers.Binary;
using System.Text;
using PlanMonitor.Core.Messages;
using Xunit;
using static PlanMonitor.Services.Tests.Ingest.Samples;

namespace PlanMonitor.Services.Tests.Ingest.Tabular;

/// <summary>Files that are refused as a whole, and what is said about a file that is taken.</summary>
public sealed class FileProblemTests
{
    private static readonly string Good = string.Join('\n', ReportHeader, ReportOne, ReportTwo) + "\n";

    [Fact]
    public void Every_file_that_is_no_table_is_refused_in_words() => Golden.Compare("files.txt", Cases().Select(one => (one.Name, Golden.Said(ReadReports(one.Content)))));

    [Fact]
    public void None_of_them_yields_a_row() =>
        Assert.All(Cases().Where(one => !one.Name.StartsWith("taken", StringComparison.Ordinal)), one =>
        {
            var result = ReadReports(one.Content);
            Assert.True(result.RejectedWhole, one.Name);
            Assert.Empty(result.Rows);
            Assert.Equal(ProblemLevel.File, result.Problems[0].Level);
        });

    [Fact]
    public void The_same_workbook_without_its_fault_is_read() =>
        Assert.Equal("table.missing-columns", ReadReports(RawWorkbook.Of(RawWorkbook.Sheet(RawWorkbook.Cell("A1", "x"), RawWorkbook.Cell("C9", "y")))).Problems[0].Code);

    [Fact]
    public void A_table_of_a_million_rows_is_the_largest()
    {
        var rows = new StringBuilder(ReportHeader).Append('\n');
        _ = rows.Insert(rows.Length, "x,\n", 1_000_001);
        var result = ReadReports(Utf8(rows.ToString()));
        Assert.Equal(("table.too-many-rows", 1_000_002), (result.Problems[0].Code, result.Problems[0].Line));
        Assert.Equal("数据超过 1000000 行的上限。", result.Problems[0].Message.Zh);
        Assert.Equal("There are more rows than the limit of 1000000.", result.Problems[0].Message.En);
        Assert.Equal("请按年度或县区拆分后分别上传。", result.Problems[0].Action.Zh);
        Assert.Equal("Split it by year or county and upload the parts.", result.Problems[0].Action.En);
    }

    [Fact]
    public void Three_hundred_thousand_rows_are_the_most_that_a_table_of_records_has()
    {
        var rows = new StringBuilder(ReportHeader).Append('\n');
        _ = rows.Insert(rows.Length, "x,\n", 300_001);
        var result = ReadReports(Utf8(rows.ToString()));
        Assert.Equal(("table.too-many-rows", 300_002), (result.Problems[0].Code, result.Problems[0].Line));
        Assert.Equal(("数据超过 300000 行的上限。", "There are more rows than the limit of 300000."), (result.Problems[0].Message.Zh, result.Problems[0].Message.En));
    }

    [Fact]
    public void Ten_thousand_problems_are_listed_and_the_rest_counted()
    {
        var rows = new StringBuilder(ReportHeader).Append('\n');
        _ = rows.Insert(rows.Length, "x,a,2024,210681,硼矿,1,万吨\n", 10_003);
        var result = ReadReports(Utf8(rows.ToString()));
        Assert.Equal(10_002, result.Problems.Count);
        Assert.Equal((0, 10_003, true), (result.Accepted, result.Rejected, result.RejectedWhole));
        Assert.Equal("问题太多，另有 3 条没有列出。", result.Problems[^1].Message.Zh);
        Assert.Equal("There are too many problems: 3 more are not listed.", result.Problems[^1].Message.En);
        Assert.Equal("请先修改已列出的问题，再重新上传。", result.Problems[^1].Action.Zh);
        Assert.Equal("Correct those that are listed first and upload it again.", result.Problems[^1].Action.En);
    }

    private static IEnumerable<(string Name, byte[] Content)> Cases()
    {
        yield return ("empty", []);
        yield return ("blank lines only", Utf8("\uFEFF\n \n\t\n"));
        yield return ("JSON", Utf8("{\"type\":\"FeatureCollection\",\"features\":[]}"));
        yield return ("JSON array", Utf8("\uFEFF [1,2]"));
        yield return ("HTML saved as xls", Utf8("<html><table><tr><td>采矿许可证号</td></tr></table></html>"));
        yield return ("PDF", Utf8("%PDF-1.7\nx"));
        yield return ("xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]]);
        yield return ("workbook behind a password", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512], .. Encoding.Unicode.GetBytes("EncryptedPackage"), 0, 0]);
        yield return ("zip of something else", RawWorkbook.Zip(("readme.txt", "x"u8.ToArray())));
        yield return ("rar", Utf8("Rar!\u001A\u0007xxxx"));
        yield return ("binary", [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0, 0, 1]);
        yield return ("text full of control characters", Utf8("a\u0001b\u0002c\u0003"));
        yield return ("plain text", Utf8("各位领导：\n附上今年的年报。\n"));
        yield return ("UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Good)]);
        yield return ("neither UTF-8 nor GBK", [.. Utf8("a,b\n"), 0xC4, 0xFF, 0x80, (byte)'\n']);
        yield return ("semicolons", Utf8(Good.Replace(',', ';')));
        yield return ("tabs", Utf8(Good.Replace(',', '\t')));
        yield return ("bars", Utf8(Good.Replace(',', '|')));
        yield return ("full-width commas", Utf8(Good.Replace(',', '，')));
        yield return ("semicolons under other names", Utf8("a;b;c\n1;2;3\n"));
        yield return ("open quotation mark", Utf8(Good.Replace("样例二号矿", "\"样例二号矿")));
        yield return ("too many columns", Utf8(new string(',', 2_000)));
        yield return ("too big", new byte[(64 * 1024 * 1024) + 1]);
        yield return ("broken zip", [.. Workbook.OfTexts(Good.Split('\n')).AsSpan(0, 900)]);
        yield return ("workbook with a DTD", RawWorkbook.Of(RawWorkbook.Sheet(RawWorkbook.Cell("A1", "&b;")), "<!DOCTYPE worksheet [<!ENTITY b \"c\">]>"));
        yield return ("workbook with a cell in the last corner", RawWorkbook.Of(RawWorkbook.Sheet(RawWorkbook.Cell("A1", "x"), RawWorkbook.Cell("XFD1048576", "x"))));
        yield return ("workbook that declares four gigabytes", DeclaringMore(Workbook.OfTexts(ReportHeader, ReportOne)));
        yield return ("zip bomb", RawWorkbook.Zip(("xl/workbook.xml", new byte[40 * 1024 * 1024])));
        yield return ("zip of too many parts", RawWorkbook.Zip([("xl/workbook.xml", []), .. Enumerable.Range(0, 2_000).Select(i => ($"xl/{i}", Array.Empty<byte>()))]));
        yield return ("empty workbook", new Workbook().Sheet("Sheet1", []).Bytes());
        yield return ("missing columns", Csv("采矿许可证号,矿山名称,产能,备注", "C2106002021056120150001,样例一号矿,1,x"));
        yield return ("other names altogether", Csv("姓名,电话", "甲,1"));
        yield return ("missing unit only", Csv(ReportHeader.Replace(",计量单位", ""), "C2106002021056120150001,样例一号矿,2024,210681,硼矿,241.28"));
        yield return ("one column twice", Csv(ReportHeader + ",许可证号", ReportOne + ",x"));
        yield return ("no rows", Csv(ReportHeader));
        yield return ("more than half bad", Csv(ReportHeader, ReportOne, ReportTwo.Replace("5.8", "x"), ReportTwo.Replace("菱镁矿", "月球土")));
        yield return ("taken with unknown columns", Csv("序号," + ReportHeader + ",年外购矿石量", "1," + ReportOne + ",3"));
        yield return ("taken with totals and notes", Csv("年报,", ReportHeader, ReportOne, "合 计,,,,,241.28,", "填表人：张某,,,审核：李某"));
        yield return ("taken with half of the rows", Csv(ReportHeader, ReportOne, ReportTwo.Replace("5.8", "x")));
        yield return ("taken with other sheets", new Workbook()
            .Sheet("说明", [["请按说明填写"]])
            .Sheet("年报", [[.. ReportHeader.Split(',')], [.. ReportOne.Split(',')]])
            .Sheet("去年", [["x"]])
            .Sheet("字典", [["y"]], hidden: true).Bytes());
    }

    /// <summary>Writes another size into the first entry of the central directory.</summary>
    private static byte[] DeclaringMore(byte[] zip)
    {
        var entry = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(entry + 24), 0xFFFF_FFF0);
        return zip;
    }
}
