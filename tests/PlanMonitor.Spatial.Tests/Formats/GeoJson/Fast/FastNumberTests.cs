using System.Globalization;
using System.Text;
using System.Text.Json;
using PlanMonitor.Spatial.Formats.GeoJson.Fast;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.GeoJson.Fast;

/// <summary>Numbers to the last bit.</summary>
public sealed class FastNumberTests
{
    private static readonly int Numbers = Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1" ? 5_000_000 : 300_000;

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-0.0")]
    [InlineData("7")]
    [InlineData("123.45678901")]
    [InlineData("-123.456789012345678")]
    [InlineData("123.4567890123456789")]
    [InlineData("0.1")]
    [InlineData("0.12345678")]
    [InlineData("0.1234567890123456789012345")]
    [InlineData("1e3")]
    [InlineData("1.25E-7")]
    [InlineData("-1.5e+300")]
    [InlineData("1e400")]
    [InlineData("4.9e-324")]
    [InlineData("1234.5")]
    [InlineData("12345678")]
    [InlineData("123456789012345678901234567890")]
    // Halfway between two doubles, and a last digit to either side.
    [InlineData("9007199254740993")]
    [InlineData("9007199254740993.0")]
    [InlineData("900.7199254740993")]
    [InlineData("100.00000000000000711")]
    [InlineData("100.00000000000000710")]
    [InlineData("1.00000000000000011102230246251565")]
    [InlineData("1.00000000000000011")]
    [InlineData("90.071992547409935")]
    [InlineData("4.50359962737049605")]
    public void A_number_is_the_nearest_double(string text) => Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("01")]
    [InlineData("-01.5")]
    [InlineData("00.5")]
    [InlineData("1.")]
    [InlineData("1.e5")]
    [InlineData("1e")]
    [InlineData("1.5e+")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("x")]
    public void What_is_no_number_is_none(string text)
    {
        Assert.False(IsJson(text));
        Assert.Null(Read(text));
    }

    [Fact]
    public void Numbers_of_every_length_are_the_nearest_doubles()
    {
        var random = new Random(1);
        for (var i = 0; i < Numbers; i++)
        {
            var text = Text(random);
            var expected = double.Parse(text, CultureInfo.InvariantCulture);
            var read = Read(text);
            Assert.True(read is { } value && BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(expected), $"{text}: {read:R} for {expected:R}");
        }
    }

    private static string Text(Random random)
    {
        if (random.Next(4) == 0)
        {
            return ((random.NextDouble() - 0.5) * 360).ToString("R", CultureInfo.InvariantCulture);
        }
        var text = new StringBuilder(random.Next(2) == 0 ? "-" : "");
        text.Append(random.NextInt64((long)Math.Pow(10, random.Next(1, 5))));
        var decimals = random.Next(22);
        if (decimals > 0)
        {
            text.Append('.');
        }
        for (var i = 0; i < decimals; i++)
        {
            text.Append((char)('0' + random.Next(10)));
        }
        return random.Next(20) == 0 ? $"{text}e{random.Next(-30, 30)}" : text.ToString();
    }

    private static double? Read(string text)
    {
        var bytes = new byte[text.Length + 1 + FastNumber.Padding];
        Encoding.UTF8.GetBytes(text + ",", bytes);
        var at = 0;
        return FastNumber.TryRead(bytes, ref at, out var value) && at == text.Length ? value : null;
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
