using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Api.Requests;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Deliveries.Channels;

namespace PlanMonitor.Api.Routes;

/// <summary>What changes of a subscription; what is left out stays. As on the command line <c>none</c> takes digest, quiet hours, cooldown or zone away, the plan <c>all</c> stands for every plan, and an empty list for all.</summary>
public sealed record SubscriptionPatch(
    string? Url, string? Secret, Severity? Severity, string? Plan, bool? Operator, string? Language, IReadOnlyList<string>? Regions, IReadOnlyList<string>? Rules, IReadOnlyList<string>? Layers,
    string? Form, string? Digest, string? Quiet, bool? QuietExceptH, string? Cooldown)
{
    /// <summary>A new secret is made, and shown once.</summary>
    public bool NewSecret { get; init; }

    /// <summary>Clock of digest and quiet hours.</summary>
    public string? Zone { get; init; }

    /// <summary>How much messages say: thin or full.</summary>
    public string? Detail { get; init; }

    /// <summary>How long the old secret signs beside a new one: 24h where it is left out, 0h for not at all.</summary>
    public string? Overlap { get; init; }
}

/// <summary>One subscription, read and changed. If-Match says which version was read.</summary>
internal static class SubscriptionChangeRoutes
{
    private const string None = "none";

    public static IEnumerable<ApiRoute> All(Backend backend) =>
    [
        new("GET", "/api/subscriptions/{id}", ApiRight.Administer, new("一个订阅", "A subscription"), context => ShowAsync(context, backend))
        {
            Everywhere = true, Answers = [ApiAnswer.Ok<SubscriptionItem>("ETag")], Problems = [(404, "subscription.unknown")],
        },
        new("PATCH", "/api/subscriptions/{id}", ApiRight.Administer, new("修改订阅；更换地址或密钥后须重新测试", "Change a subscription; a new address or secret needs a test to pass again"), context => ChangeAsync(context, backend))
        {
            Everywhere = true, NeedsMatch = true, TakesKey = true, Body = ApiBody.Of<SubscriptionPatch>(), Answers = [ApiAnswer.Ok<NewSubscription>("ETag")],
            Problems =
            [
                (400, "api.json-invalid"), (404, "subscription.unknown"), (404, "path.plan-unknown"), (412, "subscription.changed"), (422, "subscription.nothing-to-change"),
                (422, "subscription.url-invalid"), (422, "subscription.url-user-info"), (422, "subscription.url-scheme"), (422, "subscription.url-address"), (422, "subscription.url-port"), (422, "subscription.url-robot"),
                (422, "subscription.secret-invalid"), (422, "subscription.secret-robot"), (422, "subscription.secret-not-made"), (422, "subscription.region-invalid"), (422, "subscription.rule-unknown"),
                (422, "subscription.form-unknown"), (422, "subscription.time-invalid"), (422, "subscription.zone-unknown"), (422, "subscription.detail-unknown"),
            ],
        },
    ];

    private static async Task ShowAsync(HttpContext context, Backend backend)
    {
        if (await SubscriptionRoutes.FindAsync(context, backend) is not { } subscription)
        {
            await SubscriptionRoutes.Unknown(context).WriteAsync(context);
            return;
        }
        context.Response.Headers.ETag = $"\"{SubscriptionStore.TagOf(subscription)}\"";
        await ApiJson.WriteAsync(context, SubscriptionItem.Of(subscription));
    }

    private static async Task ChangeAsync(HttpContext context, Backend backend)
    {
        if (await SubscriptionRoutes.FindAsync(context, backend) is not { } subscription)
        {
            await SubscriptionRoutes.Unknown(context).WriteAsync(context);
            return;
        }
        if (await RequestBody.JsonAsync<SubscriptionPatch>(context) is not { } body)
        {
            return;
        }
        if (body.Plan is { } plan && plan is not ("-" or "all") && backend.Shelf.Library.Newest(plan) is null)
        {
            await QueryValues.PlanUnknown(backend.Shelf.Library, plan).WriteAsync(context);
            return;
        }
        if (Wrong(body, subscription) is { } wrong)
        {
            await new ApiProblem(StatusCodes.Status422UnprocessableEntity, wrong).WriteAsync(context);
            return;
        }
        var change = new SubscriptionChange
        {
            Url = body.Url, Secret = body.Secret, NewSecret = body.NewSecret, Settings = before => Apply(body, before), Tag = RequestRules.Tag(context.Request),
        };
        change = body.Overlap is { } overlap ? change with { Overlap = Spans.Parse(overlap)!.Value } : change;
        var outcome = await backend.Deliveries.UpdateAsync(subscription.Id, change, ApiCaller.Of(context).Actor, context.RequestAborted);
        if (!outcome.TryGet(out var updated, out var problem))
        {
            await SubscriptionRoutes.Refusal(problem).WriteAsync(context);
            return;
        }
        var item = SubscriptionItem.Of(updated.Subscription);
        context.Response.Headers.ETag = $"\"{SubscriptionStore.TagOf(updated.Subscription)}\"";
        Idempotency.Keep(context, new NewSubscription(item, null));
        await ApiJson.WriteAsync(context, new NewSubscription(item, body is { NewSecret: true, Secret: null } ? updated.Secret : null));
    }

    private static Problem? Wrong(SubscriptionPatch body, Subscription before)
    {
        string?[] unread =
        [
            body.Digest is { } digest && digest != None && DigestTimes.Parse(digest) is null ? digest : null,
            body.Quiet is { } quiet && quiet != None && QuietHours.Parse(quiet, hBreaks: false) is null ? quiet : null,
            body.Cooldown is { } cooldown && cooldown != None && Spans.Parse(cooldown) is null ? cooldown : null,
            body.Overlap is { } overlap && Spans.Parse(overlap) is null ? overlap : null,
        ];
        return body == new SubscriptionPatch(null, null, null, null, null, null, null, null, null, null, null, null, null, null) { Overlap = body.Overlap } ? Problem.Of("subscription.nothing-to-change")
            : unread.OfType<string>().FirstOrDefault() is { } text ? Problem.Of("subscription.time-invalid", value: text)
            : body.Detail is { } detail && !Details.All.Contains(detail) ? Problem.Of("subscription.detail-unknown", value: detail)
            : body.Form is { } form && !(GenericChannel.Forms.Contains(form) && (before.Kind == "generic" || form == GenericChannel.CloudEvents)) ? Problem.Of("subscription.form-unknown", value: form)
            : null;
    }

    private static Subscription Apply(SubscriptionPatch body, Subscription before)
    {
        var hBreaks = body.QuietExceptH ?? before.Quiet?.HBreaks ?? false;
        return before with
        {
            Filter = before.Filter with
            {
                Least = body.Severity ?? before.Filter.Least,
                Plan = body.Plan switch { null => before.Filter.Plan, "all" => null, var plan => plan },
                Regions = body.Regions ?? before.Filter.Regions,
                Rules = body.Rules ?? before.Filter.Rules,
                Layers = body.Layers ?? before.Filter.Layers,
            },
            Operator = body.Operator ?? before.Operator,
            Language = body.Language switch { null => before.Language, "en" => "en", _ => "zh-CN" },
            Form = body.Form ?? before.Form,
            Digest = body.Digest switch { null => before.Digest, None => null, var text => DigestTimes.Parse(text) },
            Quiet = body.Quiet switch { null => before.Quiet is { } quiet ? quiet with { HBreaks = hBreaks } : null, None => null, var text => QuietHours.Parse(text, hBreaks) },
            Cooldown = body.Cooldown switch { null => before.Cooldown, None => null, var text => Spans.Parse(text) },
            Zone = body.Zone switch { null => before.Zone, None => null, var text => text },
            IsFull = body.Detail switch { null => before.IsFull, var word => word == Details.Full },
        };
    }
}
