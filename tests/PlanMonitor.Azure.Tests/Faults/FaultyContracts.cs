using System.Text;
using PlanMonitor.Contracts.Storage;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Azure.Tests.Faults;

public sealed class FaultyTablesTests(Azurite azurite) : TablesContract
{
    protected override ValueTask<ITables> OpenAsync() => new(Faulty.Open(azurite).Tables);

    public override ValueTask DisposeAsync() => default;
}

public sealed class FaultyBlobsTests(Azurite azurite) : BlobsContract
{
    protected override ValueTask<IBlobs> OpenAsync() => new(Faulty.Open(azurite).Blobs);

    public override ValueTask DisposeAsync() => default;
}

public sealed class FaultyQueuesTests(Azurite azurite) : QueuesContract
{
    protected override ValueTask<IQueues> OpenAsync() => new(Faulty.Open(azurite).Queues);

    protected override Task PassTime(TimeSpan span) => EmulatorTime.PassAsync(span);

    public override ValueTask DisposeAsync() => default;
}

/// <summary>The emulator behind a bad line; each test has a seed of its own, the same in every run (others with PLANMONITOR_FAULT_SEED, a number).</summary>
internal static class Faulty
{
    // A writer whose answer was lost, and whose row another writer replaced before the second try, is told of a conflict although it wrote: then it counts
    // twice. No client can know better, so these tests have no such cut; LostAnswerTests shows the case.
    private const string Race = "Writers_at_once_lose_no_update";

    private static readonly int Shift = int.Parse(Environment.GetEnvironmentVariable("PLANMONITOR_FAULT_SEED") ?? "0");

    public static AzureStorage Open(Azurite azurite)
    {
        var test = TestContext.Current.Test!;
        var policy = new FaultPolicy(new SeededFaults(Seed(test.TestDisplayName) ^ Shift, cutAfter: !test.TestDisplayName.Contains(Race, StringComparison.Ordinal)).Choose);
        return AzureStorage.OpenEmulator(azurite.Required, new StorageOptions { EachTry = [policy], RetryDelay = TimeSpan.FromMilliseconds(1) });
    }

    private static int Seed(string name) => (int)(Encoding.UTF8.GetBytes(name).Aggregate(2166136261u, (hash, next) => unchecked((hash ^ next) * 16777619u)) >> 1);
}
