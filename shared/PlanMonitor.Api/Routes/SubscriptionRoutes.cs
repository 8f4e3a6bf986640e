using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Api.Requests;
using PlanMonitor.Core.Findings;
using PlanMonitor.Services;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Deliveries.Channels;

namespace PlanMonitor.Api.Routes;

/// <summary>A subscription as it is asked for; see <see cref="SubscriptionRequest"/>. Without a secret one is made and shown once where the channel has one. Times as on the command line: 08:30, 30m, 22:00-07:00.</summary>
public sealed record SubscriptionBody(string? Kind, string? Url, string? Secret, Severity Severity, string? Plan, bool Operator, string? Language)
{
    /// <summary>Counties and wider regions.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Rules or families of rules.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Layers.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>Body of the generic channel.</summary>
    public string? Form { get; init; }

    /// <summary>When messages go together.</summary>
    public string? Digest { get; init; }

    /// <summary>When none go.</summary>
    public string? Quiet { get; init; }

    /// <summary>Whether H breaks through the quiet hours.</summary>
    public bool QuietExceptH { get; init; }

    /// <summary>How long further messages on one alert are kept back.</summary>
    public string? Cooldown { get; init; }

    /// <summary>Clock of digest and quiet hours: +08:00 where it is left out, or the name of a zone.</summary>
    public string? Zone { get; init; }

    /// <summary>How much messages say: thin where it is left out, or full.</summary>
    public string? Detail { get; init; }
}

/// <summary>All subscriptions.</summary>
public sealed record SubscriptionList(int Total, IReadOnlyList<SubscriptionItem> Subscriptions);

/// <summary>A new subscription; the secret only where one was made, and only this once.</summary>
public sealed record NewSubscription(SubscriptionItem Subscription, string? Secret);

/// <summary>What came of a test message.</summary>
public sealed record TestResult(bool Delivered, int? Status, string? Fault, long Milliseconds);

/// <summary>Whether a callback was signed as it should be.</summary>
public sealed record CallbackResult(bool Verified);

/// <summary>Who is told of alerts, and where.</summary>
internal static class SubscriptionRoutes
{
    public static IEnumerable<ApiRoute> All(Backend backend) =>
    [
        new("GET", "/api/subscriptions", ApiRight.Administer, new("订阅列表", "The subscriptions"), context => ListAsync(context, backend)) { Everywhere = true, Answers = [ApiAnswer.Ok<SubscriptionList>()] },
        new("POST", "/api/subscriptions", ApiRight.Administer, new("新建订阅", "Make a subscription"), context => AddAsync(context, backend))
        {
            Everywhere = true, TakesKey = true, Body = ApiBody.Of<SubscriptionBody>(), Answers = [new(201, typeof(NewSubscription))],
            Problems =
            [
                (400, "api.json-invalid"), (404, "path.plan-unknown"), (422, "subscription.kind-unknown"), (422, "subscription.url-invalid"), (422, "subscription.url-user-info"),
                (422, "subscription.url-scheme"), (422, "subscription.url-address"), (422, "subscription.url-port"), (422, "subscription.url-robot"), (422, "subscription.secret-invalid"), (422, "subscription.secret-robot"),
                (422, "subscription.region-invalid"), (422, "subscription.rule-unknown"), (422, "subscription.form-unknown"), (422, "subscription.time-invalid"), (422, "subscription.zone-unknown"), (422, "subscription.detail-unknown"),
            ],
        },
        new("POST", "/api/subscriptions/{id}/test", ApiRight.Administer, new("发送测试消息", "Send a test message now"), context => TestAsync(context, backend))
        {
            Everywhere = true, Answers = [ApiAnswer.Ok<TestResult>()], Problems = [(404, "subscription.unknown")],
        },
        new("DELETE", "/api/subscriptions/{id}", ApiRight.Administer, new("删除订阅及其密钥", "Remove a subscription and its secret"), context => RemoveAsync(context, backend))
        {
            Everywhere = true, TakesKey = true, Answers = [new(204, null, null)], Problems = [(404, "subscription.unknown"), (412, "subscription.changed")],
        },
        // Whoever holds the secret is who should call: the signature is what lets him pass.
        new("POST", "/api/subscriptions/{id}/callback", ApiRight.Open, new("接收方试签名：按 Standard Webhooks 签名回传任意内容", "A receiver tries its signature: any content, signed as Standard Webhooks says"), context => CallbackAsync(context, backend))
        {
            Body = new("application/octet-stream", null), Answers = [ApiAnswer.Ok<CallbackResult>()], Problems = [(401, "webhook.signature-wrong")],
        },
    ];

    private static async Task ListAsync(HttpContext context, Backend backend)
    {
        var all = await backend.Deliveries.Subscriptions.ListAsync(context.RequestAborted);
        await ApiJson.WriteAsync(context, new SubscriptionList(all.Count, [.. all.Select(SubscriptionItem.Of)]));
    }

    private static async Task AddAsync(HttpContext context, Backend backend)
    {
        if (await RequestBody.JsonAsync<SubscriptionBody>(context) is not { } body)
        {
            return;
        }
        if (body.Plan is { } plan && plan != "-" && backend.Shelf.Library.Newest(plan) is null)
        {
            await QueryValues.PlanUnknown(backend.Shelf.Library, plan).WriteAsync(context);
            return;
        }
        var (digest, quiet, cooldown) = (body.Digest is { } when ? DigestTimes.Parse(when) : null, body.Quiet is { } hours ? QuietHours.Parse(hours, body.QuietExceptH) : null, body.Cooldown is { } span ? Spans.Parse(span) : null);
        var unread = (digest is null ? body.Digest : null) ?? (quiet is null ? body.Quiet : null) ?? (cooldown is null ? body.Cooldown : null);
        if (unread is not null)
        {
            await ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, "subscription.time-invalid", value: unread).WriteAsync(context);
            return;
        }
        if (body.Detail is { } detail && !Details.All.Contains(detail))
        {
            await ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, "subscription.detail-unknown", value: detail).WriteAsync(context);
            return;
        }
        var request = new SubscriptionRequest(body.Kind ?? "", body.Url ?? "", body.Severity, body.Plan, body.Operator, body.Language == "en" ? "en" : "zh-CN")
        {
            Regions = body.Regions, Rules = body.Rules, Layers = body.Layers, Form = body.Form ?? GenericChannel.CloudEvents, Digest = digest, Quiet = quiet, Cooldown = cooldown, Zone = body.Zone, IsFull = body.Detail == Details.Full,
        };
        var outcome = await backend.Deliveries.Subscriptions.AddAsync(request, body.Secret, ApiCaller.Of(context).Actor, context.RequestAborted);
        if (!outcome.TryGet(out var added, out var problem))
        {
            await new ApiProblem(StatusCodes.Status422UnprocessableEntity, problem).WriteAsync(context);
            return;
        }
        var item = SubscriptionItem.Of(added.Subscription);
        Idempotency.Keep(context, new NewSubscription(item, null));
        await ApiJson.WriteAsync(context, new NewSubscription(item, body.Secret is null ? added.Secret : null), StatusCodes.Status201Created);
    }

    private static async Task TestAsync(HttpContext context, Backend backend)
    {
        if (await FindAsync(context, backend) is not { } subscription)
        {
            await Unknown(context).WriteAsync(context);
            return;
        }
        var (answer, took) = await backend.Deliveries.TestAsync(subscription, ApiCaller.Of(context).Actor, context.RequestAborted);
        await ApiJson.WriteAsync(context, new TestResult(took, answer.Status, answer.Fault, answer.Milliseconds));
    }

    private static async Task RemoveAsync(HttpContext context, Backend backend)
    {
        if (await FindAsync(context, backend) is not { } subscription)
        {
            await Unknown(context).WriteAsync(context);
            return;
        }
        if (await backend.Deliveries.Subscriptions.RemoveAsync(subscription.Id, RequestRules.Tag(context.Request), ApiCaller.Of(context).Actor, context.RequestAborted) is { } problem)
        {
            await Refusal(problem).WriteAsync(context);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task CallbackAsync(HttpContext context, Backend backend)
    {
        if (await RequestBody.ReadAsync(context) is not { } body)
        {
            await RequestRules.TooLarge(RequestBody.Largest(context)).WriteAsync(context);
            return;
        }
        // A subscription that there is not answers as one whose signature is wrong: nobody learns which there are.
        var secret = await FindAsync(context, backend) is { } subscription ? await backend.Deliveries.Subscriptions.SecretAsync(subscription, context.RequestAborted) : null;
        var headers = context.Request.Headers;
        await (secret is not null && CallbackSignature.Holds(secret, $"{headers["webhook-id"]}", $"{headers["webhook-timestamp"]}", $"{headers["webhook-signature"]}", body, backend.Time.GetUtcNow())
            ? ApiJson.WriteAsync(context, new CallbackResult(true))
            : ApiProblem.Of(StatusCodes.Status401Unauthorized, "webhook.signature-wrong", arguments: [("minutes", CallbackSignature.Tolerance.TotalMinutes)]).WriteAsync(context));
    }

    /// <summary>The subscription of the address that was not removed, or null.</summary>
    public static async Task<Subscription?> FindAsync(HttpContext context, Backend backend) =>
        (string)context.Request.RouteValues["id"]! is var id && QueryValues.IsId(id) && await backend.Deliveries.Subscriptions.FindAsync(id, context.RequestAborted) is { State: not SubscriptionState.Removed } found ? found : null;

    /// <summary>Why a change was refused.</summary>
    public static ApiProblem Refusal(Core.Messages.Problem problem) => new(
        problem.Code switch
        {
            "subscription.unknown" => StatusCodes.Status404NotFound,
            "subscription.changed" => StatusCodes.Status412PreconditionFailed,
            _ => StatusCodes.Status422UnprocessableEntity,
        },
        problem);

    /// <summary>There is no such subscription.</summary>
    public static ApiProblem Unknown(HttpContext context) => ApiProblem.Of(StatusCodes.Status404NotFound, "subscription.unknown", value: $"{context.Request.RouteValues["id"]}");
}
