using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.GreenList;
using PlanMonitor.Core.Projects;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Restorations;
using PlanMonitor.Core.Rights;
using Xunit;

namespace PlanMonitor.Core.Tests.Cases;

/// <summary>Every part of an input.json reaches the rules.</summary>
public sealed class CaseInputTests
{
    private const string Empty = """{ "plan": "chaoyang", "year": 2023, "asOf": "2024-03-31" }""";

    private const string Full = """
        {
          "plan": "chaoyang", "year": 2023, "asOf": "2024-03-31",
          "rights": [{ "采矿许可证号": "T1", "矿山名称": "虚构一号", "行政区": "北票市", "开采矿种": "铁矿", "生产规模": "30 万吨/年", "开采方式": "露天/地下", "权利类型": "探矿权", "矿山规模": "大型",
            "矿床规模": "中型", "保有资源储量": "900 万吨", "设计服务年限": 12.5, "登记类型": "扩界", "首次发证日期": "2019-05-01", "区块编号": "CQ01", "勘查程度": "详查", "出资": "财政", "整合主体": "甲集团",
            "矿区面积": "1.5 平方公里", "开采标高上限": 300, "开采标高下限": -20 }],
          "places": [{ "采矿许可证号": "T1", "面积": "30 亩", "占用": [{ "图层": "生态红线", "要素": "1", "面积": "3 亩" }], "重叠": [{ "采矿许可证号": "C2", "面积": "5 平方米" }],
            "相邻": [{ "规则": "spatial.x", "采矿许可证号": "C2", "距离": 12.5 }] }],
          "earlierReports": [{ "采矿许可证号": "C2", "矿山名称": "虚构二号", "行政区": "北票市", "开采矿种": "铁矿", "年采出矿量": "3 万吨", "年度": 2021 }],
          "footprints": [{ "图斑编号": "TB1", "面积": "30 亩", "前时相": "2023-01-05", "后时相": "2023-07-05" }],
          "reserves": [{ "采矿许可证号": "C2", "开采矿种": "铁矿", "年初保有": "10 万吨", "年采出": "1 万吨", "勘查增减": "-2 万吨", "年末保有": "7 万吨" }],
          "rates": [{ "采矿许可证号": "C2", "年度": 2022, "开采矿种": "铁矿", "开采回采率": 88.5, "开采回采率要求": 90 }],
          "progress": [{ "采矿许可证号": "C2", "季度": 4, "开采矿种": "铁矿", "产量": "3 万吨" }, { "采矿许可证号": "C2", "月份": 4, "开采矿种": "铁矿", "产量": "1 万吨" }],
          "discoveries": [{ "行政区": "北票市", "矿种": "金矿", "新增资源量": "3 吨", "新发现矿产地": 2, "矿产地规模": "大型" }],
          "restoration": [{ "行政区": "北票市", "治理类型": "历史遗留", "治理面积": "15 亩" }],
          "greenlist": [{ "采矿许可证号": "C2", "级别": "省级", "入库日期": "2022-01-01", "移出日期": "2023-06-01" }],
          "projects": [{ "项目": "project.x", "状态": "已完成", "完成数量": "7 幅" }],
          "duties": [{ "履职事项": "年度执行报告", "完成日期": "2024-01-31" }],
          "disturbance": [{ "采矿许可证号": "C2", "新增损毁面积": "2 公顷", "治理面积": "15 亩" }],
          "rejected": [{ "类别": "restoration", "文件": "修复.csv", "行": 4 }]
        }
        """;

    [Fact]
    public void A_part_that_is_absent_was_never_uploaded()
    {
        var input = CaseInput.Of(CaseDocument.Read(Empty));
        Assert.Equal(
            Enumerable.Repeat<object?>(null, 12),
            [input.Rights, input.RightPlaces, input.Footprints, input.Reserves, input.Rates, input.Progress, input.Discoveries, input.Restoration, input.GreenList, input.Projects, input.Duties, input.Disturbance]);
        Assert.Empty(input.EarlierReports);
        Assert.Empty(input.Rejected);
        Assert.Null(input.RightOf("T1"));
    }

    [Fact]
    public void A_right_carries_what_the_licence_says()
    {
        var input = CaseInput.Of(CaseDocument.Read(Full));
        var right = input.RightOf("T1")!;
        Assert.Equal(
            (RightKind.Exploration, SizeClass.Large, SizeClass.Medium, 12.5m, GrantKind.Expansion, new DateOnly(2019, 5, 1), "CQ01", ExplorationStage.General, FundingKind.Public, "甲集团"),
            (right.Kind, right.SizeClass!.Value, right.DepositClass!.Value, right.ServiceYears!.Value, right.Grant!.Value, right.FirstGranted!.Value, right.Block, right.Stage!.Value, right.Funding!.Value, right.Group));
        Assert.Equal(("30万吨/年", "900万吨", "1.5平方公里", "both", 300m, -20m), ($"{right.Scale}", $"{right.Reserve}", $"{right.DeclaredArea}", right.Method, right.TopElevation, right.BottomElevation));
        Assert.False(right.IsActiveIn(2023), "a right to explore is no right to mine");
        Assert.True(right.IsInForceIn(2023));
    }

    [Fact]
    public void A_place_is_measured_in_square_metres_and_metres()
    {
        var place = Assert.Single(CaseInput.Of(CaseDocument.Read(Full)).RightPlaces!);
        Assert.Equal(20_000m, place.AreaM2);
        Assert.Equal((LayerKind.RedLine, 2_000m, 0.1m, false), place.Overlaps[0] is var overlap ? (overlap.Layer, overlap.AreaM2, overlap.Share, overlap.Sliver) : default);
        Assert.Equal([new SharedGround("C2", 5)], place.Others);
        Assert.Equal([new NearRight("spatial.x", "C2", 12.5m)], place.Nearest);
    }

    [Fact]
    public void Other_uploads_become_records_of_the_year_of_the_case()
    {
        var input = CaseInput.Of(CaseDocument.Read(Full));
        Assert.Equal((2021, 3m), (input.EarlierReports[0].Year, input.EarlierReports[0].Output.Value));
        Assert.Equal((new DateOnly(2023, 1, 5), new DateOnly(2023, 7, 5)), (input.Footprints![0].From, input.Footprints[0].To));
        Assert.Equal((2023, "-2万吨"), (input.Reserves![0].Year, $"{input.Reserves[0].Explored}"));
        Assert.Equal((2022, 88.5m, 90m, null), (input.Rates![0].Year, input.Rates[0].Mining.Actual, input.Rates[0].Mining.Required, input.Rates[0].Processing.Actual));
        Assert.Equal([(10, 12, true), (4, 4, false)], input.Progress!.Select(month => (month.FromMonth, month.ToMonth, month.IsQuarter)));
        Assert.Equal((Basis.NotSaid, 2, SizeClass.Large), (input.Discoveries![0].Added!.Basis, input.Discoveries[0].Deposits, input.Discoveries[0].DepositClass!.Value));
        Assert.Equal((RestorationKind.Legacy, "15亩"), (input.Restoration![0].Kind, $"{input.Restoration[0].Restored}"));
        Assert.Equal(GreenLevel.Provincial, input.GreenList![0].Level);
        Assert.Equal((true, false), (input.GreenList[0].IsListedOn(new(2022, 1, 1)), input.GreenList[0].IsListedOn(new(2023, 6, 1))));
        Assert.Equal((ProjectStage.Done, "7幅"), (input.Projects![0].Stage, $"{input.Projects[0].Amount}"));
        Assert.Equal(("annual-report", 2023, 1), (input.Duties![0].Duty, input.Duties[0].Year, input.Duties[0].Times));
        Assert.Equal(("2公顷", "15亩"), ($"{input.Disturbance![0].Disturbed}", $"{input.Disturbance[0].Restored}"));
        Assert.Equal(("restoration", "修复.csv", 4), (input.Rejected[0].Kind, input.Rejected[0].Source.File, input.Rejected[0].Source.Line));
    }
}
