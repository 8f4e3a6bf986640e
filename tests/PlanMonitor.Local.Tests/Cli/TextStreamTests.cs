using System.Text;
using PlanMonitor.Local.Terminal;
using Xunit;

namespace PlanMonitor.Local.Tests.Cli;

public sealed class TextStreamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(100)]
    public void Characters_that_come_in_pieces_are_whole(int piece)
    {
        const string said = "{\"zh\":\"采矿权 𠮷 超过\"}";
        using var text = new StringWriter();
        using var stream = new TextStream(text);
        foreach (var some in Encoding.UTF8.GetBytes(said).Chunk(piece))
        {
            stream.Write(some, 0, some.Length);
        }
        Assert.Equal(said, text.ToString());
    }
}
