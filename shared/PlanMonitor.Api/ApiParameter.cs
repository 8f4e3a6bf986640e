using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Api;

/// <summary>A value of a query.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Type">string, integer, date or date-time.</param>
/// <param name="Problems">Errors of its own.</param>
public sealed record ApiParameter(string Name, Text Summary, string Type, params (int Status, string Code)[] Problems)
{
    /// <summary>True where it must be given.</summary>
    public bool Required { get; init; }

    /// <summary>Values that it may have; null where there are too many.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>The same, which must be given.</summary>
    public ApiParameter Needed => this with { Required = true, Problems = [.. Problems, (400, "api.query-missing")] };
}

/// <summary>The values that queries may have: each stands here once, for reading it and for the OpenAPI document.</summary>
public static class Parameters
{
    /// <summary>A plan.</summary>
    public static ApiParameter Plan { get; } = new("plan", new("规划代号", "id of a plan"), "string", (404, "path.plan-unknown"));

    /// <summary>A plan or what belongs to none.</summary>
    public static ApiParameter PlanOrNone { get; } = Plan with { Summary = new("规划代号；- 为不属于任何规划的事项", "id of a plan; - for what belongs to none") };

    /// <summary>A year.</summary>
    public static ApiParameter Year { get; } = new("year", new("年度", "year"), "integer", (400, "api.query-number"));

    /// <summary>A day.</summary>
    public static ApiParameter AsOf { get; } = new("asOf", new("基准日", "as-of day"), "date", (400, "api.query-time"));

    /// <summary>Name of a file.</summary>
    public static ApiParameter File { get; } = new("name", new("文件名", "name of the file"), "string");

    /// <summary>A coordinate system.</summary>
    public static ApiParameter Crs { get; } = new("crs", new("图层和图斑文件的坐标系（EPSG 代码）", "coordinate system of a layer or footprints that does not say it, an EPSG code"), "integer", (400, "upload.crs"));

    /// <summary>Hash of an upload.</summary>
    public static ApiParameter Sha256 { get; } = new("sha256", new("全部内容的 SHA-256（64 位十六进制）：核对内容，并可断点续传", "SHA-256 of the whole content, 64 hexadecimal digits: it is checked, and what breaks off can be gone on with"), "string", (400, "upload.sha256"));

    /// <summary>Where the rest of an upload begins.</summary>
    public static ApiParameter Offset { get; } = new("offset", new("续传起点：已收到的字节数", "where the rest begins: the bytes that have come"), "integer", (400, "api.query-number"));

    /// <summary>Entries on a page.</summary>
    public static ApiParameter Limit { get; } = new("limit", new("每页条数，1 至 500", "entries on a page, 1 to 500"), "integer", (400, "api.query-number"));

    /// <summary>Where a page begins.</summary>
    public static ApiParameter After { get; } = new("after", new("上一页的 next", "the next of the page before"), "string");

    /// <summary>Where a page begins, an id or a place.</summary>
    public static ApiParameter AfterId { get; } = After with { Problems = [(400, "api.query-id")] };

    /// <summary>Where a page of the chain begins.</summary>
    public static ApiParameter AfterNumber { get; } = After with { Type = "integer", Problems = [(400, "api.query-number")] };

    /// <summary>State of an alert.</summary>
    public static ApiParameter State { get; } = new("state", new("预警状态", "state of an alert"), "string", (400, "api.state-unknown")) { Values = AlertStates.Words };

    /// <summary>A region.</summary>
    public static ApiParameter County { get; } = new("county", new("行政区代码，含其下辖区域", "code of a region; what lies in it is meant too"), "string");

    /// <summary>A family of rules.</summary>
    public static ApiParameter Family { get; } = new("family", new("规则类别", "family of rules"), "string");

    /// <summary>A severity.</summary>
    public static ApiParameter Severity { get; } = new("severity", new("级别", "severity"), "string", (400, "api.value-unknown")) { Values = Enum.GetNames<Severity>() };

    /// <summary>A kind of layer.</summary>
    public static ApiParameter Layer { get; } = new("layer", new("图层类别", "kind of layer"), "string");

    /// <summary>A moment.</summary>
    public static ApiParameter UpdatedSince { get; } = new("updatedSince", new("此时刻起有变化的", "what changed at this moment or later"), "date-time", (400, "api.query-time"));

    /// <summary>Format of an export.</summary>
    public static ApiParameter Format { get; } = new("format", new("导出格式", "format of the export"), "string", (400, "api.value-unknown")) { Values = ["json", "csv"] };

    /// <summary>A subscription.</summary>
    public static ApiParameter Subscription { get; } = new("subscription", new("订阅编号", "id of a subscription"), "string", (400, "api.query-id"));

    /// <summary>An alert.</summary>
    public static ApiParameter Alert { get; } = new("alert", new("预警编号", "id of an alert"), "string", (400, "api.query-id"));

    /// <summary>State of a delivery.</summary>
    public static ApiParameter DeliveryState { get; } = new("state", new("推送状态", "state of a delivery"), "string", (400, "api.value-unknown")) { Values = ["pending", "delivered", "dead"] };
}
