using System.Security.Cryptography;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Contracts.Storage;

/// <summary>
/// What every adapter of <see cref="ITables"/> does. Each test works in a table of its own, so that a store may be shared;
/// nothing here needs more of it than Azure Table storage gives.
/// </summary>
public abstract partial class TablesContract : IAsyncLifetime
{
    /// <summary>The adapter under test.</summary>
    protected ITables Tables { get; private set; } = null!;

    /// <summary>A name that no other test uses.</summary>
    protected string Table { get; } = "t" + RandomNumberGenerator.GetHexString(16, lowercase: true);

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Tables = await OpenAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Opens the adapter.</summary>
    protected abstract ValueTask<ITables> OpenAsync();

    protected Task<WriteOutcome> Write(params RowWrite[] writes) => Tables.WriteAsync(Table, "p", writes, Cancel);

    protected Task<Row?> Get(string key) => Tables.GetAsync(Table, "p", key, Cancel);

    protected Task<List<Row>> Query(string? from = null, string? to = null) => Tables.QueryAsync(Table, "p", from, to, Cancel).ToListAsync(Cancel).AsTask();

    protected async Task<List<string>> Keys(string? from = null, string? to = null) => [.. (await Query(from, to)).Select(row => row.Key)];

    /// <summary>Writes rows in as many transactions as they need.</summary>
    protected async Task Fill(IEnumerable<string> keys)
    {
        foreach (var part in keys.Chunk(TableLimits.TransactionRows))
        {
            Assert.True((await Write([.. part.Select(key => RowWrite.Insert(key, "body of " + key))])).Done);
        }
    }

    [Fact]
    public async Task A_table_that_was_never_written_to_is_empty()
    {
        Assert.Null(await Get("k"));
        Assert.Empty(await Query());
        Assert.Empty(await Tables.PartitionsAsync(Table, Cancel).ToListAsync(Cancel));
        Assert.Equal(WriteStatus.Missing, (await Write(RowWrite.Delete("k"))).Status);
        Assert.Equal(WriteStatus.Missing, (await Write(RowWrite.Replace("k", "{}", "1"))).Status);
    }

    [Fact]
    public async Task A_row_is_read_as_it_was_inserted()
    {
        var outcome = await Write(RowWrite.Insert("k", """{"name":"辽阳"}"""));
        Assert.Equal((WriteStatus.Done, null), (outcome.Status, outcome.Failed));
        Assert.Equal(new Row("p", "k", """{"name":"辽阳"}""", Assert.Single(outcome.ETags)), await Get("k"));
        Assert.Null(await Tables.GetAsync(Table, "other", "k", Cancel));
        Assert.Null(await Tables.GetAsync(Table + "x", "p", "k", Cancel));
    }

    [Fact]
    public async Task Names_of_tables_do_not_differ_by_case()
    {
        await Tables.WriteAsync(Table.ToUpperInvariant(), "p", [RowWrite.Insert("k", "{}")], Cancel);
        Assert.NotNull(await Get("k"));
    }

    [Fact]
    public async Task Insert_leaves_a_row_that_exists()
    {
        await Write(RowWrite.Insert("k", "1"));
        var outcome = await Write(RowWrite.Insert("k", "2"));
        Assert.Equal((WriteStatus.Exists, 0), (outcome.Status, outcome.Failed));
        Assert.Empty(outcome.ETags);
        Assert.Equal("1", (await Get("k"))!.Body);
    }

    [Fact]
    public async Task Replace_needs_the_newest_etag()
    {
        var first = (await Write(RowWrite.Insert("k", "1"))).ETags[0];
        var second = (await Write(RowWrite.Replace("k", "2", first))).ETags[0];
        Assert.NotEqual(first, second);
        Assert.Equal(new Row("p", "k", "2", second), await Get("k"));
        var outcome = await Write(RowWrite.Replace("k", "3", first));
        Assert.Equal((WriteStatus.Changed, 0), (outcome.Status, outcome.Failed));
        Assert.Equal("2", (await Get("k"))!.Body);
    }

    [Fact]
    public async Task The_etag_changes_though_the_body_does_not()
    {
        var first = (await Write(RowWrite.Upsert("k", "1"))).ETags[0];
        var second = (await Write(RowWrite.Upsert("k", "1"))).ETags[0];
        Assert.NotEqual(first, second);
        Assert.Equal(WriteStatus.Changed, (await Write(RowWrite.Replace("k", "2", first))).Status);
    }

    [Fact]
    public async Task Upsert_writes_whatever_was_there()
    {
        Assert.True((await Write(RowWrite.Upsert("k", "1"))).Done);
        Assert.True((await Write(RowWrite.Upsert("k", "2"))).Done);
        Assert.Equal("2", (await Get("k"))!.Body);
    }

    [Fact]
    public async Task Delete_with_an_etag_removes_only_what_was_read()
    {
        var first = (await Write(RowWrite.Insert("k", "1"))).ETags[0];
        var second = (await Write(RowWrite.Upsert("k", "2"))).ETags[0];
        Assert.Equal(WriteStatus.Changed, (await Write(RowWrite.Delete("k", first))).Status);
        Assert.NotNull(await Get("k"));
        var outcome = await Write(RowWrite.Delete("k", second));
        Assert.True(outcome.Done);
        Assert.Equal([""], outcome.ETags);
        Assert.Null(await Get("k"));
        Assert.Equal(WriteStatus.Missing, (await Write(RowWrite.Delete("k", second))).Status);
    }

    [Fact]
    public async Task Delete_without_an_etag_removes_whatever_is_there()
    {
        await Write(RowWrite.Insert("k", "1"));
        Assert.True((await Write(RowWrite.Delete("k"))).Done);
        Assert.Null(await Get("k"));
        Assert.Empty(await Query());
    }

    [Fact]
    public async Task An_etag_of_an_earlier_life_of_the_row_is_not_its_own()
    {
        var first = (await Write(RowWrite.Insert("k", "1"))).ETags[0];
        await Write(RowWrite.Delete("k"));
        var second = (await Write(RowWrite.Insert("k", "1"))).ETags[0];
        Assert.NotEqual(first, second);
        Assert.Equal(WriteStatus.Changed, (await Write(RowWrite.Replace("k", "2", first))).Status);
    }

    [Fact]
    public async Task Writers_at_once_lose_no_update()
    {
        const int Writers = 8;
        const int Steps = 12;
        await Write(RowWrite.Insert("counter", "0"));
        var tasks = Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (var done = 0; done < Steps;)
            {
                var row = (await Get("counter"))!;
                var next = (int.Parse(row.Body) + 1).ToString();
                done += (await Write(RowWrite.Replace("counter", next, row.ETag))).Done ? 1 : 0;
            }
        }));
        await Task.WhenAll(tasks);
        Assert.Equal((Writers * Steps).ToString(), (await Get("counter"))!.Body);
    }

    [Fact]
    public async Task Of_many_that_insert_one_row_one_succeeds()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Write(RowWrite.Insert("k", i.ToString())))));
        var winner = Assert.Single(Enumerable.Range(0, 8), i => outcomes[i].Done);
        Assert.Equal(winner.ToString(), (await Get("k"))!.Body);
        Assert.Equal(7, outcomes.Count(outcome => outcome.Status == WriteStatus.Exists));
    }
}
