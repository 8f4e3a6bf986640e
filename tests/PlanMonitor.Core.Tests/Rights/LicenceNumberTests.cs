using PlanMonitor.Core.Rights;
using Xunit;

namespace PlanMonitor.Core.Tests.Rights;

/// <summary>Licence numbers as people and spreadsheets write them.</summary>
public sealed class LicenceNumberTests
{
    [Theory]
    [InlineData("C2106002021056120151234", "C2106002021056120151234")]
    [InlineData("T2106002021056120151234", "T2106002021056120151234")]
    [InlineData("T01120210502012345", "T01120210502012345")]
    [InlineData(" c2106002021056120151234 ", "C2106002021056120151234")]
    [InlineData("Ｃ２１０６００２０２１０５６１２０１５１２３４", "C2106002021056120151234")]
    [InlineData("C210600 2021056 120151234", "C2106002021056120151234")]
    [InlineData("'C2106002021056120151234", "C2106002021056120151234")]
    public void A_licence_number_is_taken_in_its_plain_form(string text, string expected) => Assert.Equal(expected, LicenceNumber.Parse(text).Value);

    [Theory]
    [InlineData("")]
    [InlineData("C210600202105612015123")]
    [InlineData("C21060020210561201512345")]
    [InlineData("K2106002021056120151234")]
    [InlineData("C01120210502012345")]
    [InlineData("2106002021056120151234")]
    [InlineData("采矿证丹东001号")]
    [InlineData("C210600202105612015123X")]
    public void What_has_another_form_is_refused_in_words(string text)
    {
        var problem = LicenceNumber.Parse(text, 3, "采矿许可证号").Problem!;
        Assert.Equal(("licence.wrong-form", 3, "采矿许可证号", text), (problem.Code, problem.Line, problem.Column, problem.Value));
        Assert.Equal($"许可证号“{text}”的格式不对。", problem.Message.Zh);
        Assert.Equal($"The licence number '{text}' has the wrong form.", problem.Message.En);
        Assert.Equal("采矿许可证号应为 C 或 T 加 22 位数字，共 23 位；旧版勘查许可证号为 T 加 17 位数字。请对照许可证填写。", problem.Action.Zh);
        Assert.Equal("A licence number is C or T and 22 digits, 23 characters in all; an old exploration number is T and 17 digits. Copy it from the licence.", problem.Action.En);
    }

    [Theory]
    [InlineData("2.1E+22")]
    [InlineData("2.10600202105612E+21")]
    [InlineData("2.1e22")]
    [InlineData("C2.106E+21")]
    [InlineData("2106002021056120000000")]
    [InlineData("21060020210561200000000")]
    public void Digits_that_a_spreadsheet_has_cut_are_named(string text)
    {
        var problem = LicenceNumber.Parse(text, 3, "采矿许可证号").Problem!;
        Assert.Equal("licence.digits-lost", problem.Code);
        Assert.Equal($"许可证号“{text}”被表格软件当作数字处理，后面的位数已经丢失。", problem.Message.Zh);
        Assert.Equal($"A spreadsheet took the licence number '{text}' for a number: its last digits are lost.", problem.Message.En);
        Assert.Equal("请先把该列的单元格格式设为“文本”，再按许可证重新填写完整证号（含字母 C 或 T）。", problem.Action.Zh);
        Assert.Equal("Set the format of the column to text, then enter the whole number again from the licence, with its letter C or T.", problem.Action.En);
    }
}
