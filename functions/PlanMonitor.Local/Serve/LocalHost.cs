using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Api;
using PlanMonitor.Services.Schedules;

namespace PlanMonitor.Local.Serve;

/// <summary>The local host: API, inbox watcher, timers and the worker of the check queue in one process.</summary>
internal static class LocalHost
{
    private const int LargestBody = 1024 * 1024;

    /// <summary>Runs until it is cancelled or told to stop.</summary>
    public static async Task RunAsync(Workspace work, string url, CronSchedule yearly, string by, TextWriter talk, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url).ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = CanonicalJson.Options.Encoder;
            foreach (var converter in CanonicalJson.Options.Converters)
            {
                options.SerializerOptions.Converters.Add(converter);
            }
        });
        await using var app = builder.Build();
        Map(app, work);
        await app.StartAsync(cancel);
        await talk.WriteLineAsync($"listening on {string.Join(' ', app.Urls)}; inbox {Path.Combine(work.Storage.Folder, "inbox")}; yearly check '{yearly.Text}' (UTC+8)");

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, app.Lifetime.ApplicationStopping);
        using var worker = new InboxWorker(work, by, talk);
        var taking = worker.RunAsync(stop.Token);
        var timing = YearlyTimer.RunAsync(work, yearly, stop.Token);
        await Task.WhenAny(taking, timing);
        await stop.CancelAsync();
        await app.StopAsync(CancellationToken.None);
        try
        {
            // A part that failed takes the host down with its fault.
            await Task.WhenAll(taking, timing);
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
        await talk.WriteLineAsync("stopped");
    }

    private static void Map(WebApplication app, Workspace work)
    {
        var queries = new ApiQueries(work.Ledger, work.Findings, work.Shelf);
        app.MapGet("/health", () => Results.Json(new { status = "ok", data = work.Storage.Folder }, CanonicalJson.Options));
        app.MapGet("/api/alerts", async (string? plan, string? state, string? after, int? limit, CancellationToken cancel) =>
            TryState(state, out var wanted)
                ? Results.Json(await queries.AlertsAsync(plan, wanted, after, limit, cancel), CanonicalJson.Options)
                : Results.Problem($"'{state}' is no state; use open, acknowledged or closed.", statusCode: StatusCodes.Status400BadRequest));
        app.MapGet("/api/runs", async (string? plan, CancellationToken cancel) => Results.Json(await queries.RunsAsync(plan, cancel), CanonicalJson.Options));
    }

    private static bool TryState(string? text, out AlertState? state)
    {
        (var known, state) = text switch
        {
            null => (true, (AlertState?)null),
            "open" => (true, AlertState.Open),
            "acknowledged" => (true, AlertState.Acknowledged),
            "closed" => (true, AlertState.Closed),
            _ => (false, null),
        };
        return known;
    }
}
