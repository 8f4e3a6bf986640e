using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Api.Requests;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services;
using PlanMonitor.Services.Alerts;

namespace PlanMonitor.Api.Routes;

/// <summary>What belongs to a transition; see <see cref="AlertOrder"/>.</summary>
public sealed record TransitionBody(string? To, DateOnly? Due, string? Verdict, string? Handling, string? Reason, string? Text, IReadOnlyList<AlertDocument?>? Documents);

/// <summary>What people do to alerts: one address for each transition. If-Match says which version of the alert was read.</summary>
internal static class TransitionRoutes
{
    private static readonly Text[] Summaries =
        [new("签收", "Take note"), new("交办", "Assign"), new("判定并记录处置方式", "Record a verdict and its handling"), new("退回整改", "Return for correction"), new("办结", "Close")];

    private static readonly string[] OfTheOrder =
    [
        "alert.assignee-missing", "alert.due-past", "alert.person-needed", "alert.verdict-unknown", "alert.handling-unknown", "alert.handling-unfit", "alert.reason-missing", "alert.reason-unknown",
        "alert.reason-unfit", "alert.text-missing", "alert.text-invalid", "alert.explanation-missing", "alert.documents-many", "alert.document-invalid",
    ];

    public static IEnumerable<ApiRoute> All(Backend backend) =>
    [
        .. Enum.GetValues<AlertTransition>().Select(transition => new ApiRoute(
            "POST", $"/api/alerts/{{id}}/{AlertTransitions.Word(transition)}", RightOf(transition), Summaries[(int)transition], context => ActAsync(context, backend, transition))
        {
            Body = ApiBody.Of<TransitionBody>(),
            Answers = [ApiAnswer.Ok<AlertStep>("ETag")],
            Problems = [(404, "api.alert-unknown"), (403, "api.region-foreign"), (400, "api.json-invalid"), (409, "alert.transition-illegal"), (412, "alert.changed"), .. OfTheOrder.Select(code => (422, code))],
            NeedsMatch = true,
            TakesKey = true,
        }),
        new("POST", "/api/alerts/{id}/{transition}", ApiRight.Read, new("不存在的办理动作", "A transition that there is not"), UnknownAsync) { Problems = [(404, "api.transition-unknown")] },
    ];

    private static ApiRight RightOf(AlertTransition transition) => transition == AlertTransition.Acknowledge ? ApiRight.Acknowledge : ApiRight.Decide;

    private static Task UnknownAsync(HttpContext context) => ApiProblem.Of(
        StatusCodes.Status404NotFound, "api.transition-unknown", value: $"{context.Request.RouteValues["transition"]}", arguments: [("transitions", string.Join(", ", AlertTransitions.Words))]).WriteAsync(context);

    private static async Task ActAsync(HttpContext context, Backend backend, AlertTransition transition)
    {
        // What he may not see does not exist for him; what he sees and may not decide on he is told.
        if (await AlertRoutes.FindAsync(context, backend, ApiRight.Read) is not { Alert: var alert })
        {
            await AlertRoutes.Unknown(context).WriteAsync(context);
            return;
        }
        if (!ApiCaller.Of(context).May(RightOf(transition), alert.County))
        {
            await ApiProblem.Of(StatusCodes.Status403Forbidden, "api.region-foreign", value: alert.County ?? "-").WriteAsync(context);
            return;
        }
        if (await RequestBody.JsonAsync<TransitionBody>(context) is not { } body)
        {
            return;
        }
        var order = new AlertOrder(transition)
        {
            To = body.To, Due = body.Due, Verdict = body.Verdict, Handling = body.Handling, Reason = body.Reason, Text = body.Text,
            Documents = [.. (body.Documents ?? []).Select(document => document ?? new("", null, null))],
        };
        var outcome = await backend.Desk.ActAsync(alert.Plan, alert.Id, order, ApiCaller.Of(context).Actor, RequestRules.Tag(context.Request), context.RequestAborted);
        if (!outcome.TryGet(out var step, out var problem))
        {
            await Refusal(problem).WriteAsync(context);
            return;
        }
        context.Response.Headers.ETag = $"\"{AlertDesk.TagOf(step.Alert)}\"";
        await ApiJson.WriteAsync(context, step);
    }

    private static ApiProblem Refusal(Problem problem) => new(
        problem.Code switch
        {
            "alert.changed" => StatusCodes.Status412PreconditionFailed,
            "alert.transition-illegal" => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        },
        problem);
}
