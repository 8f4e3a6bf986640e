using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.CommandLines;

/// <summary>Receipts for people: a place is said once.</summary>
public sealed class ReceiptTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("layer x.geojson --plan dandong --layer farmland", "{\n\"type\": x}", "zh-CN",
        "x.geojson：未接收，采用 0 条，未采用 0 条\n  第 2 行第 9 字节处 JSON 格式损坏。 文件可能没有传完或被手工改动过，请重新导出后再上传。 (json.broken)\n")]
    [InlineData("plan x.json", "{\n\"type\": x}", "en",
        "x.json: rejected, 0 taken, 1 not taken\n  Line 2, character 9: this is not valid JSON. Check quotation marks, commas and brackets; JSON allows no comments and no trailing commas. (plan.json-broken)\n")]
    public async Task A_message_that_says_its_place_stands_alone(string arguments, string content, string language, string text)
    {
        var parts = arguments.Split(' ');
        File.WriteAllText(folder.At(parts[1]), content);
        parts[1] = folder.At(parts[1]);
        var said = await Said.ByAsync(folder, ["import", .. parts, "--lang", language]);
        Assert.Equal((3, text), (said.Exit, said.Output));
    }

    [Theory]
    [InlineData("zh-CN",
        "年报.csv：已接收（有备注），采用 2 条，未采用 2 条\n"
        + "  第2行 年采出矿量“abc”不是数字。 请只填数字，例如 241.28；单位写在表头或计量单位列，没有数据时留空。 (table.not-a-number)\n"
        + "  第3行 [开采矿种] 不认识矿种“没有的矿”。 请按矿种目录填写一个矿种的名称，例如 菱镁矿、铁矿、硼矿；多个矿种请分行填写。 (table.unknown-mineral)\n")]
    [InlineData("en",
        "年报.csv: accepted with remarks, 2 taken, 2 not taken\n"
        + "  line 2 'abc' in 年采出矿量 is not a number. Enter digits only, for example 241.28; units go into the header or the unit column, and what is not known stays empty. (table.not-a-number)\n"
        + "  line 3 [开采矿种] The mineral '没有的矿' is not known. Enter the name of one mineral of the catalogue, for example 菱镁矿, 铁矿, 硼矿; give each mineral a row of its own. (table.unknown-mineral)\n")]
    public async Task What_a_message_does_not_say_of_its_place_stands_before_it(string language, string text)
    {
        File.WriteAllText(
            folder.At("年报.csv"),
            "采矿许可证号,矿山名称,年度,行政区代码,开采矿种,年采出矿量,计量单位\n"
            + "C2106002020011110000001,甲矿,2023,210600,硼矿,abc,万吨\nC2106002020011110000002,乙矿,2023,210600,没有的矿,1,万吨\n"
            + "C2106002020011110000003,丙矿,2023,210600,硼矿,1,万吨\nC2106002020011110000004,丁矿,2023,210600,硼矿,1,万吨\n");
        Assert.Equal(new Said(0, text, ""), await Said.ByAsync(folder, "import", "reports", folder.At("年报.csv"), "--plan", "dandong", "--year", "2023", "--lang", language));
    }
}
