using PlanMonitor.Services.Ingest.Reports;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Rights;

/// <summary>The columns of a register of mining rights (采矿权登记).</summary>
internal static class RightColumns
{
    public static readonly Column Licence = ReportColumns.Licence;
    public static readonly Column MineName = ReportColumns.MineName;
    public static readonly Column Holder = new("采矿权人", "采矿权人名称", "矿业权人", "持证人", "holder");
    public static readonly Column Region = ReportColumns.Region;
    public static readonly Column Mineral = ReportColumns.Mineral;
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

    public static readonly IReadOnlyList<Column> All =
        [Licence, MineName, Holder, Region, Mineral, Scale, ScaleUnit, Method, Status, ValidFrom, ValidTo, Valid, Elevations, Top, Bottom, Boundary];
}
