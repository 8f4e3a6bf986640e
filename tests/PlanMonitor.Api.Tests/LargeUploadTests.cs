using Xunit;

namespace PlanMonitor.Api.Tests;

/// <summary>Tests that count what the whole process allocates: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "alone";
}

/// <summary>A large upload goes through in pieces.</summary>
[Collection(AloneCollection.Name)]
public sealed class LargeUploadTests
{
    [Fact]
    public async Task A_large_upload_is_never_held_whole()
    {
        await using var host = await ApiHost.OpenAsync();
        const long Size = 96L * 1024 * 1024;
        await host.PutAsync(Sample.Place + "warm.csv", "x");
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var sent = await host.SendAsync(new("PUT", Sample.Place + "a.csv") { Stream = new Zeros(Size), Length = Size });
        Assert.Equal(202, sent.Status);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, Size / 8);
        Assert.Equal(Size, new FileInfo(Path.Combine(host.Folder, "inbox", "reports", "dandong", "2024", "-", "a.csv")).Length);
    }
}
