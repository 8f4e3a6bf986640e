using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Local.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Storage;

public sealed class KeyOrderTests
{
    private static readonly Gen<string> Keys =
        from parts in Gen.ListOf(Gen.Elements("a", "b", "/", "中", "\uD7FE", "\uD7FF", "\U00010000", "\U00020BB7", "\U0010FFFF", "\uE000", "\uE001", "\uFFFD", "\uFFFF"))
        select string.Concat(parts);

    [Theory]
    [InlineData("", "")]
    [InlineData("辽阳", "辽阳")]
    [InlineData("\uD7FF", "\uD7FF")]
    [InlineData("𠮷野", "\uD7FF𠮷野")]
    [InlineData("\uD7FF𠮷", "\uD7FF\uD7FF𠮷")]
    [InlineData("𠮷𠮷", "\uD7FF𠮷\uD7FF𠮷")]
    public void A_key_is_stored(string key, string stored)
    {
        Assert.Equal(stored, KeyOrder.Store(key));
        Assert.Equal(key, KeyOrder.Load(stored));
    }

    [Fact]
    public void Stored_keys_sort_by_utf8_as_keys_sort_by_utf16() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Keys.Two().ToArbitrary(), pair =>
        {
            var (left, right) = (Encoding.UTF8.GetBytes(KeyOrder.Store(pair.Item1)), Encoding.UTF8.GetBytes(KeyOrder.Store(pair.Item2)));
            return Math.Sign(left.AsSpan().SequenceCompareTo(right)) == Math.Sign(string.CompareOrdinal(pair.Item1, pair.Item2))
                && KeyOrder.Load(KeyOrder.Store(pair.Item1)) == pair.Item1
                && left.AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(KeyOrder.End)) < 0;
        }));
}
