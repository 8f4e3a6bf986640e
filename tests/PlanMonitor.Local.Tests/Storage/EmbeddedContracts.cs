using PlanMonitor.Contracts.Storage;
using PlanMonitor.Local.Storage;
using PlanMonitor.Services.Storage;
using PlanMonitor.Testing;

namespace PlanMonitor.Local.Tests.Storage;

public sealed class EmbeddedTablesTests : TablesContract
{
    private readonly Opened opened = new();

    protected override async ValueTask<ITables> OpenAsync() => (await opened.OpenAsync()).Tables;

    public override ValueTask DisposeAsync() => opened.DisposeAsync();
}

public sealed class EmbeddedBlobsTests : BlobsContract
{
    private readonly Opened opened = new();

    protected override async ValueTask<IBlobs> OpenAsync() => (await opened.OpenAsync()).Blobs;

    public override ValueTask DisposeAsync() => opened.DisposeAsync();
}

public sealed class EmbeddedQueuesTests : QueuesContract
{
    private readonly Opened opened = new();

    protected override async ValueTask<IQueues> OpenAsync() => (await opened.OpenAsync()).Queues;

    protected override Task PassTime(TimeSpan span)
    {
        opened.Time.Advance(span);
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync() => opened.DisposeAsync();
}

/// <summary>A storage in a folder of its own, on a clock that stands still.</summary>
internal sealed class Opened : IAsyncDisposable
{
    private EmbeddedStorage? storage;

    public TempFolder Folder { get; } = new();

    public ManualTime Time { get; } = new();

    public async Task<EmbeddedStorage> OpenAsync() =>
        storage = await EmbeddedStorage.OpenAsync(Folder.Path, Time, "planmonitor test", Xunit.TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        storage?.Dispose();
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
