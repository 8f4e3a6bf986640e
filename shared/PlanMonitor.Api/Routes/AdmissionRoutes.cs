using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Api.Requests;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Rules.Admission;
using PlanMonitor.Services;
using PlanMonitor.Services.Admissions;
using PlanMonitor.Services.Receipts;

namespace PlanMonitor.Api.Routes;

/// <summary>The document of <c>admit --json</c>.</summary>
public sealed record AdmissionDocument(Allowed Allowed, IReadOnlyList<Finding> Findings, IReadOnlyList<ReceiptProblem> Problems)
{
    /// <summary>The document of an answer.</summary>
    public static AdmissionDocument Of(AdmissionAnswer answer) =>
        new(answer.Result?.Allowed ?? Allowed.NotEvaluable, answer.Result?.Findings ?? [], [.. answer.Problems.Select(ReceiptProblem.Of)]);
}

/// <summary>Admission review (准入审查): a proposed right against the rules of a plan. Nothing is stored.</summary>
internal static class AdmissionRoutes
{
    private const long LargestProposal = 1024 * 1024;

    public static IEnumerable<ApiRoute> All(Backend backend) =>
    [
        new("POST", "/api/plans/{id}/admissions", ApiRight.Admit, new("拟设矿业权准入审查", "Would the plan allow a right that does not exist yet"), context => ReviewAsync(context, backend))
        {
            Query = [Parameters.Year, Parameters.AsOf, Parameters.File],
            Body = new("application/octet-stream", null, LargestProposal),
            Answers = [ApiAnswer.Ok<AdmissionDocument>(), new(422, typeof(AdmissionDocument))],
            Problems = [(404, "path.plan-unknown"), (400, "api.year-uncovered"), (403, "api.region-foreign")],
        },
    ];

    private static async Task ReviewAsync(HttpContext context, Backend backend)
    {
        var (id, library) = ((string)context.Request.RouteValues["id"]!, backend.Shelf.Library);
        var query = new QueryValues(context);
        var (year, asOf, name) = (query.Number(Parameters.Year), query.Day(Parameters.AsOf), query.Text(Parameters.File));
        var newest = library.Newest(id);
        var (judged, day) = newest is null ? default : AdmissionJob.Judged(newest, year, asOf, backend.Time);
        var plan = newest is null ? null : library.Find(id, judged, day);
        var problem = query.Problem ?? (newest is null ? QueryValues.PlanUnknown(library, id)
            : plan is null ? ApiProblem.Of(StatusCodes.Status400BadRequest, "api.year-uncovered", value: id, arguments: [("year", judged)]) : null);
        var content = problem is null ? await RequestBody.ReadAsync(context) : null;
        problem ??= content is null ? RequestRules.TooLarge(LargestProposal) : null;
        if (problem is not null)
        {
            await problem.WriteAsync(context);
            return;
        }
        var answer = await backend.Admissions.RunAsync(plan!, judged, day, name ?? "proposal", content!, context.RequestAborted);
        // With the number of a right that there is, it would tell of that right.
        var foreign = new[] { answer.Right, answer.Replaced }.FirstOrDefault(right => right is not null && !ApiCaller.Of(context).May(ApiRight.Admit, right.Region));
        await (foreign is not null
            ? ApiProblem.Of(StatusCodes.Status403Forbidden, "api.region-foreign", value: foreign.Region).WriteAsync(context)
            : ApiJson.WriteAsync(context, AdmissionDocument.Of(answer), answer.Result is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK));
    }
}
