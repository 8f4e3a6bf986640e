using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Sources;
using Xunit;
using static PlanMonitor.Services.Tests.Ingest.Samples;

namespace PlanMonitor.Services.Tests.Ingest.Reports;

/// <summary>Reports that are taken.</summary>
public sealed class ReportTableTests
{
    [Fact]
    public void The_smallest_report_becomes_a_record_with_its_source()
    {
        var result = ReadReports(Csv(ReportHeader, ReportOne, ReportTwo));
        Assert.Empty(result.Problems);
        Assert.Equal((2, 0, false), (result.Accepted, result.Rejected, result.RejectedWhole));
        Assert.Equal(
            new("C2106002021056120150001", "样例一号矿", 2024, "210681", "boron", "硼矿", new(241.28m, Unit.WanTonne, Basis.RawOre), null, null, null, null, null, new Source("样例.csv", Sha, 2)),
            result.Rows[0]);
        Assert.Equal(("210682", "magnesite", 3), (result.Rows[1].Region, result.Rows[1].Mineral, result.Rows[1].Source.Line));
    }

    [Theory]
    [InlineData("241.28", "241.28")]
    [InlineData("1,234,567.8", "1234567.8")]
    [InlineData("２４１．２８", "241.28")]
    [InlineData("１，２３４．５", "1234.5")]
    [InlineData("+3", "3")]
    [InlineData(".5", "0.5")]
    [InlineData("0", "0")]
    [InlineData("1.2e1", "12")]
    [InlineData(" 7 ", "7")]
    [InlineData("12.", "12")]
    public void Numbers_are_taken_as_people_write_them(string text, string expected) =>
        Assert.Equal(decimal.Parse(expected), Assert.Single(ReadReports(Csv(ReportHeader, With(ReportHeader, ReportOne.Replace("万吨", "吨"), ("年采出矿量", text)))).Rows).Output.Value);

    [Theory]
    [InlineData("2024", 2024)]
    [InlineData("2024年", 2024)]
    [InlineData("２０２４年度", 2024)]
    [InlineData("2024.0", 2024)]
    [InlineData("2024-01-01", 2024)]
    [InlineData("2020", 2020)]
    [InlineData("2021", 2021)]
    [InlineData("2025", 2025)]
    public void Years_of_the_period_and_the_base_year_are_taken(string text, int expected) =>
        Assert.Equal(expected, Assert.Single(ReadReports(Csv(ReportHeader, With(ReportHeader, ReportOne, ("年度", text)))).Rows).Year);

    [Theory]
    [InlineData("210681", "210681")]
    [InlineData("东港市", "210681")]
    [InlineData("东港", "210681")]
    [InlineData("２１０６８１", "210681")]
    [InlineData("丹东市", "210600")]
    [InlineData("210681101", "210681101")]
    [InlineData("210681101203", "210681101203")]
    public void Regions_go_by_code_or_name(string text, string code) =>
        Assert.Equal(code, Assert.Single(ReadReports(Csv(ReportHeader, With(ReportHeader, ReportOne, ("行政区代码", text)))).Rows).Region);

    [Theory]
    [InlineData("", BasisKind.RawOre, null)]
    [InlineData("矿石", BasisKind.RawOre, null)]
    [InlineData("铁矿石", BasisKind.RawOre, null)]
    [InlineData("矿石（62%）", BasisKind.OreAtGrade, "62")]
    [InlineData("矿石(62％)", BasisKind.OreAtGrade, "62")]
    [InlineData("铁精粉", BasisKind.Concentrate, null)]
    [InlineData("铁精粉（65.5%）", BasisKind.Concentrate, "65.5")]
    [InlineData("精矿（62%以上）", BasisKind.Concentrate, "62")]
    [InlineData("原煤", BasisKind.RawCoal, null)]
    [InlineData("荒料", BasisKind.Stone, null)]
    [InlineData("金属量", BasisKind.Metal, null)]
    [InlineData("B₂O₃", BasisKind.Oxide, null)]
    [InlineData("矿物量", BasisKind.Mineral, null)]
    [InlineData("concentrate", BasisKind.Concentrate, null)]
    public void The_basis_goes_by_its_name_or_the_product(string text, BasisKind kind, string? grade) =>
        Assert.Equal(new Basis(kind, grade is null ? null : decimal.Parse(grade)), Assert.Single(ReadReports(Csv(ReportHeader + ",计量口径", $"{ReportOne},{text}")).Rows).Output.Basis);

    [Theory]
    [InlineData("选矿回收率", "0.82", "0.82")]
    [InlineData("选矿回收率", "82%", "0.82")]
    [InlineData("选矿回收率", "82％", "0.82")]
    [InlineData("选矿回收率（%）", "82", "0.82")]
    [InlineData("选矿回收率(%)", "82%", "0.82")]
    [InlineData("选矿回收率", "1", "1")]
    [InlineData("选矿回收率", "0", "0")]
    public void A_recovery_is_a_fraction_or_a_percentage(string header, string text, string expected) =>
        Assert.Equal(decimal.Parse(expected), Assert.Single(ReadReports(Csv($"{ReportHeader},{header}", $"{ReportOne},{text}")).Rows).Recovery);

    [Theory]
    [InlineData("精矿品位", "65.5", "65.5")]
    [InlineData("精矿品位(%)", "65.5", "65.5")]
    [InlineData("精矿品位", "65.5%", "65.5")]
    [InlineData("精矿品位", "0.65%", "0.65")]
    [InlineData("精矿品位", "100", "100")]
    public void A_grade_is_in_percent(string header, string text, string expected)
    {
        var result = ReadReports(Csv($"{ReportHeader},{header}", $"{ReportOne},{text}"));
        Assert.Empty(result.Problems);
        Assert.Equal(decimal.Parse(expected), Assert.Single(result.Rows).ConcentrateGrade);
    }

    [Fact]
    public void Concentrate_and_ore_fed_share_the_unit_of_the_output_or_have_their_own()
    {
        var shared = Assert.Single(ReadReports(Csv(ReportHeader + ",精矿年产量,实际入选矿量", ReportOne + ",40,200")).Rows);
        Assert.Equal(new Quantity(40m, Unit.WanTonne, new(BasisKind.Concentrate)), shared.Concentrate);
        Assert.Equal(new Quantity(200m, Unit.WanTonne, Basis.RawOre), shared.Fed);
        var own = Assert.Single(ReadReports(Csv(ReportHeader + ",精矿年产量（吨）,实际入选矿量,入选矿量计量单位", ReportOne + ",400000,200,千吨")).Rows);
        Assert.Equal((400000m, Unit.Tonne), (own.Concentrate!.Value, own.Concentrate.Unit));
        Assert.Equal((200m, "千吨"), (own.Fed!.Value, own.Fed.Unit.Symbol));
    }

    [Theory]
    [InlineData("年采出矿量（万吨）")]
    [InlineData("年采出矿量(万吨)")]
    [InlineData("年采出矿量（单位：万吨）")]
    [InlineData("年采出矿量【矿石，万吨】")]
    [InlineData("年采出矿量/万吨")]
    [InlineData("年采出矿量，万吨")]
    [InlineData("年采出矿量 [万t]")]
    [InlineData("*年自产矿石量（万吨）")]
    [InlineData("\"年采出矿量\n（万吨）\"")]
    [InlineData("Output (10kt)")]
    public void The_unit_may_stand_in_the_header(string header)
    {
        var quoted = header.Contains('，') || header.StartsWith('"') ? header : $"\"{header}\"";
        var result = ReadReports(Csv(ReportHeader.Replace("年采出矿量,计量单位", quoted), ReportOne.Replace(",万吨", "")));
        Assert.Empty(result.Problems);
        Assert.Equal(new Quantity(241.28m, Unit.WanTonne, Basis.RawOre), Assert.Single(result.Rows).Output);
    }

    [Fact]
    public void English_names_and_any_order_will_do()
    {
        var result = ReadReports(Csv("Unit,Output,Mineral,Region Code,year,MINE_NAME,Licence No", "t,1000,滑石,210681,2023,样例三号矿,C2106002021056120150003"));
        Assert.Empty(result.Problems);
        Assert.Equal(("C2106002021056120150003", "样例三号矿", 2023, "talc"), (result.Rows[0].Licence, result.Rows[0].MineName, result.Rows[0].Year, result.Rows[0].Mineral));
    }

    [Fact]
    public void The_year_of_the_upload_stands_in_for_a_column_or_a_cell()
    {
        var context = Context with { Year = 2023 };
        Assert.Equal(2023, Assert.Single(ReadReports(Csv(ReportHeader.Replace("年度,", ""), ReportOne.Replace("2024,", "")), context).Rows).Year);
        Assert.Equal(2023, Assert.Single(ReadReports(Csv(ReportHeader, ReportOne.Replace("2024,", ",")), context).Rows).Year);
        Assert.Equal(2023, Assert.Single(ReadReports(Csv(ReportHeader, ReportOne.Replace("2024,", "2023,")), context).Rows).Year);
    }

    [Fact]
    public void Titles_above_the_header_are_passed_over_and_lines_are_those_of_the_file()
    {
        var result = ReadReports(Csv("丹东市矿产资源开发利用年报,,,,,,", "", "2024 年度,单位：万吨", ReportHeader, "", With(ReportHeader, ReportOne, ("矿山名称", "样例\n一号矿")), "", ReportTwo));
        Assert.Empty(result.Problems);
        Assert.Equal([6, 9], result.Rows.Select(row => row.Source.Line));
        Assert.Equal("样例\n一号矿", result.Rows[0].MineName);
    }

    [Fact]
    public void One_mine_may_report_two_minerals_and_two_years()
    {
        var result = ReadReports(Csv(ReportHeader, ReportOne, ReportOne.Replace("硼矿", "铁矿"), ReportOne.Replace("2024", "2023")));
        Assert.Empty(result.Problems);
        Assert.Equal(3, result.Accepted);
    }

    [Fact]
    public void The_same_row_again_is_taken_once_with_a_remark()
    {
        var result = ReadReports(Csv(ReportHeader, ReportOne, ReportOne, ReportOne));
        Assert.Equal((1, 0, 2), (result.Accepted, result.Rejected, result.Rows[0].Source.Line));
        Assert.Equal([3, 4], result.Problems.Select(problem => problem.Line!.Value));
        Assert.All(result.Problems, problem => Assert.Equal(("table.same-row-twice", ProblemLevel.Remark), (problem.Code, problem.Level)));
    }
}
