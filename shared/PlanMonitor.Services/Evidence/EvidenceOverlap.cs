using System.Globalization;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Checks.Chains;
using PlanMonitor.Services.Layers;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Spatial.Areas;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.BoundaryPoints;
using PlanMonitor.Spatial.Projection;

namespace PlanMonitor.Services.Evidence;

/// <summary>The ground of a finding: the footprint, the feature of the layer that it concerns, and what they share.</summary>
internal static class EvidenceOverlap
{
    /// <summary>
    /// <c>overlap.geojson</c> with all three and their areas in m², and <c>overlap.txt</c> (界址点 TXT, UTF-8) with the footprint and what is shared in the 3-degree zone of the
    /// footprint, where they lie in one; nothing where the finding is about no footprint.
    /// </summary>
    public static async Task<IReadOnlyList<(string Name, string Text)>> WriteAsync(Finding finding, CheckUploads uploads, SiteBook book, LayerStore layers, PatchStore patches, CancellationToken cancel)
    {
        if (finding.Subject.Footprint is not { } site || book.Measured(site) is not { } measured)
        {
            return [];
        }
        var patch = await patches.ReadAsync(uploads.Footprints.Single(upload => upload.Id == measured.Upload), measured.Place, cancel);
        var layer = finding.Subject.Layer is { } kind ? uploads.Layers.Where(upload => LayerKind.Of(upload.Target.Layer!) == kind) : [];
        var feature = finding.Subject.Feature is { } name ? await FindAsync(layer, name, layers, cancel) : null;
        var features = new JsonArray(Item("footprint", patch.Id, patch.Geometry));
        var parcels = new List<BoundaryParcel> { new(patch.Id, "图斑", patch.Geometry, GeodesicArea.Of(patch.Geometry)) };
        if (feature is not null)
        {
            var shared = OverlayNGRobust.Overlay(patch.Geometry, feature.Geometry, SpatialFunction.Intersection);
            features.Add((JsonNode)Item("feature", feature.Id, feature.Geometry));
            features.Add((JsonNode)Item("overlap", $"{patch.Id} {feature.Id}", shared));
            parcels.Add(new($"{patch.Id} {feature.Id}", "重叠", shared, GeodesicArea.Of(shared)));
        }
        var document = ("overlap.geojson", new JsonObject { ["type"] = "FeatureCollection", ["features"] = features }.ToJsonString());
        return BoundaryPointWriter.ZoneOf(patch.Geometry) is { } zone ? [document, ("overlap.txt", Points(zone, parcels.Where(parcel => parcel.AreaM2 > 0)))] : [document];
    }

    private static string Points(GaussKruegerZone zone, IEnumerable<BoundaryParcel> parcels)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        BoundaryPointWriter.Write(text, zone, parcels);
        return text.ToString();
    }

    private static async Task<Feature?> FindAsync(IEnumerable<UploadRecord> uploads, string id, LayerStore layers, CancellationToken cancel)
    {
        foreach (var upload in uploads)
        {
            if (await layers.FindAsync(upload, id, cancel) is { } found)
            {
                return found;
            }
        }
        return null;
    }

    private static JsonObject Item(string role, string id, Geometry geometry) => new()
    {
        ["type"] = "Feature",
        ["id"] = id,
        ["properties"] = new JsonObject { ["role"] = role, ["areaM2"] = Math.Round(GeodesicArea.Of(geometry), 3) },
        ["geometry"] = Shape(geometry),
    };

    // What two areas share may hold lines and points as well: only areas count.
    private static JsonObject Shape(Geometry geometry)
    {
        var polygons = Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>().ToList();
        return new()
        {
            ["type"] = "MultiPolygon",
            ["coordinates"] = new JsonArray([.. polygons.Select(polygon => (JsonNode)new JsonArray([.. polygon.InteriorRings.Prepend(polygon.ExteriorRing).Select(Ring)]))]),
        };
    }

    private static JsonArray Ring(LineString ring) => new([.. ring.Coordinates.Select(at => (JsonNode)new JsonArray(at.X, at.Y))]);
}
