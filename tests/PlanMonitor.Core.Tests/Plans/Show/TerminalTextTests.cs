using PlanMonitor.Core.Plans.Show;
using Xunit;

namespace PlanMonitor.Core.Tests.Plans.Show;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("iron", 4)]
    [InlineData("铁矿", 4)]
    [InlineData("62%（铁）", 9)]
    [InlineData("𠀀", 2)]
    public void A_chinese_character_takes_two_columns(string text, int width) => Assert.Equal(width, TerminalText.Width(text));

    [Theory]
    [InlineData("铁矿", 6, "铁矿  ")]
    [InlineData("铁矿", 2, "铁矿")]
    public void Padding_counts_columns(string text, int width, string padded) => Assert.Equal(padded, TerminalText.Pad(text, width));

    [Theory]
    [InlineData("铁矿石", 6, "铁矿石")]
    [InlineData("铁矿石", 5, "铁矿…")]
    [InlineData("铁矿石", 4, "铁…")]
    [InlineData("铁\n矿", 9, "铁 矿")]
    public void Cutting_counts_columns(string text, int width, string cut) => Assert.Equal(cut, TerminalText.Cut(text, width));
}
