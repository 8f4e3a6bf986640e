using System.Globalization;
using System.Text;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.GeoJson;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.GeoJson;

/// <summary>The hand-written reader gives what the framework's reader gives, to the last bit and to the place of every fault.</summary>
public sealed class PlainFeatureTests
{
    private const string Flips = "{}[],:\"0123456789.eE+-nt \n\\";

    private static readonly FormatLimits Limits = new(FeatureBytes: 4096, FeatureVertices: 40, BufferBytes: 64);

    [Fact]
    public void Random_documents_are_read_alike_whole_or_damaged()
    {
        var count = Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1" ? 300_000 : 6_000;
        var (features, faults) = (0, 0);
        for (var seed = 0; seed < count; seed++)
        {
            var random = new Random(seed);
            var bytes = Document(random);
            for (var flips = random.Next(3); flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] = random.Next(4) == 0 ? (byte)random.Next(256) : (byte)Flips[random.Next(Flips.Length)];
            }
            bytes = random.Next(8) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
            var limits = Limits with { BufferBytes = 16 << random.Next(9) };
            foreach (var attributes in new[] { true, false })
            {
                var expected = Read(bytes, limits, attributes, fast: false);
                var actual = Read(bytes, limits, attributes, fast: true);
                Assert.True(expected.SequenceEqual(actual), $"Seed {seed}: {Encoding.UTF8.GetString(bytes)}\n{string.Join('\n', expected)}\n{string.Join('\n', actual)}");
                features += expected.Count(line => line[0] == '+');
                faults += expected.Count(line => line[0] == '-');
            }
        }
        Assert.True(features > count && faults > count / 4, $"{features} features, {faults} faults");
    }

    private static List<string> Read(byte[] bytes, FormatLimits limits, bool attributes, bool fast) =>
        [.. GeoJsonReader.Items(new MemoryStream(bytes), limits, attributes, fast).Select(Line)];

    private static string Line(Outcome<RawFeature> item) => item.TryGet(out var feature, out var problem)
        ? $"+{feature.Record} {feature.Id} {feature.Named} {feature.Shape.Multi} {feature.Crs?.Text} "
            + string.Join(" | ", feature.Shape.Parts.Select(part => string.Join(", ", part.Select(ring => string.Join(' ', ring.Select(BitConverter.DoubleToInt64Bits))))))
            + " " + string.Join(';', feature.Attributes.Select(pair => $"{pair.Key}={pair.Value}"))
        : $"-{problem.Code} {problem.Line} {problem.Column} {problem.Value}";

    private static byte[] Document(Random random)
    {
        var blank = random.Next(4) switch { 0 => " ", 1 => "\n ", 2 => "\r\n\t", _ => "" };
        var features = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Feature(random, blank));
        return Encoding.UTF8.GetBytes(random.Next(3) == 0
            ? string.Join(random.Next(2) == 0 ? "\n" : "\r\n ", features)
            : "{\"type\":\"FeatureCollection\"," + blank + (random.Next(3) == 0 ? "\"crs\":{\"type\":\"EPSG\",\"properties\":{\"code\":4490}}," : "")
                + "\"features\":[" + blank + string.Join("," + blank, features) + blank + "]" + blank + "}" + blank);
    }

    private static string Feature(Random random, string blank)
    {
        List<string> members = ["\"type\":" + blank + "\"Feature\"", "\"properties\":" + blank + Properties(random, blank), "\"geometry\":" + blank + Geometry(random, blank)];
        if (random.Next(2) == 0)
        {
            members.Add("\"id\":" + Scalar(random));
        }
        if (random.Next(12) == 0)
        {
            members.Add(random.Next(2) == 0 ? "\"bbox\":[1,2,3,4]" : members[random.Next(members.Count)]);
        }
        var order = members.ToArray();
        random.Shuffle(order);
        return "{" + string.Join("," + blank, random.Next(3) == 0 ? order : [.. members]) + blank + "}";
    }

    private static string Properties(Random random, string blank) => random.Next(8) == 0
        ? random.Next(2) == 0 ? "null" : "{" + blank + "}"
        : "{" + blank + string.Join("," + blank, Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
            "\"" + ((string[])["id", "JCBH", "采矿许可证号", "JCMJ", "备注", "\\u0042SM", "a b"])[random.Next(7)] + "\"" + blank + ":" + blank + Scalar(random))) + blank + "}";

    private static string Scalar(Random random) => random.Next(10) switch
    {
        0 => "null",
        1 => random.Next(2) == 0 ? "true" : "false",
        2 => "\"\"",
        3 => "\"  \"",
        4 => "\"菱镁\\u7ebf\\n\"",
        5 => ((string[])["{\"a\":[1,{}]}", "[1, \"x\"]", "[ ]", "{ \"b\" : {\"c\" : null , \"d\":\"\"} }", "[1,]", "{\"a\"}"])[random.Next(6)],
        6 => Number(random),
        _ => "\"图斑" + random.Next(1000) + "\"",
    };

    private static string Geometry(Random random, string blank)
    {
        var multi = random.Next(4) == 0;
        var parts = Enumerable.Range(0, multi ? random.Next(1, 4) : 1).Select(_ => "[" + string.Join("," + blank, Enumerable.Range(0, random.Next(1, 3)).Select(_ => Ring(random, blank))) + "]");
        var coordinates = "\"coordinates\":" + blank + (multi ? "[" + string.Join(",", parts) + blank + "]" : parts.First());
        var type = "\"type\":" + (random.Next(20) == 0 ? "\"Point\"" : multi ? "\"MultiPolygon\"" : "\"Polygon\"");
        return random.Next(20) == 0 ? "null" : "{" + (random.Next(4) == 0 ? coordinates + blank + "," + type : type + "," + coordinates) + blank + "}";
    }

    private static string Ring(Random random, string blank) => "[" + string.Join("," + blank, Enumerable.Range(0, random.Next(1, 9)).Select(_ =>
        "[" + blank + Number(random) + blank + "," + blank + Number(random) + (random.Next(8) == 0 ? "," + Number(random) : "") + blank + "]")) + "]";

    private static string Number(Random random)
    {
        var value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 10));
        return random.Next(60) switch
        {
            0 => value.ToString("R", CultureInfo.InvariantCulture),
            1 => value.ToString("E" + random.Next(20), CultureInfo.InvariantCulture),
            2 => random.Next(200).ToString(CultureInfo.InvariantCulture),
            3 => "1" + new string('0', random.Next(400)),
            4 => "0." + new string('0', random.Next(30)) + random.Next(),
            5 => ((string[])["-0", "0e5", "1e999", "-1E-400", "5e-324", "00", "01", "1.", ".5", "-", "+1", "NaN"])[random.Next(12)],
            6 => value.ToString("F" + random.Next(25), CultureInfo.InvariantCulture),
            _ => value.ToString("F8", CultureInfo.InvariantCulture),
        };
    }
}
