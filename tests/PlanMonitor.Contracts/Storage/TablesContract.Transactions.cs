using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Contracts.Storage;

/// <summary>Transactions and the size of what they write.</summary>
public abstract partial class TablesContract
{
    [Fact]
    public async Task A_transaction_without_writes_is_done()
    {
        var outcome = await Write();
        Assert.Equal((WriteStatus.Done, null), (outcome.Status, outcome.Failed));
        Assert.Empty(outcome.ETags);
    }

    [Fact]
    public async Task A_hundred_rows_are_one_transaction()
    {
        var outcome = await Write([.. Enumerable.Range(0, 100).Select(i => RowWrite.Insert($"k{i:D3}", i.ToString()))]);
        Assert.True(outcome.Done);
        Assert.Equal(100, outcome.ETags.Count);
        Assert.Equal(await Query(), Enumerable.Range(0, 100).Select(i => new Row("p", $"k{i:D3}", i.ToString(), outcome.ETags[i])));
    }

    [Fact]
    public async Task More_rows_than_the_store_takes_are_an_argument_exception()
    {
        Assert.True(Tables.MostRows >= 100);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Write([.. Enumerable.Range(0, Tables.MostRows + 1).Select(i => RowWrite.Insert($"k{i:D3}", "1"))]));
        Assert.Empty(await Query());
    }

    [Fact]
    public async Task A_body_may_be_empty_or_hold_a_zero()
    {
        Assert.True((await Write(RowWrite.Insert("a", ""), RowWrite.Upsert("b", "x\0y"))).Done);
        Assert.Equal(["", "x\0y"], (await Query()).Select(row => row.Body));
    }

    [Fact]
    public async Task A_row_that_stands_twice_is_an_argument_exception()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Write(RowWrite.Insert("a", "1"), RowWrite.Insert("b", "1"), RowWrite.Upsert("a", "2")));
        Assert.Empty(await Query());
    }

    [Fact]
    public async Task A_transaction_mixes_kinds()
    {
        var first = await Write(RowWrite.Insert("replaced", "1"), RowWrite.Insert("deleted", "1"), RowWrite.Insert("upserted", "1"));
        var outcome = await Write(
            RowWrite.Delete("deleted", first.ETags[1]),
            RowWrite.Insert("inserted", "2"),
            RowWrite.Replace("replaced", "2", first.ETags[0]),
            RowWrite.Upsert("upserted", "2"),
            RowWrite.Upsert("upserted too", "2"));
        Assert.True(outcome.Done);
        Assert.Equal("", outcome.ETags[0]);
        Assert.Equal(["inserted", "replaced", "upserted", "upserted too"], await Keys());
        Assert.Equal(outcome.ETags.Skip(1), (await Query()).Select(row => row.ETag));
    }

    public static TheoryData<RowWrite, WriteStatus> Failing => new()
    {
        { RowWrite.Insert("there", "2"), WriteStatus.Exists },
        { RowWrite.Replace("absent", "2", "W/\"old\""), WriteStatus.Missing },
        { RowWrite.Delete("absent"), WriteStatus.Missing },
        { RowWrite.Delete("absent", "W/\"old\""), WriteStatus.Missing },
    };

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task The_first_write_that_fails_decides_and_nothing_is_written(RowWrite failing, WriteStatus status)
    {
        await Write(RowWrite.Insert("there", "1"), RowWrite.Insert("other", "1"));
        foreach (var position in new[] { 0, 2, 98 })
        {
            List<RowWrite> writes = [.. Enumerable.Range(0, 97).Select(i => RowWrite.Insert($"new{i:D2}", "2")), RowWrite.Upsert("other", "2")];
            writes.Insert(position, failing);
            // A later failure of another kind decides nothing.
            writes.Add(RowWrite.Delete("absent too"));
            var outcome = await Write([.. writes]);
            Assert.Equal((status, position), (outcome.Status, outcome.Failed));
            Assert.Empty(outcome.ETags);
            Assert.Equal([("other", "1"), ("there", "1")], (await Query()).Select(row => (row.Key, row.Body)));
        }
    }

    [Fact]
    public async Task A_changed_row_undoes_its_transaction()
    {
        var old = (await Write(RowWrite.Insert("k", "1"))).ETags[0];
        await Write(RowWrite.Upsert("k", "2"));
        var outcome = await Write(RowWrite.Insert("a", "3"), RowWrite.Replace("k", "3", old));
        Assert.Equal((WriteStatus.Changed, 1), (outcome.Status, outcome.Failed));
        outcome = await Write(RowWrite.Insert("a", "3"), RowWrite.Insert("b", "3"), RowWrite.Delete("k", old));
        Assert.Equal((WriteStatus.Changed, 2), (outcome.Status, outcome.Failed));
        Assert.Equal([("k", "2")], (await Query()).Select(row => (row.Key, row.Body)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData(null)]
    public async Task An_etag_that_is_none_is_an_argument_exception(string? etag)
    {
        await Write(RowWrite.Insert("k", "1"));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Write(new RowWrite(WriteKind.Replace, "k", "2", etag)));
        if (etag is not null)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => Write(RowWrite.Delete("k", etag)));
        }
        Assert.Equal("1", (await Get("k"))!.Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("\u0001\t\r\n\u007F\u0085\u2028")]
    [InlineData("a\0b")]
    [InlineData("\U00020BB7 \U0001F600 \uFFFD \uFFFF e\u0301 é")]
    [InlineData("'\"; -- <![CDATA[&amp;]]> %00")]
    public async Task A_body_comes_back_to_the_character(string body)
    {
        await Write(RowWrite.Insert("k", body));
        Assert.Equal(body, (await Get("k"))!.Body);
        Assert.Equal(body, Assert.Single(await Query()).Body);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_no_body()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Write(RowWrite.Insert("k", "a\uD842")));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Write(RowWrite.Insert("k", "\uDFB7b")));
        Assert.Empty(await Query());
    }

    [Fact]
    public async Task A_body_may_reach_the_limit_in_bytes()
    {
        var ascii = new string('x', TableLimits.BodyBytes);
        var chinese = new string('矿', TableLimits.BodyBytes / 3);
        Assert.True((await Write(RowWrite.Insert("ascii", ascii), RowWrite.Insert("chinese", chinese))).Done);
        Assert.Equal(ascii, (await Get("ascii"))!.Body);
        Assert.Equal([ascii, chinese], (await Query()).Select(row => row.Body));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Write(RowWrite.Insert("k", ascii + "x")));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Write(RowWrite.Insert("k", chinese + "矿")));
        Assert.Null(await Get("k"));
    }

    [Fact]
    public async Task The_bodies_of_a_transaction_have_a_limit_together()
    {
        const int Rows = 100;
        Assert.True(Tables.MostBytes >= TableLimits.TransactionBytes);
        var each = Tables.MostBytes / Rows;
        // The longest keys that escaping makes longer still.
        var writes = Enumerable.Range(0, Rows).Select(i => RowWrite.Insert($"{i:D3}" + new string('/', TableLimits.KeyLength - 3), new('x', each))).ToArray();
        Assert.True((await Write(writes)).Done);
        Assert.Equal(Rows, (await Query()).Count);
        writes = [.. writes.Select((_, i) => RowWrite.Insert($"more{i:D3}", new('x', each + 1)))];
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Write(writes));
        Assert.Equal(Rows, (await Query()).Count);
    }
}
