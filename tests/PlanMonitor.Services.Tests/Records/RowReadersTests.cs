using System.Text.Json;
using PlanMonitor.Core.Disturbance;
using PlanMonitor.Core.GreenList;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Progress;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Quotas;
using PlanMonitor.Core.Rates;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Reserves;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Records;
using PlanMonitor.Services.Records.Rows;
using Xunit;

namespace PlanMonitor.Services.Tests.Records;

/// <summary>The fast way to read rows gives what the general one gives, or says that it cannot. Rows are made up from seeds.</summary>
public sealed class RowReadersTests
{
    private const int Rows = 500;
    private const int Damaged = 4_000;

    private static readonly Unit[] Units = [Unit.Tonne, Unit.WanTonne, Unit.WanCubicMetre, Unit.Hectare, Unit.Percent];
    private static readonly Basis[] Bases = [Basis.None, Basis.NotSaid, Basis.RawOre, new(BasisKind.OreAtGrade, 62), new(BasisKind.Concentrate), new(BasisKind.Concentrate, 65.5m)];
    private static readonly string[] Texts = ["", "铁矿", "C2100002009000000018622", "矿\"山\"", "a\\b", "样例\n矿", "<&>", "🜃矿", "}}", "{\"value\":0"];

    // What a damaged disk or a careless hand may put there; no half of a surrogate pair, which no store gives back.
    private const string Marks = "\"\\{}[]:,.-+0123456789eE nulltruefas矿\u0001\t";

    [Fact]
    public void Annual_reports() => Agree(RowReaders.Report, random => new MineYear(
        Text(random), Text(random), random.Next(), Text(random), Text(random), Text(random), Figure(random), FigureOrNull(random), NumberOrNull(random), NumberOrNull(random), NumberOrNull(random), FigureOrNull(random), Place(random)));

    [Fact]
    public void Reserves() => Agree(RowReaders.Reserve, random => new ReserveYear(
        Text(random), random.Next(), Text(random), Text(random), Figure(random), Figure(random), FigureOrNull(random), FigureOrNull(random), FigureOrNull(random), Figure(random), Place(random)));

    [Fact]
    public void Three_rates() => Agree(RowReaders.Rates, random => new ThreeRates(Text(random), random.Next(), Text(random), Text(random), Share(random), Share(random), Share(random), Place(random))
    {
        WaterReuse = random.Next(2) == 0 ? null : Share(random),
    });

    [Fact]
    public void Months_and_quarters() => Agree(RowReaders.Progress, random => new MineProgress(
        Text(random), random.Next(), random.Next(13), random.Next(13), Text(random), Text(random), Figure(random), Place(random)));

    [Fact]
    public void Disturbed_land() => Agree(RowReaders.Disturbance, random => new DisturbedLand(Text(random), random.Next(), Figure(random), Figure(random), Place(random)));

    [Fact]
    public void Rights() => Agree(RowReaders.Right, random => new MiningRight(
        Text(random), Text(random), TextOrNull(random), Text(random), Text(random), Text(random), FigureOrNull(random), TextOrNull(random), Any<RightStatus>(random),
        DayOrNull(random), DayOrNull(random), NumberOrNull(random), NumberOrNull(random), TextOrNull(random), Place(random))
    {
        Kind = Any<RightKind>(random),
        SizeClass = AnyOrNull<SizeClass>(random),
        DepositClass = AnyOrNull<SizeClass>(random),
        Reserve = FigureOrNull(random),
        ServiceYears = NumberOrNull(random),
        Grant = AnyOrNull<GrantKind>(random),
        FirstGranted = DayOrNull(random),
        Block = TextOrNull(random),
        Stage = AnyOrNull<ExplorationStage>(random),
        Funding = AnyOrNull<FundingKind>(random),
        Group = TextOrNull(random),
        DeclaredArea = FigureOrNull(random),
    });

    [Fact]
    public void Quotas() => Agree(RowReaders.Quota, random => new Quota(
        random.Next(), Any<QuotaScope>(random), Text(random), TextOrNull(random), Text(random), Text(random), Figure(random), random.Next(9), DayOrNull(random), TextOrNull(random), Place(random)));

    [Fact]
    public void Green_mines() => Agree(RowReaders.GreenMine, random => new GreenMine(Text(random), Any<GreenLevel>(random), Day(random), DayOrNull(random), Place(random)));

    [Theory]
    [InlineData("2024-02-29", true)]
    [InlineData("0001-01-01", true)]
    [InlineData("9999-12-31", true)]
    [InlineData("2023-02-29", false)]
    [InlineData("2023-00-10", false)]
    [InlineData("2023-13-10", false)]
    [InlineData("2023-01-00", false)]
    [InlineData("0000-01-01", false)]
    [InlineData("2023-1-01", false)]
    [InlineData("2023/01/01", false)]
    [InlineData("2023-01-01T00:00:00", false)]
    [InlineData("", false)]
    public void Days(string day, bool taken)
    {
        var body = """{"upload":"u","value":{"licence":"C1","level":"city","listed":"DAY","removed":null,"source":{"file":"f","sha256":"s","line":2}}}""".Replace("DAY", day, StringComparison.Ordinal);
        Assert.Equal(taken, Read(RowReaders.GreenMine, body, new()) is not null);
        Assert.Equal(taken, Slow<GreenMine>(body) is not null);
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("-0.5", true)]
    [InlineData("1.50", true)]
    [InlineData("123456789012345678", true)]
    [InlineData("0.00000000000000001", true)]
    [InlineData("1234567890123456789", false)]
    [InlineData("-0", false)]
    [InlineData("01", false)]
    [InlineData("1.", false)]
    [InlineData(".5", false)]
    [InlineData("1e3", false)]
    [InlineData("--1", false)]
    [InlineData("\"1\"", false)]
    [InlineData("1 ", false)]
    [InlineData("1.2.3", false)]
    [InlineData("", false)]
    public void Numbers(string number, bool taken)
    {
        var body = """{"upload":"u","value":{"licence":"C1","year":2025,"disturbed":{"value":NUMBER,"unit":"公顷","basis":{"kind":"none","gradePercent":null,"zh":""}},"restored":{"value":0,"unit":"公顷","basis":{"kind":"none","gradePercent":null,"zh":""}},"source":{"file":"f","sha256":"s","line":2}}}"""
            .Replace("NUMBER", number, StringComparison.Ordinal);
        var read = Read(RowReaders.Disturbance, body, new());
        Assert.Equal(taken, read is not null);
        if (taken)
        {
            Assert.Equal(CanonicalJson.ReadRow<StoredRow<DisturbedLand>>(body).Value.Disturbed.Value.ToString("G29", null), read!.Value.Disturbed.Value.ToString("G29", null));
        }
    }

    [Fact]
    public void Rows_share_what_they_have_in_common()
    {
        var random = new Random(1);
        var row = new StoredRow<DisturbedLand>("u", new("C1", 2025, new(3, Unit.Hectare, Basis.None), new(3, Unit.Hectare, Basis.None), Place(random)));
        var memory = new RowMemory();
        var (one, other) = (Read(RowReaders.Disturbance, CanonicalJson.Write(row), memory)!, Read(RowReaders.Disturbance, CanonicalJson.Write(row), memory)!);
        Assert.Same(one.Value.Disturbed, one.Value.Restored);
        Assert.Same(one.Value.Disturbed, other.Value.Disturbed);
        Assert.Same(one.Value.Licence, other.Value.Licence);
        Assert.Same(one.Value.Source.Sha256, other.Value.Source.Sha256);
        Assert.Same(one.Upload, other.Upload);
    }

    private static string? TextOrNull(Random random) => random.Next(3) == 0 ? null : Text(random);

    private static T Any<T>(Random random)
        where T : struct, Enum => random.GetItems(Enum.GetValues<T>(), 1)[0];

    private static T? AnyOrNull<T>(Random random)
        where T : struct, Enum => random.Next(3) == 0 ? null : Any<T>(random);

    private static DateOnly Day(Random random) => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber));

    private static DateOnly? DayOrNull(Random random) => random.Next(3) == 0 ? null : Day(random);

    private static void Agree<T>(RowReader<T> reader, Func<Random, T> make)
    {
        var (random, memory) = (new Random(20_251_129), new RowMemory());
        var (taken, damagedTaken) = (0, 0);
        for (var row = 0; row < Rows; row++)
        {
            var body = CanonicalJson.Write(new StoredRow<T>($"upload{row % 3}", make(random)));
            taken += Same(reader, body, memory) ? 1 : 0;
            for (var damage = 0; damage < Damaged / Rows; damage++)
            {
                damagedTaken += Same(reader, Damage(body, random), memory) ? 1 : 0;
            }
        }
        // Texts that need escapes go the general way, and so does nearly all that is damaged.
        Assert.InRange(taken, Rows / 20, Rows);
        Assert.InRange(damagedTaken, 1, Damaged / 2);
    }

    // True where the fast way took the row; then the general one has to give the same.
    private static bool Same<T>(RowReader<T> reader, string body, RowMemory memory)
    {
        if (Read(reader, body, memory) is not { } fast)
        {
            return false;
        }
        var slow = Slow<T>(body);
        Assert.True(slow is not null && slow.Equals(fast) && CanonicalJson.Write(slow) == CanonicalJson.Write(fast), body);
        return true;
    }

    private static StoredRow<T>? Slow<T>(string body)
    {
        try
        {
            return CanonicalJson.ReadRow<StoredRow<T>>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static StoredRow<T>? Read<T>(RowReader<T> reader, string body, RowMemory memory)
    {
        var text = new RowText(body, memory);
        var value = reader(ref text);
        text.End();
        return text.Failed ? null : new(text.Upload, value);
    }

    private static string Damage(string body, Random random)
    {
        var at = random.Next(body.Length);
        return random.Next(3) switch
        {
            0 => body.Remove(at, 1),
            1 => body.Insert(at, $"{Marks[random.Next(Marks.Length)]}"),
            _ => body[..at] + Marks[random.Next(Marks.Length)] + body[(at + 1)..],
        };
    }

    private static string Text(Random random) => random.Next(8) > 0 ? Texts[1 + random.Next(2)] : Texts[random.Next(Texts.Length)];

    private static decimal Number(Random random) => random.Next(4) == 0 ? 0 : new decimal(random.Next(), random.Next(4) == 0 ? random.Next() : 0, 0, random.Next(2) == 0, (byte)random.Next(8));

    private static decimal? NumberOrNull(Random random) => random.Next(3) == 0 ? null : Number(random);

    private static Quantity Figure(Random random) => new(Number(random), Units[random.Next(Units.Length)], Bases[random.Next(Bases.Length)]);

    private static Quantity? FigureOrNull(Random random) => random.Next(3) == 0 ? null : Figure(random);

    private static Rate Share(Random random) => new(NumberOrNull(random), NumberOrNull(random));

    private static Source Place(Random random) => new(random.Next(9) == 0 ? "年\"报\".csv" : "年报.csv", "0f2d", random.Next());
}
