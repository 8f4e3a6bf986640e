using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>
/// Writes features as GeoJSON (RFC 7946), one on a line: shells against the clock, holes with it, coordinates so that they read back to the last bit. The <c>crs</c> member
/// of 2008 names CGCS2000: without it programs would take the file as WGS 84.
/// </summary>
public static class GeoJsonWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes a FeatureCollection; memory is bounded by the largest feature.</summary>
    /// <param name="stream">Takes the text in UTF-8; it stays open.</param>
    /// <param name="features">The features.</param>
    /// <exception cref="ArgumentException">A geometry that is no polygon or multipolygon, or an attribute of another type than <see cref="OutputFeature"/> allows.</exception>
    public static void Write(Stream stream, IEnumerable<OutputFeature> features)
    {
        stream.Write("{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4490\"}},\"features\":["u8);
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Options);
        var first = true;
        foreach (var feature in features)
        {
            buffer.ResetWrittenCount();
            json.Reset();
            Feature(json, feature);
            json.Flush();
            stream.Write(first ? "\n"u8 : ",\n"u8);
            stream.Write(buffer.WrittenSpan);
            first = false;
        }
        stream.Write("\n]}\n"u8);
    }

    private static void Feature(Utf8JsonWriter json, OutputFeature feature)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Feature"u8);
        json.WriteString("id"u8, feature.Id);
        json.WriteStartObject("properties"u8);
        foreach (var (name, value) in feature.Attributes)
        {
            json.WritePropertyName(name);
            Attribute(json, name, value);
        }
        json.WriteEndObject();
        json.WritePropertyName("geometry"u8);
        Shape(json, feature.Geometry);
        json.WriteEndObject();
    }

    private static void Attribute(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case int or long or decimal:
                json.WriteNumberValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case DateOnly day:
                json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            default:
                throw new ArgumentException($"The attribute '{name}' is of a type that is not written: {value.GetType()}.", nameof(value));
        }
    }

    private static void Shape(Utf8JsonWriter json, Geometry geometry)
    {
        if (geometry.IsEmpty)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("type"u8, geometry.GeometryType);
        json.WritePropertyName("coordinates"u8);
        switch (geometry)
        {
            case Polygon polygon:
                Part(json, polygon);
                break;
            case MultiPolygon parts:
                json.WriteStartArray();
                foreach (var part in parts.Geometries.Cast<Polygon>().Where(part => !part.IsEmpty))
                {
                    Part(json, part);
                }
                json.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"A {geometry.GeometryType} is not written.", nameof(geometry));
        }
        json.WriteEndObject();
    }

    private static void Part(Utf8JsonWriter json, Polygon polygon)
    {
        json.WriteStartArray();
        Ring(json, polygon.ExteriorRing, againstClock: true);
        foreach (var hole in polygon.InteriorRings)
        {
            Ring(json, hole, againstClock: false);
        }
        json.WriteEndArray();
    }

    private static void Ring(Utf8JsonWriter json, LineString ring, bool againstClock)
    {
        var points = ring.CoordinateSequence;
        var turned = Orientation.IsCCW(points) != againstClock;
        json.WriteStartArray();
        for (var i = 0; i < points.Count; i++)
        {
            var at = turned ? points.Count - 1 - i : i;
            json.WriteStartArray();
            json.WriteNumberValue(points.GetX(at));
            json.WriteNumberValue(points.GetY(at));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
