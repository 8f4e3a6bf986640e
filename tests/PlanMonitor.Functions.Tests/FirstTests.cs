using PlanMonitor.Azure.Tests;
using PlanMonitor.Functions.Tests.Host;
using Xunit;

namespace PlanMonitor.Functions.Tests;

public sealed class FirstTests(Azurite azurite)
{
    [Fact]
    public async Task It_starts()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var host = await FunctionsHost.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["Storage"] = azurite.Required, ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1" });
        TestContext.Current.TestOutputHelper!.WriteLine($"cold start {host.ColdStart.TotalMilliseconds:F0} ms");
        var fault = await host.InvokeAsync("YearlyCheck", TriggerData.Timer(), cancel);
        Assert.Null(fault);
        fault = await host.InvokeAsync("ReportsUpload", TriggerData.Blob("inbox", "reports/liaoyang/2024/-/年报.csv"), cancel);
        Assert.Null(fault);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/x/y");
        using var response = await host.SendAsync(request, cancel);
        TestContext.Current.TestOutputHelper!.WriteLine($"{response.StatusCode}");
        foreach (var log in host.Logs) TestContext.Current.TestOutputHelper!.WriteLine($"{log.Level} {log.Category} {log.InvocationId}: {log.Message}");
        Assert.Equal("", "x");
    }
}
