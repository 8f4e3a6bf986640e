using System.Text;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Access;
using PlanMonitor.Local.Storage;
using PlanMonitor.Services;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Storage;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Api.Tests;

/// <summary>The API over a data folder of its own and a clock that stands still, called without a server.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly TempFolder folder;
    private readonly EmbeddedStorage storage;
    private readonly RequestDelegate api;
    private readonly IReadOnlyList<ApiRoute> routes;

    private ApiHost(TempFolder folder, EmbeddedStorage storage, ManualTime time, ApiGate gate, ApiOptions? options)
    {
        (this.folder, this.storage, Time) = (folder, storage, time);
        Backend = new(new(storage.Tables, storage.Blobs, storage.Queues, storage.Secrets), time, "system");
        routes = PlanMonitorApi.Routes(Backend, options ?? new());
        api = ApiPipeline.Build(Backend, gate, (request, fault) => Faults.Add($"{request}: {fault.Message}"), options);
    }

    public Backend Backend { get; }

    public ManualTime Time { get; }

    /// <summary>What the host was told of.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>The folder that holds it all.</summary>
    public string Folder => folder.Path;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ApiHost> OpenAsync(ApiGate? gate = null, ApiOptions? options = null)
    {
        var (folder, time) = (new TempFolder(), new ManualTime());
        return new(folder, await EmbeddedStorage.OpenAsync(folder.Path, time, "planmonitor test", Cancel), time, gate ?? LoopbackGate.Create("tester"), options);
    }

    public async Task<Answer> SendAsync(Call call)
    {
        var context = call.Context();
        var answer = await Answer.OfAsync(context, api);
        Declared.Check(routes, call, answer);
        return answer;
    }

    public Task<Answer> GetAsync(string path) => SendAsync(new("GET", path));

    public Task<Answer> PutAsync(string path, string body) => SendAsync(new("PUT", path) { Body = Encoding.UTF8.GetBytes(body) });

    /// <summary>Takes in what waits in the inbox.</summary>
    public async Task TakeInAsync()
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        foreach (var blob in await Backend.Ingest.WaitingAsync(Cancel))
        {
            await Backend.Intake.TakeAsync(blob.Name, "system", Cancel);
        }
    }

    /// <summary>Checks a year of a plan.</summary>
    public async Task CheckAsync(string plan, int year)
    {
        var asOf = new DateOnly(year + 1, 3, 31);
        await Backend.Checks.RunAsync(Backend.Shelf.Library.Find(plan, year, asOf)!, year, asOf, "tester", Cancel);
    }

    /// <summary>What waits in the inbox.</summary>
    public async Task<IEnumerable<string>> InboxAsync() => (await Backend.Ingest.WaitingAsync(Cancel)).Select(blob => blob.Name);

    public async Task PutBlobAsync(string name, string content)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        await storage.Blobs.WriteAsync(IngestJob.Inbox, name, stream, BlobCondition.Always, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await storage.DisposeAsync();
        folder.Dispose();
    }
}
