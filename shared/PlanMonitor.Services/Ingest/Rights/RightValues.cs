using PlanMonitor.Core.Names;
using PlanMonitor.Core.Rights;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Rights;

/// <summary>What only a mining right has: method, state, dates of validity.</summary>
internal static class RightValues
{
    private const string Unlimited = "长期";

    private static readonly Dictionary<string, RightStatus> Statuses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["有效"] = RightStatus.Active, ["正常"] = RightStatus.Active, ["生产"] = RightStatus.Active, ["在产"] = RightStatus.Active, ["在采"] = RightStatus.Active, ["active"] = RightStatus.Active,
        ["过期"] = RightStatus.Expired, ["到期"] = RightStatus.Expired, ["失效"] = RightStatus.Expired, ["expired"] = RightStatus.Expired,
        ["停产"] = RightStatus.Suspended, ["停采"] = RightStatus.Suspended, ["suspended"] = RightStatus.Suspended,
        ["关闭"] = RightStatus.Closed, ["注销"] = RightStatus.Closed, ["吊销"] = RightStatus.Closed, ["闭坑"] = RightStatus.Closed, ["closed"] = RightStatus.Closed, ["deregistered"] = RightStatus.Closed,
        ["未建"] = RightStatus.NeverBuilt, ["未建设"] = RightStatus.NeverBuilt, ["未开工"] = RightStatus.NeverBuilt, ["never built"] = RightStatus.NeverBuilt, ["never-built"] = RightStatus.NeverBuilt,
    };

    /// <summary>开采方式: open-pit, underground, or both; null where missing or wrong.</summary>
    public static string? Method(this RowReader row)
    {
        if (row.Text(RightColumns.Method) is not { } text)
        {
            return null;
        }
        var plain = HalfWidth.Fold(text).ToLowerInvariant();
        var openPit = plain.Contains("露天") || plain.Contains("open");
        var underground = plain.Contains("地下") || plain.Contains('井') || plain.Contains("坑采") || plain.Contains("underground");
        if (!openPit && !underground)
        {
            row.Report("right.unknown-method", RightColumns.Method, text);
            return null;
        }
        return openPit && underground ? "both" : openPit ? "open-pit" : "underground";
    }

    /// <summary>状态; in force where the table has no such column.</summary>
    public static RightStatus? Status(this RowReader row)
    {
        if (!row.Map.Has(RightColumns.Status))
        {
            return RightStatus.Active;
        }
        if (row.Required(RightColumns.Status) is not { } text)
        {
            return null;
        }
        if (Statuses.TryGetValue(HalfWidth.Fold(text).Trim(), out var status))
        {
            return status;
        }
        row.Report("right.unknown-status", RightColumns.Status, text);
        return null;
    }

    /// <summary>有效期 in two columns or in one (2020-01-01至2030-01-01); 长期 has no end.</summary>
    public static (DateOnly? From, DateOnly? To) Validity(this RowReader row)
    {
        var (from, to) = Span(row);
        from = row.Day(RightColumns.ValidFrom) ?? from;
        to = row.Text(RightColumns.ValidTo) == Unlimited ? null : row.Day(RightColumns.ValidTo) ?? to;
        if (to < from)
        {
            row.Report("right.dates-reversed", row.Map.Has(RightColumns.ValidTo) ? RightColumns.ValidTo : RightColumns.Valid, null, ("from", $"{from:yyyy-MM-dd}"), ("to", $"{to:yyyy-MM-dd}"));
        }
        return (from, to);
    }

    private static (DateOnly? From, DateOnly? To) Span(RowReader row)
    {
        if (row.Text(RightColumns.Valid) is not { } text)
        {
            return (null, null);
        }
        var plain = HalfWidth.Fold(text).Replace("自", "", StringComparison.Ordinal);
        if (plain.Split(["至", "到", "~", "—", "--"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var first, var last]
            && RowDates.Parse(first) is { } from && (last == Unlimited ? null : RowDates.Parse(last)) is var to && (to is not null || last == Unlimited))
        {
            return (from, to);
        }
        row.Report("table.not-a-date", RightColumns.Valid, text);
        return (null, null);
    }
}
