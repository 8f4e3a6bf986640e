using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Services;
using PlanMonitor.Services.Api;
using PlanMonitor.Services.Deliveries;

namespace PlanMonitor.Api.Routes;

/// <summary>A page of deliveries. Where next is given there is more, also after a page that is short: so much is read for one page and no more.</summary>
public sealed record DeliveryPage(IReadOnlyList<DeliveryItem> Deliveries, string? Next);

/// <summary>Every attempt of a delivery, the oldest first, each with the first 2 KB of its answer.</summary>
public sealed record AttemptList(string Delivery, IReadOnlyList<Attempt> Attempts);

/// <summary>What was sent to the subscriptions, and sending it again.</summary>
internal static class DeliveryRoutes
{
    public static IEnumerable<ApiRoute> All(Backend backend) =>
    [
        new("GET", "/api/deliveries", ApiRight.Administer, new("推送记录", "Deliveries, by subscription, alert and place in the chain"), context => ListAsync(context, backend))
        {
            Everywhere = true, Query = [Parameters.DeliveryState, Parameters.Subscription, Parameters.Alert, Parameters.AfterId, Parameters.Limit], Answers = [ApiAnswer.Ok<DeliveryPage>()],
        },
        new("GET", "/api/deliveries/{id}/attempts", ApiRight.Administer, new("一条推送的全部尝试", "The attempts of a delivery, with what was answered"), context => AttemptsAsync(context, backend))
        {
            Everywhere = true, Answers = [ApiAnswer.Ok<AttemptList>()], Problems = [(404, "delivery.unknown")],
        },
        new("POST", "/api/deliveries/{id}/replay", ApiRight.Administer, new("重新推送", "Send a delivery again"), context => ReplayAsync(context, backend))
        {
            Everywhere = true, TakesKey = true, Answers = [ApiAnswer.Ok<DeliveryItem>()], Problems = [(404, "delivery.unknown"), (409, "delivery.ambiguous"), (409, "delivery.not-subscribed"), (409, "delivery.untested")],
        },
    ];

    private static async Task ListAsync(HttpContext context, Backend backend)
    {
        var query = new QueryValues(context);
        var (state, after, limit) = (query.Word(Parameters.DeliveryState), query.Text(Parameters.AfterId), query.Number(Parameters.Limit));
        var filter = new DeliveryFilter(state is null ? null : Enum.Parse<DeliveryState>(state, ignoreCase: true), query.Id(Parameters.Subscription), query.Id(Parameters.Alert));
        if (query.Problem is { } problem)
        {
            await problem.WriteAsync(context);
            return;
        }
        if (after is not null && !DeliveryLists.IsPlace(after))
        {
            await ApiProblem.Of(StatusCodes.Status400BadRequest, "api.query-id", column: Parameters.AfterId.Name, value: after).WriteAsync(context);
            return;
        }
        var page = await backend.Deliveries.Lists.PageAsync(filter, after, Math.Clamp(limit ?? 100, 1, ApiQueries.LargestPage), context.RequestAborted);
        await ApiJson.WriteAsync(context, new DeliveryPage([.. page.Deliveries.Select(DeliveryItem.Of)], page.Next));
    }

    private static async Task AttemptsAsync(HttpContext context, Backend backend)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        var outcome = QueryValues.IsId(id) ? await backend.Deliveries.FindAsync(id, context.RequestAborted) : Core.Messages.Problem.Of("delivery.unknown", value: id);
        await (outcome.TryGet(out var found, out var problem)
            ? ApiJson.WriteAsync(context, new AttemptList(found.Id, await backend.Deliveries.Store.AttemptsAsync(found, context.RequestAborted).ToListAsync(context.RequestAborted)))
            : new ApiProblem(StatusCodes.Status404NotFound, problem).WriteAsync(context));
    }

    private static async Task ReplayAsync(HttpContext context, Backend backend)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        var outcome = QueryValues.IsId(id) ? await backend.Deliveries.ReplayAsync(id, context.RequestAborted) : Core.Messages.Problem.Of("delivery.unknown", value: id);
        await (outcome.TryGet(out var again, out var problem)
            ? ApiJson.WriteAsync(context, DeliveryItem.Of(again))
            : new ApiProblem(problem.Code != "delivery.unknown" ? StatusCodes.Status409Conflict : StatusCodes.Status404NotFound, problem).WriteAsync(context));
    }
}
