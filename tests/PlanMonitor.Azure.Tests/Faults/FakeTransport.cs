using Azure.Core;
using Azure.Core.Pipeline;

namespace PlanMonitor.Azure.Tests.Faults;

/// <summary>A service in this process: each request gets the answer that <paramref name="answer"/> gives.</summary>
public sealed class FakeTransport(Func<Request, FakeResponse> answer) : HttpPipelineTransport
{
    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => message.Response = answer(message.Request);

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        Process(message);
        return default;
    }
}
