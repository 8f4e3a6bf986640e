using System.Text;
using PlanMonitor.Core.Json;
using Xunit;

namespace PlanMonitor.Core.Tests.Json;

/// <summary>Texts written by hand are the bytes of <see cref="CanonicalJson"/>, whatever characters they hold.</summary>
public sealed class JsonBytesTests
{
    [Fact]
    public void Every_character()
    {
        var json = new JsonBytes();
        // Twice: what is known of a character the second time is what was found the first time.
        for (var round = 0; round < 2; round++)
        {
            for (int code = char.MinValue; code <= char.MaxValue; code += 16)
            {
                var text = string.Concat(Enumerable.Range(code, 16).Select(each => $"{(char)each}-"));
                json.Clear();
                json.Text(text);
                Assert.Equal(CanonicalJson.Write(text), Encoding.UTF8.GetString(json.Written));
            }
        }
    }

    [Fact]
    public void Every_character_alone()
    {
        var json = new JsonBytes();
        for (int code = char.MinValue; code <= char.MaxValue; code++)
        {
            json.Text($"{(char)code}");
        }
        Assert.Equal(string.Concat(Enumerable.Range(char.MinValue, char.MaxValue + 1).Select(code => CanonicalJson.Write($"{(char)code}"))), Encoding.UTF8.GetString(json.Written));
    }

    [Fact]
    public void Pairs_beyond_the_first_plane()
    {
        var json = new JsonBytes();
        json.Text("矿\U00020BB7\U0001F600a");
        Assert.Equal(CanonicalJson.Write("矿\U00020BB7\U0001F600a"), Encoding.UTF8.GetString(json.Written));
    }
}
