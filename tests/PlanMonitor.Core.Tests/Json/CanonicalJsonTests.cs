using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Quantities;
using Xunit;

namespace PlanMonitor.Core.Tests.Json;

/// <summary>The same value always gives the same bytes.</summary>
public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("31.00", "31")]
    [InlineData("31", "31")]
    [InlineData("31.010", "31.01")]
    [InlineData("-5.80", "-5.8")]
    [InlineData("0.000", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("100", "100")]
    [InlineData("1000000000000000.000", "1000000000000000")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("104.83870967741935483870967742", "104.83870967741935483870967742")]
    public void Equal_decimals_give_equal_bytes(string value, string json)
    {
        Assert.Equal(json, CanonicalJson.Write(decimal.Parse(value)));
        Assert.Equal(decimal.Parse(value), CanonicalJson.Read<decimal>(json));
    }

    [Fact]
    public void Chinese_is_written_as_it_is_and_members_in_the_order_of_the_record() => Assert.Equal(
        """{"kind":"total","mineral":"菱镁矿","region":"丹东市","right":null,"footprint":null,"layer":null,"feature":null}""",
        CanonicalJson.Write(new Subject("total", "菱镁矿", "丹东市")));

    [Fact]
    public void Words_of_several_parts_are_hyphenated_and_severities_are_letters()
    {
        Assert.Equal("\"not-evaluable\"", CanonicalJson.Write(FindingStatus.NotEvaluable));
        Assert.Equal("\"H\"", CanonicalJson.Write(Severity.H));
        Assert.Equal(Severity.M, CanonicalJson.Read<Severity>("\"M\""));
    }

    [Fact]
    public void A_unit_is_its_symbol()
    {
        var quantity = new Quantity(31.0m, Unit.WanTonne, new(BasisKind.OreAtGrade, 62.0m));
        var json = CanonicalJson.Write(quantity);
        Assert.StartsWith("""{"value":31,"unit":"万吨","basis":{"kind":"ore-at-grade","gradePercent":62,""", json, StringComparison.Ordinal);
        Assert.Equal(quantity, CanonicalJson.Read<Quantity>(json));
    }

    [Fact]
    public void The_indented_form_has_one_kind_of_line_end() =>
        Assert.Equal("{\n  \"zh\": \"超过“左右”\",\n  \"en\": \"a < b & 'c'\"\n}", System.Text.Json.JsonSerializer.Serialize(new Messages.Text("超过“左右”", "a < b & 'c'"), CanonicalJson.Indented));
}
