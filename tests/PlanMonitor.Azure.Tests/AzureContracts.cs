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

    protected override Task PassTime(TimeSpan span) => EmulatorTime.PassAsync(span);

    public override ValueTask DisposeAsync() => default;
}

/// <summary>The clock of the emulator is its own and runs in real time.</summary>
internal static class EmulatorTime
{
    // A message is hidden from when the emulator took the request, which is later than when the test asked.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(700);

    /// <summary>Waits until a span has passed there as well.</summary>
    public static Task PassAsync(TimeSpan span) => Task.Delay(span + Margin, TestContext.Current.CancellationToken);
}
