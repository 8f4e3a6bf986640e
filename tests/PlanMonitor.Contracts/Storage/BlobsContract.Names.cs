using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Contracts.Storage;

/// <summary>Names of blobs and containers, and lists of them.</summary>
public abstract partial class BlobsContract
{
    public static TheoryData<string> OddNames =>
    [
        "a", "reports/liaoyang/2024/-/年报.csv", "辽阳市/弓长岭区/菱镁矿（露天）.xlsx", "𠮷野.csv", "é/e\u0301", "a b", " leading", "trailing ", "a/ b /c", ".hidden", "a/.b", "trailing.", "...", "a/..b",
        "100%.csv", "%", "%2F", "a%2Fb", "%E4%B8%AD", "%25", "a%", "%zz", "a:b", "C:/x", "*", "?", "a?b=c&d#e", "<a>", "\"quoted\"", "a|b", "it's", "a+b", "a;b", "$x", "~a", "`a`", "{0}", "[a]", "@",
        "CON", "con", "nul.csv", "a/AUX/b", "COM1", "lpt9.txt", "com¹", "COM10", "console", "PRN .txt",
        "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p", "x.tmp", "tmp/x", "-", "--", "Thumbs.db", "a.tar.gz", "\u00A0", "\u3000", "\uFEFFa", "\u200B",
        new string('长', BlobRules.SegmentBytes / 3), new string('x', BlobRules.SegmentBytes), new string('%', BlobRules.SegmentBytes / 3), string.Concat(Enumerable.Repeat("中文/", 341)) + "x",
    ];

    public static TheoryData<string> ForbiddenNames =>
    [
        "", "/", "/a", "a/", "a//b", ".", "..", "a/.", "a/..", "../a", "a/../b", "./a", "\\", "a\\b", "..\\a", "a\0b", "a\nb", "\u0001", "\u007F", "\u009F", "a\uD842", "\uDFB7b", new string('a', 100) + "/" + new string('/', 5),
        string.Concat(Enumerable.Repeat("a/", 512)) + "b",
    ];

    public static TheoryData<string> LongSegments =>
        [new string('x', BlobRules.SegmentBytes + 1), "a/" + new string('长', (BlobRules.SegmentBytes / 3) + 1) + "/b", new string('?', (BlobRules.SegmentBytes / 3) + 1)];

    [Theory]
    [MemberData(nameof(OddNames))]
    public async Task A_name_is_any_text_in_segments(string name)
    {
        var info = (await Write(name, "1", BlobCondition.Absent)).Info!;
        Assert.Equal(name, info.Name);
        Assert.Equal(info, await Find(name));
        Assert.Equal("1", await Read(name));
        Assert.Equal([name], await Names());
        Assert.Equal([name], await Names(name));
        Assert.True((await Write(name, "22", BlobCondition.Unchanged(info.ETag))).Done);
        Assert.Equal([name], await Names());
        Assert.True(await Blobs.DeleteAsync(Container, name, null, Cancel));
        Assert.Empty(await Names());
    }

    [Theory]
    [MemberData(nameof(ForbiddenNames))]
    public async Task A_name_that_breaks_the_rule_is_an_argument_exception(string name)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Write(name, "1"));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Find(name));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Read(name));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Blobs.DeleteAsync(Container, name, null, Cancel));
        Assert.Empty(await Names());
    }

    [Theory]
    [MemberData(nameof(LongSegments))]
    public async Task A_segment_that_folders_cannot_hold_is_not_written(string name)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Write(name, "1"));
        Assert.Null(await Find(name));
        Assert.Empty(await Names());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("Inbox")]
    [InlineData("a_b")]
    [InlineData("-ab")]
    [InlineData("ab-")]
    [InlineData("a--b")]
    [InlineData("../x")]
    [InlineData("容器容器")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public async Task A_container_name_that_breaks_the_rule_is_an_argument_exception(string container)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Blobs.WriteAsync(container, "a", new MemoryStream(), BlobCondition.Always, Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Blobs.FindAsync(container, "a", Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Blobs.OpenAsync(container, "a", 0, null, Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Blobs.DeleteAsync(container, "a", null, Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Blobs.ListAsync(container, "", Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Containers_are_apart()
    {
        await Write("a", "1");
        Assert.Null(await Blobs.FindAsync(Container + "-x", "a", Cancel));
        Assert.Empty(await Blobs.ListAsync(Container + "-x", "", Cancel).ToListAsync(Cancel));
        Assert.Empty(await Blobs.ListAsync(Container[..^1], "", Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Names_are_listed_in_ordinal_order_by_prefix()
    {
        string[] names =
        [
            "a!", "a-b", "a.txt", "a/b", "a/b.c/d", "a/b/c x", "a/c/d/e", "a0", "aa/b", "B", "b%/x", "b&/x", "b ./y", "b/ y", "中/文", "中/文.csv", "中文/a", "中", "CON/a", "D", "\uE000", "～",
            "con ", ".x/y", "reports/2023/a", "reports/2024/a", "reports-2024/a",
        ];
        // One name is never another's folder.
        names = [.. names.Where(name => !names.Any(other => other.StartsWith(name + "/", StringComparison.Ordinal)))];
        foreach (var name in names)
        {
            await Write(name, name);
        }
        foreach (var prefix in new[] { "", "a", "a/", "a/b", "a/b/", "a/b/c", "b", "b%", "中", "中/", "reports", "reports/", "reports/2024/", "x", "a/b/c x/", "/", "%", ".", "\\" })
        {
            Assert.Equal(names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal), await Names(prefix));
        }
    }

    [Fact]
    public async Task A_list_goes_on_while_blobs_come_and_go()
    {
        var stable = Enumerable.Range(0, 60).Select(i => $"f{i / 10}/n{i:D3}").ToArray();
        foreach (var name in stable)
        {
            await Write(name, "1");
        }
        await Write("f3/gone", "1");
        var seen = new List<string>();
        await foreach (var info in Blobs.ListAsync(Container, "f", Cancel))
        {
            if (seen.Count is 5 or 25)
            {
                await Write($"f{seen.Count / 10}/added", "1");
                await Write("f5/added", "1");
                await Blobs.DeleteAsync(Container, "f3/gone", null, Cancel);
                await Write("f5/n055", "written again");
            }
            seen.Add(info.Name);
        }
        Assert.Equal(stable, seen.Where(name => name.Length == 7 && name.Contains("/n", StringComparison.Ordinal)));
        Assert.Equal(seen.Order(StringComparer.Ordinal).Distinct(), seen);
    }
}
