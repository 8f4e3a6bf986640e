using System.Buffers.Binary;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.GeoPackage;

/// <summary>A geometry as a GeoPackage stores it: a header, then well-known binary (OGC 12-128r19, 2.1.3).</summary>
/// <param name="Shape">Its polygons.</param>
/// <param name="SystemId">srs_id in the header.</param>
/// <param name="LeftOut">What stood beside polygons in a collection and has no area; null where nothing did.</param>
internal sealed record GeometryBlob(RawPolygons Shape, int SystemId, string? LeftOut)
{
    private const int FixedHeader = 8;
    private const int Extended = 0x20;

    // Bytes of the envelope by its kind: none, xy, xyz, xym, xyzm.
    private static readonly int[] Envelopes = [0, 32, 48, 48, 64];

    /// <summary>Reads one, or says why it is none that can be taken.</summary>
    public static Outcome<GeometryBlob> Read(ReadOnlySpan<byte> blob, int record, string column, FormatLimits limits)
    {
        if (blob.Length < FixedHeader || !blob.StartsWith("GP"u8))
        {
            return Problem.Of("geometry.binary-broken", record, column);
        }
        var flags = blob[3];
        if ((flags & Extended) != 0)
        {
            return Problem.Of("geopackage.geometry-extended", record, column);
        }
        var envelope = (flags >> 1) & 7;
        if (envelope >= Envelopes.Length || blob.Length < FixedHeader + Envelopes[envelope])
        {
            return Problem.Of("geometry.binary-broken", record, column);
        }
        var system = (flags & 1) != 0 ? BinaryPrimitives.ReadInt32LittleEndian(blob[4..]) : BinaryPrimitives.ReadInt32BigEndian(blob[4..]);
        var wkb = WkbPolygons.Read(blob[(FixedHeader + Envelopes[envelope])..], limits.FeatureVertices);
        return wkb.Fault switch
        {
            WkbFault.Broken => Problem.Of("geometry.binary-broken", record, column),
            WkbFault.TooManyVertices => Problem.Of("feature.too-many-vertices", record, column, arguments: ("limit", limits.FeatureVertices)),
            WkbFault.NotPolygon => Problem.Of("feature.not-polygon", record, column, wkb.Other),
            _ when wkb.Shape.Parts.Count == 0 => Problem.Of("geometry.empty", record, column),
            _ => new GeometryBlob(wkb.Shape, system, wkb.Other),
        };
    }
}
