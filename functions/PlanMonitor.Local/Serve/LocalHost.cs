using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PlanMonitor.Api;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Services.Schedules;

namespace PlanMonitor.Local.Serve;

/// <summary>The local host: API, inbox watcher, timers and the worker of the queues in one process.</summary>
internal static class LocalHost
{
    // Uploads are let through by their route.
    private const int LargestBody = 1024 * 1024;

    /// <summary>Runs until it is cancelled or told to stop.</summary>
    public static async Task RunAsync(Workspace work, string url, Func<NamedSchedule, CronSchedule> schedules, string by, IReadOnlyList<string> notes, TextWriter talk, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url).ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = LargestBody;
        });
        await using var app = builder.Build();
        app.Run(Api(work, by, talk));
        await StartAsync(app, url, cancel);
        await talk.WriteLineAsync($"listening on {string.Join(' ', app.Urls)}; inbox {(work.Folder is { } folder ? Path.Combine(folder, "inbox") : $"{work.Place}/inbox")}; (UTC+8) {string.Join(", ", NamedSchedules.All.Select(each => $"{each.Name} '{schedules(each).Text}'"))}");
        foreach (var note in notes)
        {
            await talk.WriteLineAsync(note);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, app.Lifetime.ApplicationStopping);
        using var worker = new InboxWorker(work, by, talk);
        var taking = worker.RunAsync(stop.Token);
        Task[] parts = [taking, DeliveryWorker.RunAsync(work, talk, stop.Token), .. work.Backend.TimerJobs.Select(job => TimerLoop.RunAsync(job, schedules(job.Schedule), work.Time, talk, stop.Token))];
        await Task.WhenAny(parts);
        await stop.CancelAsync();
        await app.StopAsync(CancellationToken.None);
        try
        {
            // A part that failed takes the host down with its fault.
            await Task.WhenAll(parts);
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
        await talk.WriteLineAsync("stopped");
    }

    private static RequestDelegate Api(Workspace work, string by, TextWriter talk) => ApiPipeline.Build(
        work.Backend,
        TokenGate.Create(work.Backend.Tokens, LoopbackGate.Create(by)),
        (request, fault) => talk.WriteLine($"{request} failed: {fault.Message}"),
        // Where the data lies is told to who may do everything here; with tokens anybody in the network may ask.
        more: routes => routes.MapGet("/health", context => context.Features.Get<ApiCaller>()?.May(ApiRight.Administer) == true
            ? ApiJson.WriteAsync(context, new { Status = "ok", Data = work.Place })
            : ApiJson.WriteAsync(context, new { Status = "ok" })).Needs(ApiRight.Open));

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
