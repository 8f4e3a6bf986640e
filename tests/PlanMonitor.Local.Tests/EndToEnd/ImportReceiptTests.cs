using System.Text;
using PlanMonitor.Local.Tests.Jobs;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.EndToEnd;

/// <summary>
/// Bad input through <c>import</c>: the receipts as people read them, word for word in both languages, in a file that people can review.
/// PLANMONITOR_BLESS=1 writes it anew; the difference shows in the commit.
/// </summary>
public sealed class ImportReceiptTests : IDisposable
{
    private const string Good = "C2106242021056120150009,样例九号矿,2024,210624,菱镁矿,1.5,万吨\n";
    private static readonly string Golden = Repo.At("tests", "PlanMonitor.Local.Tests", "EndToEnd", "receipts.txt");
    private readonly TempFolder folder = new();

    private static readonly (string Case, string Kind, byte[] Content)[] Cases =
    [
        ("a file that is no table", "reports", Encoding.ASCII.GetBytes("%PDF-1.7\n%âãÏÓ\n1 0 obj\n")),
        ("an empty file", "reports", []),
        ("a wrong delimiter", "reports", Utf8((Uploads.ReportHeader + "\n" + Good).Replace(',', ';'))),
        ("a missing column", "reports", Utf8((Uploads.ReportHeader + "\n" + Good).Replace(",年采出矿量", "").Replace(",1.5", ""))),
        ("text in a number", "reports", Row("年采出矿量", "停产")),
        ("a negative output", "reports", Row("年采出矿量", "-1.2")),
        ("a year outside base year and period", "reports", Utf8((Uploads.ReportHeader + "\n" + Good).Replace(",2024,", ",2031,"))),
        ("another year than that of the upload", "reports", Row("年度", "2023")),
        ("an unknown mineral", "reports", Row("开采矿种", "示例石")),
        ("an unknown region", "reports", Row("行政区代码", "示例县")),
        ("a region outside the plan", "reports", Row("行政区代码", "211021")),
        ("a licence number of the wrong form", "reports", Row("采矿许可证号", "C21062420210561201500")),
        ("a licence number that a spreadsheet broke", "reports", Row("采矿许可证号", "2.10624E+22")),
        ("two rows for one mine", "reports", Utf8($"{Uploads.ReportHeader}\n{Line("年采出矿量", "1")}{Line("年采出矿量", "2")}{Good}{Good.Replace("0009", "0008")}")),
        ("more than half bad", "reports", Utf8($"{Uploads.ReportHeader}\n{Line("年采出矿量", "-1")}{Line("年采出矿量", "x").Replace("0001", "0002")}{Good}")),
        ("a mine that the register does not know", "reports", Row("采矿许可证号", "C2106242021056120159999")),
        ("broken JSON", "footprints", Utf8(Uploads.Features("JCBH", ("T1", 124.6), ("T2", 124.7))[..^40])),
        ("JSON that is no GeoJSON", "footprints", Utf8("{\"hello\":\"world\"}")),
        ("a ring that is not closed", "footprints", Utf8(Uploads.Features("JCBH", ("T1", 124.6)).Replace(",[124.6,40.7]]]", "]]"))),
        ("longitude and latitude swapped", "footprints", Polygon("[40.7,124.6],[40.7,124.61],[40.71,124.61],[40.7,124.6]")),
        ("coordinates in metres without a system", "footprints", Polygon("[473349.9,4507088.2],[473449.9,4507088.2],[473449.9,4507188.2],[473349.9,4507088.2]")),
        ("eastings with their zone", "footprints", Polygon("[41473349.9,4507088.2],[41473449.9,4507088.2],[41473449.9,4507188.2],[41473349.9,4507088.2]")),
        ("northing before the easting", "footprints", Polygon("[4507088.2,41473349.9],[4507088.2,41473449.9],[4507188.2,41473449.9],[4507088.2,41473349.9]")),
        ("degrees, minutes and seconds", "footprints", Polygon("[1244530,404213],[1244541,404213.5],[1244541.2,404224],[1244530,404213]")),
        ("a stated area that is not measured", "footprints", Utf8(Encoding.UTF8.GetString(Polygon("[124.6,40.7],[124.61,40.7],[124.61,40.71],[124.6,40.7]")).Replace("\"JCBH\":\"T1\"", "\"JCBH\":\"T1\",\"MJ\":5000"))),
        ("a ring with a spike", "footprints", Polygon("[124.6,40.7],[124.61,40.7],[124.62,40.7],[124.61,40.7],[124.61,40.71],[124.6,40.7]")),
        ("a hole outside its shell", "footprints", Polygon("[124.6,40.7],[124.61,40.7],[124.61,40.71],[124.6,40.7]],[[124.62,40.7],[124.63,40.7],[124.63,40.71],[124.62,40.7]")),
        ("a ring that crosses itself", "footprints", Polygon("[124.6,40.7],[124.61,40.71],[124.61,40.7],[124.6,40.71],[124.6,40.7]")),
    ];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Receipts_say_what_is_wrong_and_what_to_do_in_both_languages()
    {
        var text = new StringBuilder();
        foreach (var (name, kind, content) in Cases)
        {
            _ = text.Append($"== {name}\n");
            foreach (var language in new[] { "zh-CN", "en" })
            {
                var said = await ImportAsync(kind, content, $"{Array.FindIndex(Cases, each => each.Case == name)}-{language}", language);
                _ = text.Append($"{said.Out.ReplaceLineEndings("\n")}exit code {said.Exit}\n{said.Error}");
            }
            _ = text.Append('\n');
        }
        if (Environment.GetEnvironmentVariable("PLANMONITOR_BLESS") == "1")
        {
            File.WriteAllText(Golden, text.ToString());
        }
        Assert.Equal(File.ReadAllText(Golden).ReplaceLineEndings("\n"), text.ToString());
    }

    [Fact]
    public async Task Nothing_is_lost_whatever_the_file()
    {
        foreach (var (name, kind, content) in Cases)
        {
            var data = name.Replace(' ', '-');
            var said = await ImportAsync(kind, content, data, "en");
            Assert.True(said.Exit is 0 or 3, name);
            var kept = Directory.GetFiles(said.Exit == 3 ? folder.At(data, "quarantine", kind) : folder.At(data, "blobs", "archive", kind), "*", SearchOption.AllDirectories);
            Assert.Contains(kept, path => File.ReadAllBytes(path).AsSpan().SequenceEqual(content));
            Assert.Equal(said.Exit == 3 ? 1 : 0, kept.Count(path => path.EndsWith(".receipt.json", StringComparison.Ordinal)));
            Assert.Empty(Directory.GetFiles(folder.At(data, "inbox"), "*", SearchOption.AllDirectories));
        }
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Line(string column, string value)
    {
        string[] cells = [Uploads.Licence(1), "样例一号矿", "2024", "210624", "菱镁矿", "1.5", "万吨"];
        cells[Array.IndexOf(Uploads.ReportHeader.Split(','), column)] = value;
        return string.Join(',', cells) + "\n";
    }

    // One bad row among good ones: the good one is taken.
    private static byte[] Row(string column, string value) => Utf8($"{Uploads.ReportHeader}\n{Good}{Line(column, value)}");

    private static byte[] Polygon(string ring) =>
        Utf8("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"JCBH":"T1"},"geometry":{"type":"Polygon","coordinates":[[RING]]}}]}""".Replace("RING", ring));

    private async Task<Said> ImportAsync(string kind, byte[] content, string data, string language)
    {
        File.WriteAllText(folder.At("rights.csv"), Uploads.Rights((1, "有效", null), (9, "有效", null), (8, "有效", null), (2, "有效", null)));
        File.WriteAllBytes(folder.At("file.csv"), content);
        Assert.Equal(0, (await Cli.RunAsync("import", "rights", folder.At("rights.csv"), "--plan", "dandong", "--data", folder.At(data))).Exit);
        return await Cli.RunAsync("import", kind, folder.At("file.csv"), "--plan", "dandong", "--year", Encoding.UTF8.GetString(content).Contains(",2031,") ? "2031" : "2024", "--data", folder.At(data), "--lang", language);
    }
}
