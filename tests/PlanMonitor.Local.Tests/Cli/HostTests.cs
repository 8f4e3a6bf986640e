using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using PlanMonitor.Local.Serve;
using PlanMonitor.Services.Schedules;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.CommandLines;

/// <summary>The local host: what its API refuses and what its log says.</summary>
public sealed class HostTests : IDisposable
{
    private readonly TempFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("/api/alerts?plan=nope", 404, "There is no plan 'nope'. Use one of: chaoyang, dandong, liaoyang, pingquan.")]
    [InlineData("/api/runs?plan=nope", 404, "There is no plan 'nope'. Use one of: chaoyang, dandong, liaoyang, pingquan.")]
    [InlineData("/api/alerts?state=new", 400, "'new' is no state. Use one of: open, acknowledged, assigned, decided, returned, closed.")]
    public async Task A_query_that_names_what_there_is_not_gets_problem_details(string query, int status, string detail)
    {
        await using var host = await Host.StartAsync(folder, Cancel);
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(host.Address, query), Cancel);
        Assert.Equal(((HttpStatusCode)status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(detail, problem.RootElement.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task The_log_names_the_file_in_the_inbox_and_the_status_as_receipts_do()
    {
        Directory.CreateDirectory(folder.At("data", "inbox"));
        File.WriteAllText(folder.At("data", "inbox", "年报.csv"), "x\n");
        File.SetLastWriteTimeUtc(folder.At("data", "inbox", "年报.csv"), new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await using var host = await Host.StartAsync(folder, Cancel);
        Assert.Equal("inbox/年报.csv: rejected, 0 taken, 0 not taken", await host.Talk.LineAsync("inbox/", Cancel));
    }

    [Fact]
    public async Task A_used_address_is_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        Assert.Equal(new Said(1, "", $"Another program listens on {url}; end it, or name another address with --urls.\n"), await Said.ByAsync(folder, "serve", "--urls", url));
    }

    private sealed class Host(Workspace work, CancellationTokenSource stop, Task running, Lines talk, Uri address) : IAsyncDisposable
    {
        public Uri Address => address;

        public Lines Talk => talk;

        public static async Task<Host> StartAsync(TempFolder folder, CancellationToken cancel)
        {
            var work = await Workspace.OpenAsync(folder.At("data"), "test", "test", cancel);
            var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var talk = new Lines();
            var running = LocalHost.RunAsync(work, "http://127.0.0.1:0", each => CronSchedule.Parse(each.Default), "test", [], talk, stop.Token);
            var line = await talk.LineAsync("listening on ", cancel);
            return new(work, stop, running, talk, new(line.Split(' ', ';')[2]));
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await running;
            stop.Dispose();
            await work.DisposeAsync();
            await talk.DisposeAsync();
        }
    }
}
