using System.Text.Json;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Rights;
using PlanMonitor.Services.Checks.Chains;
using PlanMonitor.Services.Checks.Chunks;
using Xunit;

namespace PlanMonitor.Services.Tests.Checks;

/// <summary>Stored facts come back as they were measured, or, where a disk or a hand changed them, not at all. Facts are made up from seeds.</summary>
public sealed class FactReadersTests
{
    private const int Documents = 100;
    private const int Damages = 20;

    private static readonly string[] Texts = ["", "铁矿", "C2100002009000000018622", "矿\"山\"", "a\\b", "样例\n矿", "<&>", "🜃矿"];
    private static readonly decimal[] Numbers = [0, 0.000m, 13563.127m, -0.5m, 1.50m, 79228162514264337593543950335m];

    [Fact]
    public void Sites() => Agree(FactReaders.Sites, random => Many(random, () => new Site(Text(random), TextOrNull(random), Flag(random), Facts(random), new(Text(random), Text(random), random.Next()))
    {
        From = DayOrNull(random),
        To = DayOrNull(random),
    }));

    [Fact]
    public void Places_of_rights() => Agree(FactReaders.Places, random => Many(random, () => new RightPlace(
        Text(random), Number(random), Overlaps(random), Many(random, () => new SharedGround(Text(random), Number(random))), Many(random, () => new NearRight(Text(random), Text(random), Number(random))))));

    [Fact]
    public void Chains_of_sites() => Agree(FactReaders.SiteRows, random => new SiteRows(Text(random), Many(random, () => new UploadSites(
        Text(random), Many(random, () => new SiteRow(Text(random), Text(random), Day(random), Number(random), Flag(random), random.Next()))))));

    [Fact]
    public void Growth() => Agree(FactReaders.GrowthRows, random => new GrowthRows(Text(random), Many(random, () => new GrowthRow(Text(random), random.Next(), Day(random), Number(random)))));

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[] []")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    [InlineData("""[{"licence":"C1","areaM2":"1","overlaps":[],"others":[],"nearest":[]}]""")]
    [InlineData("""[{"areaM2":1,"licence":"C1","overlaps":[],"others":[],"nearest":[]}]""")]
    [InlineData("""[{"licence":null,"areaM2":1,"overlaps":[],"others":[],"nearest":[]}]""")]
    [InlineData("""[{"licence":"C1","areaM2":1,"overlaps":[],"others":[],"nearest":[],"more":1}]""")]
    [InlineData("""[{"licence":"C1","areaM2":1,"overlaps":[],"others":{},"nearest":[]}]""")]
    public void What_was_not_written_so_is_not_read(string json) =>
        Assert.ThrowsAny<JsonException>(() => FactText.Read(System.Text.Encoding.UTF8.GetBytes(json), FactReaders.Places));

    private static void Agree<T>(FactReader<T> reader, Func<Random, T> make)
    {
        var (random, taken) = (new Random(20_251_129), 0);
        for (var document = 0; document < Documents; document++)
        {
            var json = FactStore.JsonOf(make(random));
            Assert.Equal(json, FactStore.JsonOf(FactText.Read(json, reader)));
            for (var damage = 0; damage < Damages; damage++)
            {
                taken += Survives(reader, Damaged(json, random)) ? 1 : 0;
            }
        }
        // Within a text or a number damage cannot be seen.
        Assert.InRange(taken, 1, Documents * Damages * 9 / 10);
    }

    private static bool Survives<T>(FactReader<T> reader, byte[] json)
    {
        try
        {
            return FactText.Read(json, reader) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static byte[] Damaged(byte[] json, Random random)
    {
        var at = random.Next(json.Length);
        return random.Next(3) switch
        {
            0 => json[..at],
            1 => [.. json[..at], .. json[(at + 1)..]],
            _ => [.. json[..at], (byte)random.Next(256), .. json[(at + 1)..]],
        };
    }

    private static FootprintFacts Facts(Random random) => new(
        Text(random), random.Next(100), random.Next(100), TextOrNull(random), random.Next(100), Overlaps(random), Overlaps(random));

    private static Overlap[] Overlaps(Random random) => Many(random, () => new Overlap(
        Text(random), Text(random), Text(random), Number(random), Number(random), Number(random), Flag(random), Flag(random)));

    private static T[] Many<T>(Random random, Func<T> make) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => make())];

    private static string Text(Random random) => Texts[random.Next(Texts.Length)];

    private static string? TextOrNull(Random random) => random.Next(3) == 0 ? null : Text(random);

    private static decimal Number(Random random) => Numbers[random.Next(Numbers.Length)];

    private static bool Flag(Random random) => random.Next(2) == 0;

    private static DateOnly Day(Random random) => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber));

    private static DateOnly? DayOrNull(Random random) => random.Next(3) == 0 ? null : Day(random);
}
