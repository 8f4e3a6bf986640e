using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using PlanMonitor.Api.Access;
using Xunit;

namespace PlanMonitor.Api.Tests;

/// <summary>The same request gets the same answer from the local host over a socket, and from the delegate that the Functions app hands its context to.</summary>
public sealed class HostsTests
{
    private static readonly string[] Ours = ["Content-Type", "Content-Length", "Cache-Control", "X-Content-Type-Options", "Allow", "Location", "Retry-After", "WWW-Authenticate"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_hosts_answer_the_same_bytes()
    {
        await using var serve = await Serving.StartAsync(Cancel);
        using var http = new HttpClient { BaseAddress = serve.Address };
        var api = ApiPipeline.Build(serve.Backend, LoopbackGate.Create("tester"), (_, _) => { });
        Call[] calls =
        [
            new("GET", "/api/health"), new("GET", "/api/plans"), new("GET", "/api/plans/dandong"), new("GET", "/api/plans/%E4%B8%B9%E4%B8%9C"), new("GET", "/api/rules"),
            new("GET", "/api/alerts"), new("GET", "/api/alerts?state=new"), new("GET", "/api/alerts?limit=1&limit=2"), new("GET", "/api/alerts/%2F"), new("GET", "/api/runs?plan=dandong"),
            new("GET", "/api/findings?plan=dandong"), new("GET", "/api/findings?plan=dandong&year=2024"), new("GET", "/api/uploads/dandong/0123456789abcdef0123"),
            new("GET", "/"), new("GET", "/API/Plans/"), new("POST", "/api/plans") { Body = "x"u8.ToArray() }, new("HEAD", "/api/plans"),
            new("PUT", "/api/uploads/reports/dandong/2024/-/a%2Fb.csv") { Body = "x"u8.ToArray() }, new("PUT", "/api/uploads/photos/dandong/2024/-/%E5%9B%BE.csv") { Body = "x"u8.ToArray() },
            new("PUT", "/api/uploads/reports/dandong/2024/-/a.csv") { Body = "x"u8.ToArray(), Headers = [("Content-Encoding", "gzip")] },
            new("PUT", "/api/uploads/reports/dandong/2024/-/a.csv") { Body = "x"u8.ToArray(), Headers = [("Origin", "http://evil.example")] },
        ];
        foreach (var call in calls)
        {
            var here = await Answer.OfAsync((call with { Host = serve.Address.Authority }).Context(), api);
            using var request = Request(call);
            using var answer = await http.SendAsync(request, Cancel);
            var there = await answer.Content.ReadAsByteArrayAsync(Cancel);
            Assert.Equal((call, here.Status), (call, (int)answer.StatusCode));
            Assert.Equal(Headers(here), Headers(answer));
            // A server leaves the body of an answer to HEAD away.
            Assert.Equal(call.Method == "HEAD" ? "" : here.Text, Encoding.UTF8.GetString(there));
        }
    }

    [Fact]
    public async Task Where_the_data_lies_is_told_to_this_machine_only_as_long_as_there_is_no_token()
    {
        await using var serve = await Serving.StartAsync(Cancel);
        using var http = new HttpClient { BaseAddress = serve.Address };
        Assert.Contains("\"data\":", await http.GetStringAsync(new Uri("/health", UriKind.Relative), Cancel), StringComparison.Ordinal);
        Assert.True((await serve.Backend.Tokens.AddAsync("viewer", null, null, "tester", Cancel)).Ok);
        Assert.Equal("""{"status":"ok"}""", await http.GetStringAsync(new Uri("/health", UriKind.Relative), Cancel));
    }

    [Fact]
    public async Task An_upload_to_the_local_host_is_taken_in_and_gets_its_receipt()
    {
        await using var serve = await Serving.StartAsync(Cancel);
        using var http = new HttpClient { BaseAddress = serve.Address };
        // Larger than the host lets other requests be.
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Sample.Reports([.. Enumerable.Range(1, 30_000).Select(mine => (mine, 1))])));
        Assert.True(content.Headers.ContentLength > 1024 * 1024);
        using var sent = await http.PutAsync(new Uri(Sample.Place + "年报.csv", UriKind.Relative), content, Cancel);
        Assert.Equal(202, (int)sent.StatusCode);
        await serve.Talk.LineAsync("inbox/reports/dandong/2024/-/年报.csv: ", Cancel);
        using var receipt = await http.GetAsync(sent.Headers.Location, Cancel);
        Assert.Equal(200, (int)receipt.StatusCode);
        Assert.Contains("\"file\":\"年报.csv\"", await receipt.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 100\r\n\r\n0123456789")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nA\r\n0123456789\r\n")]
    public async Task A_connection_that_ends_in_the_middle_leaves_nothing_behind(string rest)
    {
        await using var serve = await Serving.StartAsync(Cancel);
        var temporary = Directory.CreateDirectory(Path.Combine(serve.Folder, ".tmp")).FullName;
        using var watcher = new FileSystemWatcher(temporary);
        var (begun, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        watcher.Created += (_, _) => begun.TrySetResult();
        watcher.Deleted += (_, _) => ended.TrySetResult();
        watcher.EnableRaisingEvents = true;
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(serve.Address.Host, serve.Address.Port, Cancel);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"PUT {Sample.Place}a.csv HTTP/1.1\r\nHost: 127.0.0.1\r\n{rest}"), Cancel);
            await begun.Task.WaitAsync(Cancel);
        }
        await ended.Task.WaitAsync(Cancel);
        Assert.Empty(await serve.Backend.Ingest.WaitingAsync(Cancel));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(serve.Folder, "inbox")));
        Assert.Empty(Directory.EnumerateFiles(temporary));
    }

    [Fact]
    public async Task An_upload_that_is_announced_too_large_is_answered_before_it_is_sent()
    {
        await using var serve = await Serving.StartAsync(Cancel);
        using var client = new TcpClient();
        await client.ConnectAsync(serve.Address.Host, serve.Address.Port, Cancel);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"PUT {Sample.Place}a.csv HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {512L * 1024 * 1024 + 1}\r\n\r\n"), Cancel);
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 413 Payload Too Large", await reader.ReadLineAsync(Cancel));
    }

    [Fact]
    public async Task A_context_that_a_host_has_routed_is_routed_again_and_given_back_as_it_was()
    {
        await using var host = await ApiHost.OpenAsync();
        var api = ApiPipeline.Build(host.Backend, LoopbackGate.Create("tester"), (_, _) => { });
        var context = new Call("GET", "/api/rules").Context();
        var outer = new Endpoint(_ => throw new InvalidOperationException("The host's own endpoint is not ours to run."), null, "outer");
        context.SetEndpoint(outer);
        context.Request.RouteValues = new RouteValueDictionary { ["path"] = "rules", ["id"] = "outer" };
        var body = new Completed();
        context.Features.Set<IHttpResponseBodyFeature>(body);
        var answer = await Answer.OfAsync(context, api);
        Assert.Equal((200, (await host.GetAsync("/api/rules")).Text), (answer.Status, answer.Text));
        Assert.Same(outer, context.GetEndpoint());
        Assert.Equal("outer", context.Request.RouteValues["id"]);
        Assert.Equal(1, body.Count);
    }

    /// <summary>Counts how often the answer was completed.</summary>
    private sealed class Completed() : StreamResponseBodyFeature(new MemoryStream())
    {
        public int Count { get; private set; }

        public override Task CompleteAsync()
        {
            Count++;
            return base.CompleteAsync();
        }
    }

    private static HttpRequestMessage Request(Call call)
    {
        var request = new HttpRequestMessage(new(call.Method), call.Path) { Content = call.Body is null ? null : new ByteArrayContent(call.Body) };
        foreach (var (name, value) in call.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.Add(name, value);
            }
        }
        return request;
    }

    private static IEnumerable<string> Headers(Answer answer) => Ours.Where(answer.Headers.ContainsKey).Select(name => $"{name}: {answer.Headers[name]}");

    private static IEnumerable<string> Headers(HttpResponseMessage answer)
    {
        string? Value(HttpHeaders headers, string name) => headers.NonValidated.TryGetValues(name, out var values) ? $"{values}" : null;
        return Ours.Select(name => (Name: name, Value: Value(answer.Headers, name) ?? Value(answer.Content.Headers, name))).Where(header => header.Value is not null).Select(header => $"{header.Name}: {header.Value}");
    }
}
