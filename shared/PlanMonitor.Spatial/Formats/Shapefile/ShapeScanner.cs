using System.Buffers.Binary;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.Shapefile;

/// <summary>Walks through the records of a main file (.shp), one per step.</summary>
/// <param name="stream">The file, after its head.</param>
/// <param name="length">Bytes of the file.</param>
/// <param name="announced">Bytes of the file as its head states them.</param>
/// <param name="limits">What one record may ask of memory.</param>
internal sealed class ShapeScanner(Stream stream, long length, long announced, FormatLimits limits)
{
    private const int HeadBytes = 8;

    private readonly ByteWindow _window = new(stream, limits.BufferBytes);
    private long _at = ShapeHeader.Length;

    /// <summary>Number of the record that was read last, 1-based.</summary>
    public int Record { get; private set; }

    /// <summary>Whether rings of that record run in directions that contradict what lies in what.</summary>
    public bool OddDirections { get; private set; }

    /// <summary>Whether there is more in the file than its head states.</summary>
    public bool Longer => _at > announced;

    /// <summary>The shape of the next record, or why it is none; null at the end. A problem of level File is the last thing there is.</summary>
    /// <param name="skip">To pass over the record without a look into it.</param>
    public Outcome<RawPolygons>? Next(bool skip)
    {
        // Some programs fill up a file with zeros; they stand where its head says that it has ended.
        if (_at >= length || (_at == announced && Trails()))
        {
            return null;
        }
        Record++;
        OddDirections = false;
        var head = _window.Peek(HeadBytes);
        var content = head.Length == HeadBytes ? 2 * (long)BinaryPrimitives.ReadInt32BigEndian(head[4..]) : -1;
        if (content < 4 || _at + HeadBytes + content > length)
        {
            _at = length;
            return Problem.Of("shapefile.record-broken", Record);
        }
        _window.Skip(HeadBytes);
        _at += HeadBytes + content;
        if (skip)
        {
            _window.Skip(content);
            return Problem.Of("geometry.missing", Record);
        }
        return Content(content);
    }

    private bool Trails()
    {
        var left = (int)Math.Min(length - _at, HeadBytes);
        return left < HeadBytes || _window.Peek(left).IndexOfAnyExcept((byte)0) < 0;
    }

    private Outcome<RawPolygons> Content(long content)
    {
        var head = _window.Peek((int)Math.Min(content, PolygonRecord.HeadBytes));
        var type = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (!ShapeType.IsPolygon(type))
        {
            _window.Skip(content);
            return type == ShapeType.Null ? Problem.Of("geometry.missing", Record)
                : ShapeType.Name(type) is { } name ? Problem.Of("feature.not-polygon", Record, value: name)
                : Problem.Of("shapefile.shape-broken", Record);
        }
        if (PolygonRecord.Sizes(head, content) is not var (rings, points))
        {
            _window.Skip(content);
            return Problem.Of("shapefile.shape-broken", Record);
        }
        if (points > limits.FeatureVertices || content > limits.FeatureBytes)
        {
            _window.Skip(content);
            return Problem.Of("feature.too-many-vertices", Record, arguments: ("limit", limits.FeatureVertices));
        }
        if (rings == 0 || points == 0)
        {
            _window.Skip(content);
            return Problem.Of("geometry.empty", Record);
        }
        var shape = PolygonRecord.Read(_window.Peek((int)content), rings, points, out var odd);
        _window.Skip(content);
        OddDirections = odd;
        return shape is null ? Problem.Of("shapefile.shape-broken", Record) : shape;
    }
}
