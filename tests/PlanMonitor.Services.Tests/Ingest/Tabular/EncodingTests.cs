using System.Text;
using Xunit;
using static PlanMonitor.Services.Tests.Ingest.Samples;

namespace PlanMonitor.Services.Tests.Ingest.Tabular;

/// <summary>One table in every encoding that offices write, with rare characters where the encoding has them.</summary>
public sealed class EncodingTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    [Theory]
    [InlineData("utf-8", "样例𠀀矿㐀€")]
    [InlineData("utf-8 bom", "样例𠀀矿㐀€")]
    [InlineData("gbk", "样例朤矿鎂")]
    [InlineData("gb18030", "样例𠀀矿㐀€")]
    [InlineData("gb18030 bom", "样例𠀀矿㐀€")]
    public void The_same_rows_come_out(string encoding, string name)
    {
        var text = string.Join("\r\n", ReportHeader, ReportOne.Replace("样例一号矿", name), ReportTwo) + "\r\n";
        byte[] bytes = encoding switch
        {
            "utf-8" => Utf8(text),
            "utf-8 bom" => [0xEF, 0xBB, 0xBF, .. Utf8(text)],
            "gbk" => Gbk.GetBytes(text),
            "gb18030" => Gb18030.GetBytes(text),
            _ => [0x84, 0x31, 0x95, 0x33, .. Gb18030.GetBytes(text)],
        };
        var result = ReadReports(bytes);
        Assert.Empty(result.Problems);
        Assert.Equal([name, "样例二号矿"], result.Rows.Select(row => row.MineName));
    }

    [Fact]
    public void Plain_letters_are_the_same_in_all() => Assert.Single(ReadReports(Csv(
        "licence,mine,year,region,mineral,output,unit", "C2106002021056120150001,One,2024,210681,boron,1,t")).Rows);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public void Any_line_break_will_do(string lineBreak)
    {
        var result = ReadReports(Utf8(string.Join(lineBreak, ReportHeader, ReportOne, "", ReportTwo)));
        Assert.Equal([2, 4], result.Rows.Select(row => row.Source.Line));
    }

    [Fact]
    public void A_broken_byte_in_a_file_marked_as_utf8_is_not_taken_for_gbk() =>
        Assert.Equal("table.encoding", ReadReports([0xEF, 0xBB, 0xBF, .. Gbk.GetBytes(ReportHeader + "\n" + ReportOne)]).Problems[0].Code);
}
