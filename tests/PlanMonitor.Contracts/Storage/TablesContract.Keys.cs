using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Contracts.Storage;

/// <summary>Names, keys, their order, and ranges of them.</summary>
public abstract partial class TablesContract
{
    /// <summary>Keys in the order of the contract: by UTF-16 code units.</summary>
    private static readonly string[] Ordered =
    [
        " ", "!", "\"", "\"!", "#", "##", "%", "%2F", "'", "''", "-", ".", ".a", "..", "./", "/", "/a", "0", "10", "9", ">", "?", "??", "A", "B", "Z", "Za",
        "[", "[a", "\\", "]", "_", "a", "a b", "a/b", "a\\b", "aB", "ab", "~", "\u00A0", "é", "中", "中文", "辽", "辽阳", "辽阳/菱镁矿", "\uD7FF", "\uD7FFa",
        "\U00020BB7", "\U00020BB7野", "\U00020BB7\U00020BB8", "\U0001F600x", "\uE000", "\uF8FF", "？", "\uFFFD",
    ];

    public static TheoryData<string> OddKeys => [.. Ordered, "'; DROP TABLE rows; --", "{\"a\":1}", "a\uFEFFb", "e\u0301", new string('长', TableLimits.KeyLength), new string('/', TableLimits.KeyLength)];

    public static TheoryData<string> ForbiddenKeys =>
        ["", "\0", "a\u0001", "a\tb", "a\n", "\u001F", "\u007F", "a\u0085", "\u009F", "\uD842", "a\uDFB7b", "\uDFB7\uD842", new string('a', TableLimits.KeyLength + 1)];

    [Theory]
    [MemberData(nameof(OddKeys))]
    public async Task A_key_is_any_text(string key)
    {
        Assert.True((await Tables.WriteAsync(Table, key, [RowWrite.Insert(key, "1")], Cancel)).Done);
        var row = await Tables.GetAsync(Table, key, key, Cancel);
        Assert.Equal((key, key, "1"), (row!.Partition, row.Key, row.Body));
        Assert.Equal(row, Assert.Single(await Tables.QueryAsync(Table, key, key, null, Cancel).ToListAsync(Cancel)));
        Assert.Equal([key], await Tables.PartitionsAsync(Table, Cancel).ToListAsync(Cancel));
        Assert.True((await Tables.WriteAsync(Table, key, [RowWrite.Replace(key, "2", row.ETag)], Cancel)).Done);
        Assert.True((await Tables.WriteAsync(Table, key, [RowWrite.Delete(key)], Cancel)).Done);
    }

    [Theory]
    [MemberData(nameof(ForbiddenKeys))]
    public async Task A_key_that_breaks_the_rule_is_an_argument_exception(string key)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Write(RowWrite.Insert(key, "1")));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Tables.WriteAsync(Table, key, [RowWrite.Insert("k", "1")], Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Get(key));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Tables.GetAsync(Table, key, "k", Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Tables.QueryAsync(Table, key, null, null, Cancel).ToListAsync(Cancel));
        Assert.Empty(await Query());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("1abc")]
    [InlineData("a-b")]
    [InlineData("a b c")]
    [InlineData("表格表格")]
    [InlineData("tables")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public async Task A_table_name_that_breaks_the_rule_is_an_argument_exception(string table)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Tables.GetAsync(table, "p", "k", Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Tables.WriteAsync(table, "p", [RowWrite.Insert("k", "1")], Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Tables.QueryAsync(table, "p", null, null, Cancel).ToListAsync(Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Tables.PartitionsAsync(table, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Keys_come_in_the_order_of_their_code_units()
    {
        await Fill(Ordered.Reverse());
        var expected = Ordered.Order(StringComparer.Ordinal);
        Assert.Equal(expected, await Keys());
    }

    [Fact]
    public async Task A_range_begins_at_from_and_ends_before_to()
    {
        await Fill(Ordered);
        var sorted = Ordered.Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(sorted, await Keys("", ""));
        foreach (var (from, to) in new (string?, string?)[]
        {
            ("a", null), (null, "a"), ("a", "ab"), ("a", "a"), ("b", "a"), ("/", "0"), (".b", "/0"), ("中", "辽"), ("\uD7FF", "\uE000"), ("\U00020BB7", "\uFFFD"), ("x", "y"),
        })
        {
            var expected = sorted.Where(key => string.CompareOrdinal(key, from ?? "") >= 0 && (to is null || string.CompareOrdinal(key, to) < 0));
            Assert.Equal(expected, await Keys(from, to));
        }
    }

    [Fact]
    public async Task A_range_of_thousands_streams_while_rows_are_added()
    {
        // A key and its continuation in turn, so that pages of even and of odd length end between the two.
        const int Rows = 2501;
        string[] stable = ["k", .. Enumerable.Range(0, Rows - 1).Select(i => $"k{i / 2:D6}" + (i % 2 == 0 ? "" : "!"))];
        await Fill(stable);
        var seen = new List<string>();
        await foreach (var row in Tables.QueryAsync(Table, "p", "k", "l", Cancel))
        {
            if (seen.Count is 10 or 1200 or 2400)
            {
                await Fill([row.Key + "-added", $"k{(seen.Count / 2) - 5:D6}-behind", $"k{(seen.Count / 2) + 40:D6}-ahead"]);
            }
            seen.Add(row.Key);
        }
        Assert.Equal(stable, seen.Where(key => !key.Contains('-', StringComparison.Ordinal)));
        Assert.Equal(seen.Order(StringComparer.Ordinal).Distinct(), seen);
        Assert.Equal(Rows + 9, (await Keys()).Count);
    }

    [Fact]
    public async Task A_query_stops_when_it_is_cancelled()
    {
        await Fill(Enumerable.Range(0, 300).Select(i => $"k{i:D4}"));
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Tables.QueryAsync(Table, "p", null, null, source.Token).ToListAsync(Cancel));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Tables.WriteAsync(Table, "p", [RowWrite.Insert("new", "1")], source.Token));
        Assert.Null(await Get("new"));
    }

    [Fact]
    public async Task Partitions_come_once_each_in_ordinal_order()
    {
        foreach (var partition in Ordered.Reverse())
        {
            await Tables.WriteAsync(Table, partition, [RowWrite.Insert("1", "{}"), RowWrite.Insert("2", "{}")], Cancel);
        }
        await Tables.WriteAsync(Table, "gone", [RowWrite.Insert("1", "{}")], Cancel);
        await Tables.WriteAsync(Table, "gone", [RowWrite.Delete("1")], Cancel);
        Assert.Equal(Ordered.Order(StringComparer.Ordinal), await Tables.PartitionsAsync(Table, Cancel).ToListAsync(Cancel));
    }
}
