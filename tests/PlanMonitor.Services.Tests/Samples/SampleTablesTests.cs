using System.Globalization;
using System.Text;
using System.Text.Json;
using ExcelDataReader;
using Xunit;

namespace PlanMonitor.Services.Tests.Samples;

/// <summary>The tables of the samples are in the encodings, and have the rows and the bad cells, that the key says.</summary>
public sealed class SampleTablesTests
{
    public static TheoryData<string> Tables => [.. Receipts.Where(receipt => Text(receipt, "kind") is "rights" or "reports" or "quotas").Select(receipt => Text(receipt, "file")!)];

    private static IEnumerable<JsonElement> Receipts => SampleKey.Root.GetProperty("receipts").EnumerateArray();

    [Theory, MemberData(nameof(Tables))]
    public void A_table_has_the_rows_and_the_bad_cells_of_its_receipt(string file)
    {
        var receipt = Receipts.Single(each => Text(each, "file") == file);
        var rows = Rows(SampleKey.Inbox(file.Split('/')[1..]), Text(receipt, "encoding")!);
        if (Text(receipt, "status") == "rejected")
        {
            Assert.DoesNotContain("采矿许可证号", rows[0]);
            return;
        }
        Assert.Equal(receipt.GetProperty("accepted").GetInt32() + receipt.GetProperty("rejected").GetInt32(), rows.Count - 1);
        Assert.True(receipt.GetProperty("rejected").GetInt32() * 4 <= rows.Count - 1);
        Assert.All(receipt.GetProperty("problems").EnumerateArray(), problem =>
            Assert.Equal(Text(problem, "value"), rows[problem.GetProperty("line").GetInt32() - 1][Array.IndexOf(rows[0], Text(problem, "column"))]));
    }

    [Fact]
    public void Each_city_has_an_encoding_of_its_own_and_a_character_tells_GB18030_from_GBK()
    {
        var encodings = Receipts.Where(receipt => Text(receipt, "kind") == "rights" && Text(receipt, "file")!.EndsWith("/采矿权登记.csv", StringComparison.Ordinal)).Select(receipt => Text(receipt, "encoding")!).ToList();
        Assert.Equal(["gbk", "utf-8", "utf-8-bom", "gb18030"], encodings);

        var register = SampleKey.Inbox("rights", "pingquan", "-", "-", "采矿权登记.csv");
        Assert.Contains(Rows(register, "gb18030"), row => row[2] == "虚构㐂矿业有限公司");
        Assert.Throws<DecoderFallbackException>(() => Rows(register, "gbk"));
    }

    private static List<string[]> Rows(string path, string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        if (encoding == "xlsx")
        {
            return Sheet(path);
        }
        var strict = Encoding.GetEncoding(encoding.Replace("-bom", "", StringComparison.Ordinal), EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        var text = strict.GetString(File.ReadAllBytes(path));
        Assert.Equal(encoding == "utf-8-bom", text[0] == '\ufeff');
        return [.. text.TrimStart('\ufeff').Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(','))];
    }

    private static List<string[]> Sheet(string path)
    {
        using var reader = ExcelReaderFactory.CreateReader(File.OpenRead(path));
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) ?? "")]);
        }
        return rows;
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
