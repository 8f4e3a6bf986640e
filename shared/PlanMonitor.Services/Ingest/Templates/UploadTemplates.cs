using PlanMonitor.Services.Ingest.Discoveries;
using PlanMonitor.Services.Ingest.Disturbance;
using PlanMonitor.Services.Ingest.Duties;
using PlanMonitor.Services.Ingest.GreenList;
using PlanMonitor.Services.Ingest.Progress;
using PlanMonitor.Services.Ingest.Projects;
using PlanMonitor.Services.Ingest.Quotas;
using PlanMonitor.Services.Ingest.Rates;
using PlanMonitor.Services.Ingest.Reports;
using PlanMonitor.Services.Ingest.Reserves;
using PlanMonitor.Services.Ingest.Restorations;
using PlanMonitor.Services.Ingest.Rights;
using PlanMonitor.Services.Ingest.Tabular;
using PlanMonitor.Spatial.Formats.Tables;
using System.Collections.Immutable;

namespace PlanMonitor.Services.Ingest.Templates;

/// <summary>The forms that people fill in, one for each kind of upload that is a table.</summary>
public static class UploadTemplates
{
    /// <summary>The kinds that have a form, in the order of all kinds.</summary>
    public static ImmutableArray<string> Kinds { get; } = [.. UploadTarget.Kinds.Where(kind => Of(kind) is not null)];

    /// <summary>
    /// The form of a kind as a workbook (XLSX): names of the columns, units and notes below them, one row as an example, and a sheet 说明 that explains each column.
    /// </summary>
    public static byte[] Workbook(string kind) => Of(kind) is { } template
        ? WorkbookWriter.Write([TemplateSheets.Form(template), TemplateSheets.Notes(template, kind)])
        : throw new ArgumentException($"The kind {kind} is no table.", nameof(kind));

    internal static Template? Of(string kind) => kind switch
    {
        "rights" => RightColumns.Template,
        "quotas" => QuotaTemplate.Template,
        "reports" => ReportTemplate.Template,
        "progress" => ProgressColumns.Template,
        "reserves" => ReserveColumns.Template,
        "rates" => RateColumns.Template,
        "disturbance" => DisturbanceColumns.Template,
        "discoveries" => DiscoveryColumns.Template,
        "restoration" => RestorationColumns.Template,
        "greenlist" => GreenColumns.Template,
        "projects" => ProjectColumns.Template,
        "duties" => DutyColumns.Template,
        _ => null,
    };
}
