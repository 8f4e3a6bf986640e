using System.Security.Cryptography;
using Azure;
using Azure.Core;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Azure.Tests.Faults;

/// <summary>What one lost answer does to rows and blobs, case by case.</summary>
public sealed class LostAnswerTests(Azurite azurite)
{
    private readonly string name = "t" + RandomNumberGenerator.GetHexString(16, lowercase: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WriteKind.Insert)]
    [InlineData(WriteKind.Replace)]
    [InlineData(WriteKind.Upsert)]
    [InlineData(WriteKind.Delete)]
    public async Task A_row_that_was_taken_is_done_with_its_own_etag(WriteKind kind)
    {
        var (storage, policy) = Open(Fault.CutAfter, IsWrite);
        var clean = AzureStorage.OpenEmulator(azurite.Required).Tables;
        var before = (await clean.WriteAsync(name, "p", [RowWrite.Insert("other", "1"), RowWrite.Insert(kind == WriteKind.Insert ? "x" : "k", "1")], Cancel)).ETags[1];
        var outcome = await storage.Tables.WriteAsync(name, "p", [new(kind, "k", "2", kind == WriteKind.Replace ? before : null)], Cancel);
        Assert.Equal((1, WriteStatus.Done), (policy.Done, outcome.Status));
        var row = await clean.GetAsync(name, "p", "k", Cancel);
        Assert.Equal(kind == WriteKind.Delete ? null : new Row("p", "k", "2", outcome.ETags[0]), row);
    }

    [Fact]
    public async Task A_transaction_that_was_taken_is_done_though_others_wrote_one_of_its_rows_since()
    {
        var (storage, policy) = Open(Fault.CutAfter, IsWrite);
        var clean = AzureStorage.OpenEmulator(azurite.Required).Tables;
        await clean.WriteAsync(name, "p", [RowWrite.Insert("gone", "1")], Cancel);
        policy.Between = () => clean.WriteAsync(name, "p", [RowWrite.Upsert("b", "3")], Cancel);
        var outcome = await storage.Tables.WriteAsync(name, "p", [RowWrite.Insert("a", "2"), RowWrite.Insert("b", "2"), RowWrite.Delete("gone")], Cancel);
        Assert.Equal((1, WriteStatus.Done), (policy.Done, outcome.Status));
        Assert.Equal(new Row("p", "a", "2", outcome.ETags[0]), await clean.GetAsync(name, "p", "a", Cancel));
        Assert.Equal("", outcome.ETags[2]);
        Assert.Equal(WriteStatus.Changed, (await clean.WriteAsync(name, "p", [RowWrite.Replace("b", "4", outcome.ETags[1])], Cancel)).Status);
        Assert.Equal("3", (await clean.GetAsync(name, "p", "b", Cancel))!.Body);
    }

    [Fact]
    public async Task A_transaction_of_deletions_that_was_taken_is_done()
    {
        var (storage, policy) = Open(Fault.CutAfter, IsWrite);
        var clean = AzureStorage.OpenEmulator(azurite.Required).Tables;
        await clean.WriteAsync(name, "p", [RowWrite.Insert("a", "1"), RowWrite.Insert("b", "1")], Cancel);
        var outcome = await storage.Tables.WriteAsync(name, "p", [RowWrite.Delete("a"), RowWrite.Delete("b")], Cancel);
        Assert.Equal((1, WriteStatus.Done), (policy.Done, outcome.Status));
        Assert.Equal(["", ""], outcome.ETags);
    }

    [Fact]
    public async Task A_row_that_others_wrote_since_is_a_conflict()
    {
        var (storage, policy) = Open(Fault.CutAfter, IsWrite);
        var clean = AzureStorage.OpenEmulator(azurite.Required).Tables;
        var before = (await clean.WriteAsync(name, "p", [RowWrite.Insert("k", "1")], Cancel)).ETags[0];
        policy.Between = () => clean.WriteAsync(name, "p", [RowWrite.Upsert("k", "3")], Cancel);
        Assert.Equal(WriteStatus.Changed, (await storage.Tables.WriteAsync(name, "p", [RowWrite.Replace("k", "2", before)], Cancel)).Status);
        Assert.Equal("3", (await clean.GetAsync(name, "p", "k", Cancel))!.Body);
    }

    [Theory]
    [InlineData(Fault.Internal)]
    [InlineData(Fault.Timeout)]
    [InlineData(Fault.CutBefore)]
    public async Task A_conflict_with_others_stays_one_after_an_unclear_try(Fault fault)
    {
        var (storage, policy) = Open(fault, IsWrite);
        var clean = AzureStorage.OpenEmulator(azurite.Required).Tables;
        await clean.WriteAsync(name, "p", [RowWrite.Insert("k", "1")], Cancel);
        Assert.Equal(WriteStatus.Exists, (await storage.Tables.WriteAsync(name, "p", [RowWrite.Insert("k", "2")], Cancel)).Status);
        Assert.Equal(1, policy.Done);
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(10, true)]
    [InlineData(5_000_000, false)]
    [InlineData(5_000_000, true)]
    public async Task A_blob_that_was_taken_is_done_with_its_own_etag(int length, bool replaces)
    {
        var clean = AzureStorage.OpenEmulator(azurite.Required).Blobs;
        var before = await clean.WriteAsync(name, replaces ? "a" : "other", new MemoryStream(), BlobCondition.Always, Cancel);
        var (storage, policy) = Open(Fault.CutAfter, request => request.Method == RequestMethod.Put && !request.Uri.Query.Contains("comp=block&", StringComparison.Ordinal));
        var condition = replaces ? BlobCondition.Unchanged(before.Info!.ETag) : BlobCondition.Absent;
        var info = (await storage.Blobs.WriteAsync(name, "a", new MemoryStream(new byte[length]), condition, Cancel)).Info;
        Assert.Equal((1, length), (policy.Done, info!.Length));
        Assert.Equal(info, await clean.FindAsync(name, "a", Cancel));
    }

    [Fact]
    public async Task A_blob_that_was_deleted_without_an_answer_is_deleted()
    {
        var (storage, _) = Open(Fault.CutAfter, request => request.Method == RequestMethod.Delete);
        var first = (await storage.Blobs.WriteAsync(name, "a", new MemoryStream(), BlobCondition.Always, Cancel)).Info!;
        Assert.True(await storage.Blobs.DeleteAsync(name, "a", first.ETag, Cancel));
        Assert.False(await storage.Blobs.DeleteAsync(name, "a", null, Cancel));
    }

    [Fact]
    public async Task Nothing_may_be_called_deleted_after_an_unclear_try()
    {
        var (storage, _) = Open(Fault.Timeout, request => request.Method == RequestMethod.Delete);
        Assert.True(await storage.Blobs.DeleteAsync(name, "a", null, Cancel));
        Assert.False(await storage.Blobs.DeleteAsync(name, "a", null, Cancel));
    }

    [Fact]
    public async Task The_wait_that_a_busy_service_asks_for_is_kept()
    {
        var (storage, policy) = Open(Fault.TooMany, _ => true);
        var start = TimeProvider.System.GetTimestamp();
        Assert.Null(await storage.Tables.GetAsync(name, "p", "k", Cancel));
        Assert.Equal(1, policy.Done);
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.FromMilliseconds(900), TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(Fault.Busy, 503)]
    [InlineData(Fault.Internal, 500)]
    public async Task A_fault_that_stays_is_an_exception(Fault fault, int status)
    {
        var policy = new FaultPolicy((_, _) => fault);
        var storage = Open(policy);
        Assert.Equal(status, (await Assert.ThrowsAsync<RequestFailedException>(() => storage.Tables.WriteAsync(name, "p", [RowWrite.Insert("k", "1")], Cancel))).Status);
        Assert.Equal(status, (await Assert.ThrowsAsync<RequestFailedException>(() => storage.Blobs.FindAsync(name, "a", Cancel))).Status);
        Assert.Equal(status, (await Assert.ThrowsAsync<RequestFailedException>(() => storage.Queues.SendAsync(name, "a", TimeSpan.Zero, Cancel))).Status);
        Assert.Equal(3 * 6, policy.Done);
    }

    private static bool IsWrite(Request request) => request.Method != RequestMethod.Get && !request.Uri.Path.Contains("Tables", StringComparison.Ordinal);

    private (AzureStorage Storage, FaultPolicy Policy) Open(Fault fault, Func<Request, bool> which)
    {
        var policy = FaultPolicy.Once(fault, which);
        return (Open(policy), policy);
    }

    private AzureStorage Open(FaultPolicy policy) =>
        AzureStorage.OpenEmulator(azurite.Required, new StorageOptions { EachTry = [policy], RetryDelay = TimeSpan.FromMilliseconds(1) });
}
