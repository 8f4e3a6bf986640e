using PlanMonitor.Services.Ingest.Reports;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Rights;

/// <summary>The columns of a register of rights to mine and to explore (采矿权登记, 探矿权登记).</summary>
internal static class RightColumns
{
    public static readonly Column Licence = Also(ReportColumns.Licence, "勘查许可证号", "勘查许可证", "勘查许可证编号");
    public static readonly Column MineName = Also(ReportColumns.MineName, "勘查项目名称", "项目名称");
    public static readonly Column Holder = new("采矿权人", "采矿权人名称", "矿业权人", "持证人", "探矿权人", "holder");
    public static readonly Column Region = ReportColumns.Region;
    public static readonly Column Mineral = Also(ReportColumns.Mineral, "勘查矿种");
    public static readonly Column Scale = new("生产规模", "设计生产规模", "证载规模", "证载生产规模", "设计规模", "scale", "licensed scale", "capacity");
    public static readonly Column ScaleUnit = new("生产规模单位", "规模单位", "计量单位", "单位", "scale unit", "unit");
    public static readonly Column Method = new("开采方式", "采矿方式", "method", "mining method");
    public static readonly Column Status = new("状态", "采矿权状态", "许可证状态", "矿山状态", "生产状态", "status");
    public static readonly Column ValidFrom = new("有效期起", "有效期起始", "有效期始", "有效期自", "有效期起始日期", "发证日期", "valid from");
    public static readonly Column ValidTo = new("有效期止", "有效期截止", "有效期至", "到期日期", "有效期截止日期", "valid to", "valid until");
    public static readonly Column Valid = new("有效期", "有效期限", "许可证有效期", "采矿许可证有效期", "valid");
    public static readonly Column Elevations = new("开采标高", "开采深度", "标高", "标高范围", "elevation", "elevations");
    public static readonly Column Top = new("开采标高上限", "标高上限", "起标高", "上标高", "上限标高", "开采标高起", "开采上限标高", "top elevation");
    public static readonly Column Bottom = new("开采标高下限", "标高下限", "止标高", "下标高", "下限标高", "开采标高止", "开采下限标高", "bottom elevation");
    public static readonly Column Boundary = new("矿区范围", "拐点坐标", "矿区范围拐点坐标", "范围坐标", "坐标", "登记坐标", "boundary", "wkt", "geometry");

    public static readonly Column Kind = new("权利类型", "矿业权类型", "right kind");
    public static readonly Column SizeClass = new("矿山规模", "矿山规模类型", "规模类型", "size class");
    public static readonly Column DepositClass = new("矿床规模", "矿产地规模", "deposit class");
    public static readonly Column Reserve = new("保有资源储量", "保有储量", "资源储量", "保有资源量", "reserve", "reserves");
    public static readonly Column ReserveUnit = new("资源储量单位", "储量单位", "保有资源储量单位", "reserve unit");
    public static readonly Column ServiceYears = new("设计服务年限", "服务年限", "矿山服务年限", "service years");
    public static readonly Column Grant = new("登记类型", "申请类型", "取得方式类型", "grant");
    public static readonly Column FirstGranted = new("首次发证日期", "首次登记日期", "首立日期", "first granted");
    public static readonly Column Block = new("区块编号", "规划区块", "区块名称", "所在区块", "区块", "block");
    public static readonly Column Stage = new("勘查程度", "勘查阶段", "地质工作程度", "stage");
    public static readonly Column Funding = new("出资", "出资方式", "资金来源", "funding");
    public static readonly Column Group = new("整合主体", "所属集团", "集团", "整合后主体", "group");
    public static readonly Column DeclaredArea = new("矿区面积", "登记面积", "勘查区面积", "勘查面积", "面积", "declared area", "area");
    public static readonly Column DeclaredAreaUnit = new("矿区面积单位", "面积单位", "area unit");

    public static readonly Template Template = new(
        "采矿权登记", CommonCells.Licence with { Column = Licence }, new(MineName, "示例铁矿", "", Required: true), new(Holder, "示例矿业有限公司"), CommonCells.Region, CommonCells.Mineral with { Column = Mineral },
        new(Scale, "30", "数值；可连单位写，例如 30万吨/年"), new(ScaleUnit, "万吨/年", "万吨/年、吨/年、吨/日、万立方米/年、立方米/日"), new(Method, "地下", "露天、地下 或 露天/地下"),
        new(Status, "有效", "有效、过期、停产、关闭、注销 或 未建"), new(ValidFrom, "2021-05-01", CommonCells.Day), new(ValidTo, "2031-04-30", CommonCells.Day + "，或 长期"),
        new(Valid, "", "可代替有效期起止，例如 2021-05-01至2031-04-30"), new(Elevations, "363至10米", "米；上限至下限"), new(Top, "", "米；可代替开采标高"), new(Bottom, "", "米；可代替开采标高"),
        new(Boundary, "", "登记拐点坐标（带带号），或经纬度 WKT"),
        new(Kind, "采矿权", "采矿权 或 探矿权；不填按许可证号首字母"), new(SizeClass, "中型", Sizes), new(DepositClass, "中型", Sizes), new(Reserve, "900"), new(ReserveUnit, "万吨", "吨、万吨、亿吨、千克、立方米、万立方米"),
        new(ServiceYears, "15", "年"), new(Grant, "新立", "新立、延续、变更、扩界 或 整合"), new(FirstGranted, "2021-05-01", CommonCells.Day), new(Block, "", "规划区块或所列例外的编号或名称"),
        new(Stage, "详查", "预查、普查、详查 或 勘探"), new(Funding, "社会", "财政 或 社会"), new(Group, "", "整合后的主体或所属集团"), new(DeclaredArea, "1.25"), new(DeclaredAreaUnit, "平方公里", CommonCells.Areas));

    private const string Sizes = "大型、中型 或 小型";

    public static IReadOnlyList<Column> All => Template.Columns;

    private static Column Also(Column column, params string[] names) => column with { Aliases = [.. column.Aliases, .. names] };
}
