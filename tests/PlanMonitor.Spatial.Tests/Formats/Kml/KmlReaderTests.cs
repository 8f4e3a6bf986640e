using System.Text;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.Kml;

/// <summary>What is taken from KML, however it is written.</summary>
public sealed class KmlReaderTests
{
    private const string Ring = "123 41 123.01 41 123 41.01 123 41";
    private const string Triangle = "<outerBoundaryIs><LinearRing><coordinates>123,41,5 123.01,41,5 123,41.01,5 123,41,5</coordinates></LinearRing></outerBoundaryIs>";
    private const string Hole = "<innerBoundaryIs><LinearRing><coordinates>1,2 3,4 5,6 1,2</coordinates></LinearRing></innerBoundaryIs>";

    [Theory]
    // Namespaces of all versions and none, folders, a Placemark as the root.
    [InlineData("""<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><Folder><Placemark><Polygon>TRIANGLE</Polygon></Placemark></Folder></Folder></Document></kml>""", "0: RING")]
    [InlineData("""<kml xmlns="http://earth.google.com/kml/2.0"><Placemark><Polygon>TRIANGLE</Polygon></Placemark></kml>""", "0: RING")]
    [InlineData("""<kml xmlns="http://earth.google.com/kml/2.1"><Placemark><Polygon>TRIANGLE</Polygon></Placemark></kml>""", "0: RING")]
    [InlineData("<kml><Placemark><Polygon>TRIANGLE</Polygon></Placemark></kml>", "0: RING")]
    [InlineData("""<k:kml xmlns:k="http://www.opengis.net/kml/2.2"><k:Placemark/></k:kml>""", "geometry.missing")]
    [InlineData("""<?xml version="1.0"?><!-- x --><Placemark><Polygon>TRIANGLE</Polygon></Placemark>""", "0: RING")]
    [InlineData("<kml><Document><name>x</name><Style id=\"s\"><PolyStyle/></Style></Document></kml>", "")]
    // Holes before and after the shell, several in one boundary, several parts, nested.
    [InlineData("<kml><Placemark><Polygon>HOLE TRIANGLE HOLE</Polygon></Placemark></kml>", "0: RING, 1 2 3 4 5 6 1 2, 1 2 3 4 5 6 1 2")]
    [InlineData("<kml><Placemark><MultiGeometry><Polygon>TRIANGLE</Polygon><MultiGeometry><Polygon>TRIANGLE</Polygon></MultiGeometry></MultiGeometry></Placemark></kml>", "0: RING | RING")]
    [InlineData("<kml><Placemark><MultiGeometry><Point><coordinates>1,2</coordinates></Point><Polygon>TRIANGLE</Polygon></MultiGeometry></Placemark></kml>", "0: RING; geometry.part-left-out")]
    [InlineData("<kml><Placemark><Polygon><extrude>1</extrude><altitudeMode>clampToGround</altitudeMode>TRIANGLE</Polygon></Placemark></kml>", "0: RING")]
    // Blanks of all kinds.
    [InlineData("<kml><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>⏎⇥123,41⏎123.01,41 ⏎ 123 , 41.01,0⏎<![CDATA[123,]]>41⏎</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>", "0: RING")]
    [InlineData("<kml><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>+1.23e2,41 123.01,41. 1230E-1,41.01 123,<!-- x -->41</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>", "0: RING")]
    // Links are not followed.
    [InlineData("<kml><NetworkLink><Link><href>http://example.com/a.kml</href></Link></NetworkLink><NetworkLink/><Placemark><Polygon>TRIANGLE</Polygon></Placemark></kml>", "kml.network-link; 0: RING")]
    public void Is_read(string kml, string expected)
    {
        kml = kml.Replace("TRIANGLE", Triangle).Replace("HOLE", Hole).Replace("⏎", "\r\n").Replace("⇥", "\t");
        expected = expected.Replace("RING", Ring);

        Assert.Equal(expected, Written.Of(Read(Encoding.UTF8.GetBytes(kml))));
        Assert.Equal(expected, Written.Of(Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(kml)])));
        Assert.Equal(expected, Written.Of(Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(kml)])));
        Assert.Equal(expected, Written.Of(Read([.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(kml)])));
    }

    [Fact]
    public void Attributes_are_name_description_and_extended_data()
    {
        var feature = Assert.Single(Read(Encoding.UTF8.GetBytes($"""
            <kml xmlns="http://www.opengis.net/kml/2.2" xmlns:x="urn:x"><Placemark id="ID_00001">
              <name> 图斑 1 </name><visibility>0</visibility><description><![CDATA[<b>采矿</b> & 动土]]></description><styleUrl>#s</styleUrl>
              <Polygon>{Triangle}</Polygon>
              <ExtendedData>
                <Data name="JCBH"><displayName>编号</displayName><value>A-1</value></Data><Data name="空"><value/></Data>
                <SchemaData schemaUrl="#s"><SimpleData name="JCMJ">12.50</SimpleData><SimpleData name="TBLX">CK&amp;DT</SimpleData></SchemaData>
                <x:HSX>2026</x:HSX>
              </ExtendedData>
            </Placemark></kml>
            """))).Value;

        Assert.Equal(("A-1", true), (feature.Id, feature.Named));
        Assert.Equal(
            new Dictionary<string, string> { ["name"] = "图斑 1", ["description"] = "<b>采矿</b> & 动土", ["JCBH"] = "A-1", ["JCMJ"] = "12.50", ["TBLX"] = "CK&DT", ["HSX"] = "2026" },
            feature.Attributes);
        Assert.Equal((CrsKind.Wgs84, "WGS 84 (KML)"), (feature.Crs!.Kind, feature.Crs.Text));
    }

    [Fact]
    public void The_id_of_a_Placemark_names_it_only_where_no_attribute_does()
    {
        var features = Read(Encoding.UTF8.GetBytes($"<kml><Placemark/><Placemark id='p'><Polygon>{Triangle}</Polygon></Placemark><Placemark><Polygon>{Triangle}</Polygon></Placemark></kml>"));

        Assert.Equal([("p", false), ("2", false)], features.Where(item => item.Ok).Select(item => (item.Value.Id, item.Value.Named)));
    }

    [Theory]
    [InlineData("GBK")]
    [InlineData("gb2312")]
    [InlineData("GB18030")]
    [InlineData("UTF-8")]
    public void The_declared_encoding_is_kept_to(string name)
    {
        // 镕 is not in GB2312 proper, and files that declare GB2312 hold it all the same.
        var text = $"<?xml version=\"1.0\" encoding='{name}'?>\n<kml><Placemark><name>辽阳镕</name><Polygon>{Triangle}</Polygon></Placemark></kml>";
        var encoding = name == "UTF-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

        Assert.Equal("辽阳镕", Assert.Single(Read(encoding.GetBytes(text))).Value.Attributes["name"]);
    }

    private static List<Outcome<RawFeature>> Read(byte[] file) => [.. FeatureFile.Read(SourceFile.Of("图斑.kml", file))];
}
