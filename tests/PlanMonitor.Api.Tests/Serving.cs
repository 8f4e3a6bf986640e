using System.Text;
using System.Threading.Channels;
using PlanMonitor.Local;
using PlanMonitor.Local.Serve;
using PlanMonitor.Services;
using PlanMonitor.Services.Schedules;
using PlanMonitor.Testing;

namespace PlanMonitor.Api.Tests;

/// <summary>The local host on a free port, over a data folder of its own.</summary>
internal sealed class Serving : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly CancellationTokenSource stop = new();
    private Workspace? work;
    private Task running = Task.CompletedTask;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public string Folder => folder.At("data");

    public Backend Backend => work!.Backend;

    public TalkLines Talk { get; } = new();

    public static async Task<Serving> StartAsync(CancellationToken cancel)
    {
        var serving = new Serving();
        serving.work = await Workspace.OpenAsync(serving.Folder, "test", "test", cancel);
        serving.running = LocalHost.RunAsync(serving.work, "http://127.0.0.1:0", schedule => CronSchedule.Parse(schedule.Default), "tester", [], serving.Talk, serving.stop.Token);
        serving.Address = new((await serving.Talk.LineAsync("listening on ", cancel)).Split(' ', ';')[2]);
        return serving;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
        await work!.DisposeAsync();
        await Talk.DisposeAsync();
        folder.Dispose();
    }
}

/// <summary>A writer whose lines a test can wait for.</summary>
internal sealed class TalkLines : TextWriter
{
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value) => lines.Writer.TryWrite(value ?? "");

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }

    /// <summary>The next line that begins so; those before it are passed over.</summary>
    public ValueTask<string> LineAsync(string beginning, CancellationToken cancel) =>
        lines.Reader.ReadAllAsync(cancel).FirstAsync(line => line.StartsWith(beginning, StringComparison.Ordinal), cancel);
}
