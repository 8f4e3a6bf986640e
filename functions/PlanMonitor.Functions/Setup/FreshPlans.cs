using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using PlanMonitor.Services;

namespace PlanMonitor.Functions.Setup;

/// <summary>Before a function runs, the plans are those that any instance took in.</summary>
public sealed class FreshPlans(Backend backend) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        await backend.Shelf.RefreshAsync(context.CancellationToken);
        await next(context);
    }
}
