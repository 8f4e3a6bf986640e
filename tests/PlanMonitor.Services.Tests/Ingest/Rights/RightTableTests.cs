using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Sources;
using Xunit;
using static PlanMonitor.Services.Tests.Ingest.Samples;

namespace PlanMonitor.Services.Tests.Ingest.Rights;

/// <summary>Mining rights that are taken, and what is said about those that are not; boundaries have tests of their own.</summary>
public sealed class RightTableTests
{
    private static readonly (string Name, (string Column, string Value)[] Cells)[] Rows =
    [
        ("everything missing but the licence", [("矿山名称", ""), ("行政区代码", ""), ("开采矿种", ""), ("状态", "")]),
        ("unknown state", [("状态", "技改")]),
        ("unknown method", [("开采方式", "采卤")]),
        ("scale in words", [("生产规模", "中型")]),
        ("scale with an unknown unit", [("生产规模", "30大车")]),
        ("scale without a unit", [("生产规模", "30")]),
        ("scale in an area", [("生产规模", "30公顷")]),
        ("scale too large", [("生产规模", "300000万吨/年")]),
        ("negative scale", [("生产规模", "-3万吨/年")]),
        ("end before beginning", [("有效期止", "2019-12-31")]),
        ("no date", [("有效期起", "2020-13-01")]),
        ("elevations in words", [("开采标高", "地表至井底")]),
        ("elevations out of the world", [("开采标高", "36300至10米")]),
    ];

    [Fact]
    public void A_right_becomes_a_record_with_its_source()
    {
        var result = ReadRights(Csv(RightHeader, RightOne, RightTwo));
        Assert.Empty(result.Problems);
        Assert.Equal(
            new MiningRight("C2106002021056120150001", "样例一号矿", "样例矿业一公司", "210681", "boron", "硼矿", new(30m, Unit.WanTonnePerYear, Basis.RawOre), "underground", RightStatus.Active,
                new DateOnly(2020, 1, 1), new DateOnly(2030, 12, 31), 363m, 10m, null, new Source("样例.csv", Sha, 2)),
            result.Rows[0]);
        Assert.Equal((RightStatus.Suspended, "open-pit", 200m, 100m), (result.Rows[1].Status, result.Rows[1].Method, result.Rows[1].TopElevation, result.Rows[1].BottomElevation));
    }

    [Theory]
    [InlineData("30万吨/年", "30", "万吨/年")]
    [InlineData("30 万吨／年", "30", "万吨/年")]
    [InlineData("３０万吨", "30", "万吨/年")]
    [InlineData("1,200 吨/年", "1200", "吨/年")]
    [InlineData("0.5万立方米", "0.5", "万立方米/年")]
    [InlineData("300t/d", "300", "吨/日")]
    [InlineData("500立方米/日", "500", "立方米/日")]
    [InlineData("10万m³/a", "10", "万立方米/年")]
    public void A_scale_carries_its_unit_in_the_cell(string text, string value, string unit)
    {
        var scale = Assert.Single(ReadRights(Csv(RightHeader, With(RightHeader, RightOne, ("生产规模", text)))).Rows).Scale!;
        Assert.Equal((decimal.Parse(value), unit), (scale.Value, scale.Unit.Symbol));
    }

    [Fact]
    public void A_scale_has_its_unit_from_the_header_or_the_column()
    {
        Assert.Equal(Unit.WanTonnePerYear, Assert.Single(ReadRights(Csv(RightHeader.Replace("生产规模", "生产规模（万吨/年）"), RightOne.Replace("30万吨/年", "30"))).Rows).Scale!.Unit);
        Assert.Equal(Unit.WanTonnePerYear, Assert.Single(ReadRights(Csv(RightHeader + ",生产规模单位", RightOne.Replace("30万吨/年", "30") + ",万吨")).Rows).Scale!.Unit);
        Assert.Equal(Unit.WanTonnePerYear, Assert.Single(ReadRights(Csv(RightHeader + ",生产规模单位", RightOne + ",万吨/年")).Rows).Scale!.Unit);
        Assert.Equal("table.unit-twice", ReadRights(Csv(RightHeader + ",生产规模单位", RightOne + ",吨")).Problems[^1].Code);
    }

    [Theory]
    [InlineData("有效", RightStatus.Active)]
    [InlineData("过期", RightStatus.Expired)]
    [InlineData("停产", RightStatus.Suspended)]
    [InlineData("关闭", RightStatus.Closed)]
    [InlineData("注销", RightStatus.Closed)]
    [InlineData("未建", RightStatus.NeverBuilt)]
    [InlineData("Active", RightStatus.Active)]
    public void States_are_known(string text, RightStatus status) => Assert.Equal(status, Assert.Single(ReadRights(Csv(RightHeader, With(RightHeader, RightOne, ("状态", text)))).Rows).Status);

    [Theory]
    [InlineData("露天", "open-pit")]
    [InlineData("露天开采", "open-pit")]
    [InlineData("地下开采", "underground")]
    [InlineData("井工", "underground")]
    [InlineData("露天/地下", "both")]
    [InlineData("露天转地下", "both")]
    [InlineData("Open-pit", "open-pit")]
    [InlineData("", null)]
    public void Methods_are_known(string text, string? method) => Assert.Equal(method, Assert.Single(ReadRights(Csv(RightHeader, With(RightHeader, RightOne, ("开采方式", text)))).Rows).Method);

    [Theory]
    [InlineData("363至10米", "363", "10")]
    [InlineData("由363米至-10米标高", "363", "-10")]
    [InlineData("363-10", "363", "10")]
    [InlineData("363--10", "363", "-10")]
    [InlineData("+363m～-10.5m", "363", "-10.5")]
    [InlineData("３６３米—１０米", "363", "10")]
    [InlineData("10至363", "363", "10")]
    [InlineData("363.5 到 10 米", "363.5", "10")]
    public void Elevations_are_a_range_in_one_cell(string text, string top, string bottom)
    {
        var right = Assert.Single(ReadRights(Csv(RightHeader, With(RightHeader, RightOne, ("开采标高", text)))).Rows);
        Assert.Equal((decimal.Parse(top), decimal.Parse(bottom)), (right.TopElevation, right.BottomElevation));
    }

    [Fact]
    public void Elevations_in_two_columns_are_put_in_order()
    {
        var header = RightHeader.Replace("开采标高", "开采标高上限（米）,开采标高下限（米）");
        var right = ReadRights(Csv(header, RightOne.Replace("363至10米", "363,10米")));
        Assert.Empty(right.Problems);
        Assert.Equal((363m, 10m), (right.Rows[0].TopElevation, right.Rows[0].BottomElevation));
        var reversed = ReadRights(Csv(header, RightOne.Replace("363至10米", "10,363")));
        Assert.Equal((363m, 10m), (reversed.Rows[0].TopElevation, reversed.Rows[0].BottomElevation));
        Assert.Equal("right.elevations-swapped", Assert.Single(reversed.Problems).Code);
    }

    [Theory]
    [InlineData("2020-01-01至2030-12-31", "2030-12-31")]
    [InlineData("自2020年1月1日至2030年12月31日", "2030-12-31")]
    [InlineData("2020.1.1—2030.12.31", "2030-12-31")]
    [InlineData("2020-01-01至长期", null)]
    public void Validity_may_stand_in_one_cell(string text, string? to)
    {
        var right = Assert.Single(ReadRights(Csv(RightHeader.Replace("有效期起,有效期止", "有效期"), RightOne.Replace("2020-01-01,2030-12-31", text))).Rows);
        Assert.Equal((new DateOnly(2020, 1, 1), to), (right.ValidFrom, right.ValidTo?.ToString("yyyy-MM-dd")));
    }

    [Fact]
    public void A_register_says_more_about_a_right()
    {
        const string Header = RightHeader + ",权利类型,矿山规模,矿床规模,保有资源储量,资源储量单位,设计服务年限,登记类型,首次发证日期,区块编号,勘查程度,出资,所属集团,矿区面积";
        var right = ReadRights(Csv(Header, RightOne + ",探矿权,大型,中,900,万吨,12.5年,扩大矿区范围,2019-05-01,CQ01,详查,财政出资,样例集团,125公顷"));
        Assert.Empty(right.Problems);
        Assert.Equal(
            ReadRights(Csv(RightHeader, RightOne)).Rows[0] with
            {
                Kind = RightKind.Exploration, SizeClass = SizeClass.Large, DepositClass = SizeClass.Medium, Reserve = new(900, Unit.WanTonne, Basis.RawOre), ServiceYears = 12.5m, Grant = GrantKind.Expansion,
                FirstGranted = new DateOnly(2019, 5, 1), Block = "CQ01", Stage = ExplorationStage.General, Funding = FundingKind.Public, Group = "样例集团", DeclaredArea = new(125, Unit.Hectare, Basis.None),
            },
            right.Rows[0]);
    }

    [Fact]
    public void A_number_that_begins_with_T_is_a_right_to_explore_unless_the_register_says_otherwise()
    {
        var header = RightHeader.Replace("采矿许可证号", "勘查许可证号").Replace("矿山名称", "勘查项目名称");
        Assert.Equal(RightKind.Exploration, Assert.Single(ReadRights(Csv(header, RightOne.Replace("C2106", "T2106"))).Rows).Kind);
        Assert.Equal(RightKind.Mining, Assert.Single(ReadRights(Csv(header + ",权利类型", RightOne.Replace("C2106", "T2106") + ",采矿权")).Rows).Kind);
        Assert.Equal(RightKind.Mining, Assert.Single(ReadRights(Csv(RightHeader, RightOne)).Rows).Kind);
    }

    [Theory]
    [InlineData("权利类型", "租赁")]
    [InlineData("矿山规模", "特大")]
    [InlineData("登记类型", "转让")]
    [InlineData("勘查程度", "踏勘")]
    [InlineData("出资", "外资")]
    public void A_word_that_no_list_has_is_refused(string column, string word)
    {
        var problem = Assert.Single(ReadRights(Csv(RightHeader + "," + column, RightOne + "," + word, RightTwo + ",")).Problems);
        Assert.Equal(("table.unknown-word", column, word), (problem.Code, problem.Column, problem.Value));
        Assert.Equal($"{column}不能填“{word}”。", problem.Message.Zh);
    }

    [Fact]
    public void Every_wrong_row_is_told_in_words() => Golden.Compare("rights.txt",
    [
        .. Rows.Select(row => (row.Name, Golden.Said(ReadRights(Csv(RightHeader, RightOne, With(RightHeader, RightTwo, row.Cells), RightTwo))))),
        ("no column for the state", Golden.Said(ReadRights(Csv(RightHeader.Replace("状态,", ""), RightOne.Replace("有效,", ""))))),
        ("elevations reversed", Golden.Said(ReadRights(Csv(RightHeader.Replace("开采标高", "起标高,止标高"), RightOne.Replace("363至10米", "10,363"))))),
        ("two rows for one licence", Golden.Said(ReadRights(Csv(
            RightHeader, RightOne, RightTwo, RightOne.Replace("363", "364"), RightTwo.Replace("150002", "150003"), RightTwo.Replace("150002", "150004"))))),
        ("validity in one cell without an end", Golden.Said(ReadRights(Csv(RightHeader.Replace("有效期起,有效期止", "有效期"), RightOne.Replace("2020-01-01,2030-12-31", "2020-01-01"))))),
    ]);
}
