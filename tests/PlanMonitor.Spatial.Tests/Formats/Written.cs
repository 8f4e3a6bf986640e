using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;

namespace PlanMonitor.Spatial.Tests.Formats;

/// <summary>What a reader gives, as a line that a person can compare: "id: x y x y, hole | part"; problems by their codes.</summary>
internal static class Written
{
    public static string Of(IEnumerable<Outcome<RawFeature>> items) => string.Join("; ", items.Select(Of));

    public static string Of(Outcome<RawFeature> item) => item.TryGet(out var feature, out var problem)
        ? (feature.Part is null ? "" : feature.Part + "/") + feature.Id + ": " + Of(feature.Shape)
        : (problem.Part is null ? "" : problem.Part + "/") + problem.Code;

    public static string Of(RawPolygons shape) => string.Join(" | ", shape.Parts.Select(part => string.Join(", ", part.Select(ring => string.Join(' ', ring)))));
}
