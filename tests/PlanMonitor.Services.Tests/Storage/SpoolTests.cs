using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Services.Tests.Storage;

/// <summary>What is put down for a while comes back from any place, whether it lies in memory, in a file, or over the edge between them.</summary>
public sealed class SpoolTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1 << 20)]
    [InlineData((2 << 20) + 5)]
    [InlineData(64 << 20)]
    public void Any_part_comes_back(long inMemory)
    {
        var random = new Random(7);
        var content = new byte[5_000_003];
        random.NextBytes(content);
        using var spool = new Spool(inMemory);
        for (var at = 0; at < content.Length;)
        {
            var some = Math.Min(random.Next(1, 700_000), content.Length - at);
            spool.Write(content.AsSpan(at, some));
            at += some;
        }
        Assert.Equal((content.Length, content.Length), (spool.Length, spool.Position));
        for (var i = 0; i < 60; i++)
        {
            var from = random.Next(content.Length);
            var part = new byte[random.Next(Math.Min(2_000_000, content.Length - from)) + 1];
            spool.Position = from;
            spool.ReadExactly(part);
            Assert.True(part.AsSpan().SequenceEqual(content.AsSpan(from, part.Length)), $"{from} {part.Length}");
        }
        spool.Seek(-3, SeekOrigin.End);
        Assert.Equal(3, spool.Read(new byte[10]));
        Assert.Equal(0, spool.Read(new byte[10]));
        using var whole = new MemoryStream();
        spool.Position = 0;
        spool.CopyTo(whole);
        Assert.True(whole.ToArray().AsSpan().SequenceEqual(content));
    }

    [Fact]
    public void It_is_written_at_its_end_only()
    {
        using var spool = new Spool();
        spool.Write([1, 2, 3]);
        spool.Position = 1;
        Assert.Equal("A spool is written at its end only.", Assert.Throws<NotSupportedException>(() => spool.Write([4])).Message);
    }
}
