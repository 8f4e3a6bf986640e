using PlanMonitor.Core.Json;
using Xunit;

namespace PlanMonitor.Core.Tests.Json;

/// <summary>Ids are the same for ever: a figure here that changes loses every stored alert.</summary>
public sealed class StableHashTests
{
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void A_text_has_the_sha_256_of_its_utf_8(string text, string hash) => Assert.Equal(hash, StableHash.Of(text));

    [Fact]
    public void Chinese_is_hashed_as_utf_8() => Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("菱镁矿"u8)), StableHash.Of("菱镁矿"));

    [Theory]
    // Parts that read alike when they are only put together.
    [InlineData("ab|c", "a|bc")]
    [InlineData("ab|", "|ab")]
    [InlineData("ab", "ab|")]
    [InlineData("a|b", "b|a")]
    [InlineData("1:a\n1:b", "a|b")]
    public void Parts_are_kept_apart(string one, string other) => Assert.NotEqual(StableHash.Id(one.Split('|')), StableHash.Id(other.Split('|')));

    [Fact]
    public void The_id_of_an_alert_is_the_same_for_ever() =>
        Assert.Equal("04e4c137c95c85cd5a94", StableHash.Id("volume.cap", "total|菱镁矿|丹东市||||", "dandong", "2024"));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(160)]
    [InlineData(170)]
    [InlineData(171)]
    [InlineData(100_000)]
    public void Parts_of_any_length(int length)
    {
        var part = new string('矿', length);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{length}:{part}\n1:a\n")))[..20], StableHash.Id(part, "a"));
    }
}
