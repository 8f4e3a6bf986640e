using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace PlanMonitor.Functions.Setup;

/// <summary>
/// With OpenTelemetry the worker sends its logs to the host without the invocation that they belong to, and the host then shows none of them
/// (Azure/azure-functions-dotnet-worker#3487, #3489): this puts the invocation back.
/// </summary>
public sealed class InvocationScope(ILogger<InvocationScope> log) : IFunctionsWorkerMiddleware
{
    // The key that the worker looks for.
    private const string Key = "AzureFunctions_InvocationId";

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        using (log.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { [Key] = context.InvocationId }))
        {
            await next(context);
        }
    }
}
