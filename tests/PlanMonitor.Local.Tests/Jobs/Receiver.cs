using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>What a receiver was sent.</summary>
internal sealed record Received(string Path, string ContentType, string Id, string Timestamp, string Signature, string Body);

/// <summary>A receiver of webhooks on this machine that answers as it is told, and 204 where it is told nothing.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<Func<HttpContext, Task>> answers = new();
    private readonly ConcurrentQueue<Received> received = new();
    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public string Url => app.Urls.Single() + "/hook";

    /// <summary>All that it was sent, in its order.</summary>
    public IReadOnlyList<Received> Received => [.. received];

    public static async Task<Receiver> StartAsync(CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.app.Run(receiver.TakeAsync);
        await receiver.app.StartAsync(cancel);
        return receiver;
    }

    /// <summary>The next answers.</summary>
    public void Answers(params Func<HttpContext, Task>[] next) => Array.ForEach(next, answers.Enqueue);

    /// <summary>The next answers, by status.</summary>
    public void Answers(params int[] statuses) => Answers([.. statuses.Select(status => (Func<HttpContext, Task>)(context => Status(context, status)))]);

    public static Task Status(HttpContext context, int status, string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await body.ReadToEndAsync(context.RequestAborted);
        received.Enqueue(new(context.Request.Path, context.Request.ContentType!, Header("webhook-id"), Header("webhook-timestamp"), Header("webhook-signature"), text));
        await (answers.TryDequeue(out var answer) ? answer(context) : Status(context, StatusCodes.Status204NoContent));

        string Header(string name) => context.Request.Headers[name].ToString();
    }
}
