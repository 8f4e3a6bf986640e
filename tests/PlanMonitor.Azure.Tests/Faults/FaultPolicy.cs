using Azure.Core;
using Azure.Core.Pipeline;

namespace PlanMonitor.Azure.Tests.Faults;

/// <summary>What befalls one try of a request.</summary>
public enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>No answer in time; the request was not taken.</summary>
    Timeout,

    /// <summary>429 with Retry-After.</summary>
    TooMany,

    /// <summary>500.</summary>
    Internal,

    /// <summary>503, busy.</summary>
    Busy,

    /// <summary>The connection is cut before the request was sent.</summary>
    CutBefore,

    /// <summary>The connection is cut after the request was taken: the work is done, the answer lost.</summary>
    CutAfter,
}

/// <summary>Does faults to tries, as <paramref name="choose"/> says.</summary>
public sealed class FaultPolicy(Func<Request, string, Fault> choose, string retryAfter = "0") : AsyncPolicy
{
    private int done;

    /// <summary>How many tries had a fault.</summary>
    public int Done => done;

    /// <summary>Done once, between the fault <see cref="Fault.CutAfter"/> and the next try.</summary>
    public Func<Task>? Between { get; set; }

    /// <summary>The first try that <paramref name="which"/> holds for has the fault.</summary>
    public static FaultPolicy Once(Fault fault, Func<Request, bool> which)
    {
        var left = 1;
        return new((request, _) => which(request) && Interlocked.Decrement(ref left) == 0 ? fault : Fault.None, "1");
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var fault = choose(message.Request, ServiceOf(message.Request));
        _ = fault == Fault.None ? 0 : Interlocked.Increment(ref done);
        switch (fault)
        {
            case Fault.Timeout:
                throw new TaskCanceledException("injected: no answer in time");
            case Fault.CutBefore:
                throw new IOException("injected: cut before the request was sent");
            case Fault.TooMany:
                message.Response = new FakeResponse(429, "", ("Retry-After", retryAfter)) { Injected = true };
                break;
            case Fault.Internal:
                message.Response = new FakeResponse(500, "", ("x-ms-error-code", "InternalError")) { Injected = true };
                break;
            case Fault.Busy:
                message.Response = new FakeResponse(503, "", ("x-ms-error-code", "ServerBusy")) { Injected = true };
                break;
            case Fault.CutAfter:
                await ProcessNextAsync(message, pipeline);
                message.Response.Dispose();
                if (Between is { } between)
                {
                    Between = null;
                    await between();
                }
                throw new IOException("injected: cut after the request was taken");
            default:
                await ProcessNextAsync(message, pipeline);
                break;
        }
    }
}
