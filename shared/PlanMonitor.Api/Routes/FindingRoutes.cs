using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Services;
using PlanMonitor.Services.Api;

namespace PlanMonitor.Api.Routes;

/// <summary>The findings of the newest run of a plan and year: page by page, or all of them as a file.</summary>
internal static class FindingRoutes
{
    public static IEnumerable<ApiRoute> All(Backend backend) =>
    [
        new("GET", "/api/findings", ApiRight.Read, new("检查结果", "Findings of the newest run, in order of rule and subject"), context => ListAsync(context, backend))
        {
            Query = [Parameters.Plan.Needed, Parameters.Year.Needed, Parameters.AfterId, Parameters.Limit], Answers = [ApiAnswer.Ok<FindingPage>()], Problems = [(404, "api.finding-unknown")],
        },
        new("GET", "/api/findings/export", ApiRight.Read, new("导出全部检查结果", "All findings of the newest run as a file"), context => ExportAsync(context, backend))
        {
            Query = [Parameters.Plan.Needed, Parameters.Year.Needed, Parameters.Format], Answers = [ApiAnswer.Ok<FindingPage>(), new(200, null, "text/csv")],
        },
    ];

    private static async Task ListAsync(HttpContext context, Backend backend)
    {
        var query = new QueryValues(context);
        var (plan, year, after, limit) = (query.Plan(backend.Shelf.Library), query.Number(Parameters.Year), query.Finding(Parameters.AfterId), query.Number(Parameters.Limit));
        var regions = ApiCaller.Of(context).Regions(ApiRight.Read);
        if (query.Problem is { } wrong)
        {
            await wrong.WriteAsync(context);
            return;
        }
        var page = await backend.Queries.FindingsAsync(plan!, year!.Value, regions, after, limit, context.RequestAborted);
        await (page is null ? ApiProblem.Of(StatusCodes.Status404NotFound, "api.finding-unknown", value: after).WriteAsync(context) : ApiJson.WriteAsync(context, page));
    }

    private static async Task ExportAsync(HttpContext context, Backend backend)
    {
        var query = new QueryValues(context);
        var (plan, year, format) = (query.Plan(backend.Shelf.Library), query.Number(Parameters.Year), query.Word(Parameters.Format));
        if (query.Problem is { } problem)
        {
            await problem.WriteAsync(context);
            return;
        }
        var findings = backend.Queries.FindingsAsync(plan!, year!.Value, ApiCaller.Of(context).Regions(ApiRight.Read), context.RequestAborted);
        context.Response.ContentType = format == "csv" ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"findings-{plan}-{year}.{format ?? "json"}\"";
        await using var text = new StreamWriter(context.Response.Body, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: format == "csv"), leaveOpen: true) { NewLine = "\n" };
        await (format == "csv" ? FindingExport.CsvAsync(findings, text) : FindingExport.JsonAsync(findings, text));
    }
}
