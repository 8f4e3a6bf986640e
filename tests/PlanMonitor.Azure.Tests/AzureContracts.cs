using PlanMonitor.Contracts.Storage;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Azure.Tests;

public sealed class AzureTablesTests(Azurite azurite) : TablesContract
{
    protected override ValueTask<ITables> OpenAsync() => new(AzureStorage.OpenEmulator(azurite.Required).Tables);

    public override ValueTask DisposeAsync() => default;
}

public sealed class AzureBlobsTests(Azurite azurite) : BlobsContract
{
    protected override ValueTask<IBlobs> OpenAsync() => new(AzureStorage.OpenEmulator(azurite.Required).Blobs);

    public override ValueTask DisposeAsync() => default;
}

public sealed class AzureQueuesTests(Azurite azurite) : QueuesContract
{
    protected override ValueTask<IQueues> OpenAsync() => new(AzureStorage.OpenEmulator(azurite.Required).Queues);

    protected override Task PassTime(TimeSpan span) => Task.Delay(span, TestContext.Current.CancellationToken);

    public override ValueTask DisposeAsync() => default;
}
