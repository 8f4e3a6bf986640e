using System.Text;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.Kml;

/// <summary>Whatever the bytes are: features and problems, no exception, no more memory than the limits allow.</summary>
public sealed class KmlFuzzTests
{
    private const string Kml = """
        <?xml version="1.0" encoding="ENCODING"?>
        <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>图层</name>
        <Placemark id="a"><name>辽阳</name><description><![CDATA[<b>x</b>]]></description>
        <ExtendedData><Data name="JCBH"><value>图斑1</value></Data><SchemaData><SimpleData name="JCMJ">12.5</SimpleData></SchemaData></ExtendedData>
        <Polygon><outerBoundaryIs><LinearRing><coordinates>123,41,0 123.01,41,0 123.01,41.01,0 123,41,0</coordinates></LinearRing></outerBoundaryIs>
        <innerBoundaryIs><LinearRing><coordinates>123.002,41.001 123.008,41.002 123.008,41.003 123.002,41.001</coordinates></LinearRing></innerBoundaryIs></Polygon></Placemark>
        <Placemark><MultiGeometry><Point><coordinates>1,2</coordinates></Point><Polygon><outerBoundaryIs><LinearRing><coordinates>
        124,41
        124.01,41
        124,41.01
        124,41</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark>
        <Placemark><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark></Folder><NetworkLink/></Document></kml>
        """;

    private static readonly byte[][] Samples =
    [
        Encoding.UTF8.GetBytes(Kml.Replace("ENCODING", "UTF-8")),
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Kml.Replace("ENCODING", "GBK")),
        [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Kml.Replace("ENCODING", "UTF-16"))],
    ];

    [Fact]
    public void Cut_at_every_byte_nothing_throws()
    {
        foreach (var sample in Samples)
        {
            for (var length = 0; length < sample.Length; length++)
            {
                Fuzz.Run(sample[..length], $"cut at {length}");
            }
        }
    }

    [Fact]
    public void Damaged_nothing_throws_and_nothing_grows() => Fuzz.Damage(Samples, 5_000);
}
