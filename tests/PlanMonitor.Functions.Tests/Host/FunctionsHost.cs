using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanMonitor.Functions.Tests.Host.Wire;
using Content = PlanMonitor.Functions.Tests.Host.Wire.StreamingMessage.ContentOneofCase;

namespace PlanMonitor.Functions.Tests.Host;

/// <summary>A function as the worker names it: its trigger and what the trigger says.</summary>
internal sealed record LoadedFunction(string Name, string Id, string Parameter, string Type, JsonElement Trigger);

/// <summary>A host that speaks the protocol of the Functions host: it starts the built worker, loads its functions and invokes them.</summary>
internal sealed class FunctionsHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private readonly WebApplication _server;
    private readonly WorkerStream _stream;
    private readonly Process _process;
    private readonly HttpClient _http;

    private FunctionsHost(WebApplication server, WorkerStream stream, Process process, HttpClient http, IReadOnlyDictionary<string, LoadedFunction> functions, TimeSpan coldStart) =>
        (_server, _stream, _process, _http, Functions, ColdStart) = (server, stream, process, http, functions, coldStart);

    public IReadOnlyDictionary<string, LoadedFunction> Functions { get; }

    /// <summary>From the start of the process until every function is loaded.</summary>
    public TimeSpan ColdStart { get; }

    public IEnumerable<Log> Logs => _stream.Logs;

    public static async Task<FunctionsHost> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var (server, stream) = await ListenAsync();
        var clock = Stopwatch.StartNew();
        var process = WorkerProcess.Start(server.Urls.First(), settings);
        _ = process.WaitForExitAsync().ContinueWith(_ => stream.End(), TaskScheduler.Default);
        using var patience = new CancellationTokenSource(Patience);
        await stream.NextAsync(Content.StartStream, "", patience.Token);
        stream.Send(new() { RequestId = "init", WorkerInitRequest = new() { HostVersion = "4.1037.0", FunctionAppDirectory = WorkerProcess.Folder, WorkerDirectory = WorkerProcess.Folder } });
        var init = (await stream.NextAsync(Content.WorkerInitResponse, "", patience.Token)).WorkerInitResponse;
        stream.Send(new() { RequestId = "metadata", FunctionsMetadataRequest = new() { FunctionAppDirectory = WorkerProcess.Folder } });
        var metadata = (await stream.NextAsync(Content.FunctionMetadataResponse, "", patience.Token)).FunctionMetadataResponse;
        var functions = new Dictionary<string, LoadedFunction>(StringComparer.Ordinal);
        foreach (var function in metadata.FunctionMetadataResults)
        {
            function.FunctionId = function.FunctionId.Length == 0 ? function.Name : function.FunctionId;
            stream.Send(new() { FunctionLoadRequest = new() { FunctionId = function.FunctionId, Metadata = function } });
            var loaded = (await stream.NextAsync(Content.FunctionLoadResponse, function.FunctionId, patience.Token)).FunctionLoadResponse;
            Xunit.Assert.Equal((function.Name, Outcome.Types.Status.Success), (function.Name, loaded.Result.Status));
            var trigger = function.RawBindings.Select(Parse).Single(binding => Text(binding, "type")!.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase));
            functions.Add(function.Name, new(function.Name, function.FunctionId, Text(trigger, "name")!, Text(trigger, "type")!, trigger));
        }
        return new(server, stream, process, new() { BaseAddress = new(init.Capabilities["HttpUri"]) }, functions, clock.Elapsed);
    }

    /// <summary>Invokes a function and gives the fault that it ended with, or null.</summary>
    public async Task<string?> InvokeAsync(string function, Data data, CancellationToken cancel)
    {
        var (id, loaded) = (Id(), Functions[function]);
        Request(id, loaded, data);
        return Fault(await _stream.NextAsync(Content.InvocationResponse, id, cancel));
    }

    /// <summary>Sends a request as the host does: an invocation over the stream, the request itself to the worker's own server.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        var (id, loaded) = (Id(), Functions.Values.Single(function => function.Type == "httpTrigger"));
        Request(id, loaded, new() { Http = new() { Method = request.Method.Method, Url = "http://localhost" + request.RequestUri } });
        request.Headers.Add("x-ms-invocation-id", id);
        var response = await _http.SendAsync(request, cancel);
        Xunit.Assert.Null(Fault(await _stream.NextAsync(Content.InvocationResponse, id, cancel)));
        return response;
    }

    public async ValueTask DisposeAsync()
    {
        _stream.Send(new() { WorkerTerminate = new() { GracePeriod = new() { Seconds = 1 } } });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
        _http.Dispose();
        await _server.DisposeAsync();
    }

    private static async Task<(WebApplication, WorkerStream)> ListenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<WorkerStream>();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, options => options.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.MapGrpcService<WorkerStream>();
        await app.StartAsync();
        return (app, app.Services.GetRequiredService<WorkerStream>());
    }

    private void Request(string id, LoadedFunction function, Data data)
    {
        var request = new InvocationRequest { InvocationId = id, FunctionId = function.Id, TraceContext = new(), RetryContext = new() };
        request.InputData.Add(new Parameter { Name = function.Parameter, Data = data });
        _stream.Send(new() { RequestId = id, InvocationRequest = request });
    }

    private static string? Fault(StreamingMessage message) => message.InvocationResponse.Result is { Status: Outcome.Types.Status.Success }
        ? null
        : $"{message.InvocationResponse.Result.Status} {message.InvocationResponse.Result.Exception?.Message} {message.InvocationResponse.Result.Exception?.StackTrace}";

    private static string Id() => System.Security.Cryptography.RandomNumberGenerator.GetHexString(32, lowercase: true);

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement.Clone();

    private static string? Text(JsonElement element, string name) => element.EnumerateObject().FirstOrDefault(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value.GetString();
}
