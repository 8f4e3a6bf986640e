using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Json;
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
        await StartAsync(app, url, cancel);
        await talk.WriteLineAsync($"listening on {string.Join(' ', app.Urls)}; inbox {(work.Folder is { } folder ? Path.Combine(folder, "inbox") : $"{work.Place}/inbox")}; yearly check '{yearly.Text}' (UTC+8)");

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, app.Lifetime.ApplicationStopping);
        using var worker = new InboxWorker(work, by, talk);
        var taking = worker.RunAsync(stop.Token);
        var timing = YearlyTimer.RunAsync(work, yearly, stop.Token);
        var sending = DeliveryWorker.RunAsync(work, talk, stop.Token);
        await Task.WhenAny(taking, timing, sending);
        await stop.CancelAsync();
        await app.StopAsync(CancellationToken.None);
        try
        {
            // A part that failed takes the host down with its fault.
            await Task.WhenAll(taking, timing, sending);
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
        await talk.WriteLineAsync("stopped");
    }

    private static void Map(WebApplication app, Workspace work)
    {
        app.MapGet("/health", () => Results.Json(new { status = "ok", data = work.Place }, CanonicalJson.Options));
        app.MapGet("/api/alerts", async (string? plan, string? state, string? after, int? limit, CancellationToken cancel) =>
            UnknownPlan(work, plan) ?? UnknownState(state)
                ?? Results.Json(await work.Queries.AlertsAsync(plan, state is null ? null : AlertStates.Parse(state), after, limit, cancel), CanonicalJson.Options));
        app.MapGet("/api/runs", async (string? plan, CancellationToken cancel) => UnknownPlan(work, plan) ?? Results.Json(await work.Queries.RunsAsync(plan, cancel), CanonicalJson.Options));
    }

    private static IResult? UnknownPlan(Workspace work, string? plan) => plan is null || work.Plans.Newest(plan) is not null ? null
        : Results.Problem($"There is no plan '{plan}'. Use one of: {string.Join(", ", work.Plans.Ids)}.", statusCode: StatusCodes.Status404NotFound);

    private static IResult? UnknownState(string? state) => state is null || AlertStates.Parse(state) is not null ? null
        : Results.Problem($"'{state}' is no state. Use one of: {string.Join(", ", AlertStates.Words)}.", statusCode: StatusCodes.Status400BadRequest);

    private static async Task StartAsync(WebApplication app, string url, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            throw new IOException(
                fault.InnerException is AddressInUseException ? $"Another program listens on {url}; end it, or name another address with --urls." : $"Cannot listen on {url}: {fault.Message}", fault);
        }
    }
}
