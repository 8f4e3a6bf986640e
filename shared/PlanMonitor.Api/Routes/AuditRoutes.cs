using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Core.Audit;
using PlanMonitor.Services;
using PlanMonitor.Services.Api;
using PlanMonitor.Services.Audit;

namespace PlanMonitor.Api.Routes;

/// <summary>A page of a chain; <c>next</c> is the <c>after</c> of the next page.</summary>
public sealed record AuditPage(AuditHead Head, IReadOnlyList<AuditEntry> Entries, long? Next);

/// <summary>The proof of the chains.</summary>
public sealed record AuditProof(bool Holds, IReadOnlyList<AuditReport> Chains);

/// <summary>The chain of all changes, and its proof.</summary>
internal static class AuditRoutes
{
    public static IEnumerable<ApiRoute> All(Backend backend) =>
    [
        new("GET", "/api/audit", ApiRight.Audit, new("留痕记录", "The chain of a plan, entry by entry"), context => ListAsync(context, backend))
        {
            Everywhere = true, Query = [Parameters.PlanOrNone.Needed, Parameters.AfterNumber, Parameters.Limit], Answers = [ApiAnswer.Ok<AuditPage>()],
        },
        new("GET", "/api/audit/verify", ApiRight.Audit, new("留痕核验", "Prove the chains whole"), context => VerifyAsync(context, backend))
        {
            Everywhere = true, Query = [Parameters.PlanOrNone], Answers = [ApiAnswer.Ok<AuditProof>()],
        },
    ];

    private static async Task ListAsync(HttpContext context, Backend backend)
    {
        var query = new QueryValues(context);
        var (plan, after, limit) = (query.PlanOrNone(backend.Shelf.Library), query.Number(Parameters.AfterNumber), query.Number(Parameters.Limit));
        if (query.Problem is { } problem)
        {
            await problem.WriteAsync(context);
            return;
        }
        var most = Math.Clamp(limit ?? 100, 1, ApiQueries.LargestPage);
        var entries = await backend.Ledger.EntriesAfterAsync(plan!, Math.Max(0, after ?? 0), context.RequestAborted).Take(most + 1).ToListAsync(context.RequestAborted);
        await ApiJson.WriteAsync(context, new AuditPage(
            await backend.Ledger.HeadAsync(plan!, context.RequestAborted), [.. entries.Take(most)], entries.Count > most ? entries[most - 1].Sequence : null));
    }

    private static async Task VerifyAsync(HttpContext context, Backend backend)
    {
        var query = new QueryValues(context);
        var plan = query.PlanOrNone(backend.Shelf.Library);
        if (query.Problem is { } problem)
        {
            await problem.WriteAsync(context);
            return;
        }
        var chains = await backend.Audit.RunAsync(plan, contents: false, context.RequestAborted);
        await ApiJson.WriteAsync(context, new AuditProof(chains.All(chain => chain.Holds), chains));
    }
}
