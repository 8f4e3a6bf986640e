using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Local.Storage;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Storage;

public sealed class FileNamesTests
{
    [Theory]
    // Ordinary names stay as they are.
    [InlineData("年报 2024（终稿）.csv", "年报 2024（终稿）.csv")]
    [InlineData("a.b-c_d+e,f;g=h@i!j#k$l&m'n~o`p[q]{r}", "a.b-c_d+e,f;g=h@i!j#k$l&m'n~o`p[q]{r}")]
    [InlineData("𠮷野.csv", "𠮷野.csv")]
    // What Windows does not have in names.
    [InlineData("100%", "100%25")]
    [InlineData("%41", "%2541")]
    [InlineData("a:b", "a%3Ab")]
    [InlineData("\"*<>?|", "%22%2A%3C%3E%3F%7C")]
    [InlineData("a\\b\t\u0085", "a%5Cb%09%85")]
    // Dots and spaces at the ends.
    [InlineData(".hidden", "%2Ehidden")]
    [InlineData("..", "%2E%2E")]
    [InlineData(".", "%2E")]
    [InlineData("...", "%2E.%2E")]
    [InlineData("end.", "end%2E")]
    [InlineData(" a b ", "%20a b%20")]
    // Device names.
    [InlineData("CON", "%43ON")]
    [InlineData("nul.csv", "%6Eul.csv")]
    [InlineData("Aux .txt", "%41ux .txt")]
    [InlineData("com1", "%63om1")]
    [InlineData("LPT³.x.y", "%4CPT³.x.y")]
    [InlineData("CONIN$", "%43ONIN$")]
    [InlineData("COM10", "COM10")]
    [InlineData("console", "console")]
    [InlineData("a.CON", "a.CON")]
    public void A_segment_has_a_file_name(string segment, string name)
    {
        Assert.Equal(name, FileNames.Encode(segment));
        Assert.Equal(segment, FileNames.Decode(name));
    }

    [Theory]
    [InlineData("100%.csv", "100%.csv")]
    [InlineData("%41.csv", "%41.csv")]
    [InlineData("%zz", "%zz")]
    [InlineData("a%3ab", "a%3ab")]
    [InlineData("a:b", "a:b")]
    [InlineData("end ", "end ")]
    [InlineData("CON", "CON")]
    [InlineData("a\\b\n", "a%5Cb%0A")]
    public void A_name_that_a_person_gave_is_taken_as_it_stands(string name, string segment) => Assert.Equal(segment, FileNames.Decode(name));

    [Fact]
    public void Every_segment_comes_back_and_its_file_name_is_legal_everywhere()
    {
        var segments = from parts in Gen.NonEmptyListOf(Gen.Elements("a", "Z", "中", "𠮷", ".", " ", "%", "2", "5", "F", ":", "*", "?", "CON", "nul", "COM1", "\\", "<", "|"))
                       select string.Concat(parts);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(segments.ToArbitrary(), segment =>
        {
            var name = FileNames.Encode(segment);
            return FileNames.Decode(name) == segment
                && !name.Any(c => c == '\\' || c == '/' || (c != '%' && BlobRules.LongCharacters.Contains(c)))
                && name[0] is not ('.' or ' ') && name[^1] is not ('.' or ' ')
                && name.Split('.')[0].TrimEnd().ToUpperInvariant() is not ("CON" or "NUL" or "COM1");
        }));
    }
}
