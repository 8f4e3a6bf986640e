using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;

namespace PlanMonitor.Functions.Setup;

/// <summary>Where traces, metrics and logs go.</summary>
public static class Telemetry
{
    /// <summary>The standard setting that names a collector.</summary>
    public const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>
    /// With a collector the worker exports its own telemetry and tells the host so, since the host would export it a second time. Without one nothing is told,
    /// and the host (telemetryMode in host.json) exports for both, to Azure Monitor where that is configured.
    /// </summary>
    public static void Add(IHostApplicationBuilder builder)
    {
        if (!string.IsNullOrEmpty(builder.Configuration[Collector]))
        {
            builder.Services.AddOpenTelemetry().UseFunctionsWorkerDefaults().WithLogging().WithMetrics().UseOtlpExporter();
        }
    }
}
