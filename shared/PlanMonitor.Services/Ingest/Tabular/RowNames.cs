using PlanMonitor.Core.Names;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>Licences, minerals and regions of a row.</summary>
internal static class RowNames
{
    /// <summary>The licence number in its plain form; null with the problem written down.</summary>
    public static string? Licence(this RowReader row, Column column)
    {
        if (row.Required(column) is not { } text)
        {
            return null;
        }
        if (!LicenceNumber.Parse(text, row.Line, row.Map.HeaderOf(column)).TryGet(out var number, out var problem))
        {
            row.Report(problem);
            return null;
        }
        return number;
    }

    /// <summary>The mineral; null with the problem written down.</summary>
    public static Mineral? Mineral(this RowReader row, Column column)
    {
        if (row.Required(column) is not { } text)
        {
            return null;
        }
        var mineral = row.Context.Minerals.Find(text) ?? row.Context.Minerals.Find(HalfWidth.Fold(text).Trim());
        if (mineral is null)
        {
            row.Report("table.unknown-mineral", column, text);
        }
        return mineral;
    }

    /// <summary>
    /// The code of the region in the plan, 6 digits or the longer code of a town or village as written; null with the problem written down.
    /// <paramref name="orAbove"/> takes the regions that the plan lies in as well.
    /// </summary>
    public static string? Region(this RowReader row, Column column, bool orAbove = false)
    {
        if (row.Required(column) is not { } text)
        {
            return null;
        }
        var plain = HalfWidth.Fold(text).Trim();
        var isCode = RegionCode.IsWellFormed(plain);
        var region = row.Context.Regions.Find(text) ?? row.Context.Regions.Find(plain) ?? (isCode && plain.Length > 6 ? row.Context.Regions.Find(plain[..6]) : null);
        if (region is null)
        {
            row.Report("table.unknown-region", column, text);
            return null;
        }
        var code = isCode && plain.Length > 6 ? plain : region.Code;
        var plan = row.Context.PlanAdcode;
        if (RegionCode.Within(code, plan) || (orAbove && RegionCode.Within(plan, code)))
        {
            return code;
        }
        row.Report("table.region-outside", column, text, ("plan", plan));
        return null;
    }

    /// <summary>Remarks on a mine that the register does not know.</summary>
    public static void RemarkUnknownMine(this RowReader row, Column column, string? licence)
    {
        if (licence is not null && row.Context.KnownLicences?.Contains(licence) == false)
        {
            row.Report("table.unknown-mine", column, licence);
        }
    }
}
