using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Azure.Tests.Storage;

/// <summary>Stored keys keep the order, come back, and hold only what Azure allows.</summary>
public sealed class TableKeyTests
{
    private const string Forbidden = "/\\#?";
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1" ? 100_000 : 3_000);

    // Mostly the characters that are escaped, those beside them, and those that escaping writes; short keys, so that prefixes meet.
    private static readonly Gen<string> Piece = Gen.Frequency(
        (8, Gen.Elements("#", "/", "?", "\\", "\"", ".", ">", "[", "1", "2", "0", "!", "$", "-", "@", "]", "Z", "a").Select(piece => piece)),
        (2, Gen.Elements("辽", "\uD7FF", "\uE000", "\uFFFD", "\U00020BB7", "\U0001F600", " ", "~", "é")));

    private static readonly Arbitrary<string> Keys = Gen.Choose(1, 12).SelectMany(length => Gen.ArrayOf(Piece, length)).Select(string.Concat).ToArbitrary();

    [Fact]
    public void A_key_comes_back() => Prop.ForAll(Keys, key => TableKey.Unescape(TableKey.Escape(key)) == key).Check(Config);

    [Fact]
    public void Order_is_kept() => Prop.ForAll(Keys, Keys, (one, other) =>
        Math.Sign(string.CompareOrdinal(one, other)) == Math.Sign(string.CompareOrdinal(TableKey.Escape(one), TableKey.Escape(other)))).Check(Config);

    [Fact]
    public void A_stored_key_holds_no_forbidden_character_and_is_at_most_twice_as_long() => Prop.ForAll(Keys, key =>
    {
        var stored = TableKey.Escape(key);
        return !stored.Any(c => Forbidden.Contains(c, StringComparison.Ordinal) || char.IsControl(c)) && TextRules.IsWellFormed(stored) && stored.Length <= 2 * key.Length;
    }).Check(Config);

    [Theory]
    [InlineData("plan", "plan")]
    [InlineData("a/b", "a.2b")]
    [InlineData("a.b", "a.1b")]
    [InlineData("#?\\\">[", "\"2>2[2\"1>1[1")]
    [InlineData("辽阳/年报", "辽阳.2年报")]
    public void The_stored_form_is_fixed(string key, string stored) => Assert.Equal(stored, TableKey.Escape(key));
}
