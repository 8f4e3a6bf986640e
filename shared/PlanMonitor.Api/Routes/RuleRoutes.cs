using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Services;
using PlanMonitor.Services.Api;

namespace PlanMonitor.Api.Routes;

/// <summary>The catalogue of rules, the document of <c>rules --json</c>, and the coded reasons of what people do to alerts.</summary>
internal static class RuleRoutes
{
    public static IEnumerable<ApiRoute> All(Backend backend) =>
    [
        new("GET", "/api/rules", ApiRight.Read, new("规则目录", "The catalogue of rules"), context => ApiJson.WriteAsync(context, backend.Queries.Rules())) { Answers = [ApiAnswer.Ok<RuleList>()] },
        new("GET", "/api/reasons", ApiRight.Read, new("处置理由代码", "The coded reasons of what is done to alerts"), context => ApiJson.WriteAsync(context, new ReasonList(AlertReasons.All))) { Answers = [ApiAnswer.Ok<ReasonList>()] },
    ];
}

/// <summary>The coded reasons.</summary>
public sealed record ReasonList(IReadOnlyList<AlertReason> Reasons);
