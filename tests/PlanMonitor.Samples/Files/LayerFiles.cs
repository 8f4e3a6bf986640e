using PlanMonitor.Samples.Ground;
using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Files;

/// <summary>The protected layers of a city.</summary>
internal static class LayerFiles
{
    private static readonly (string Kind, string Zh)[] Layers = [("red-line", "生态保护红线"), ("farmland", "永久基本农田"), ("urban-boundary", "城镇开发边界")];

    public static IEnumerable<SampleFile> Of(City city, GroundPlan ground) => Layers.Select(layer =>
    {
        var features = ground.Layers.Where(feature => feature.Layer == layer.Kind).ToList();
        var content = GeoJson.Write(features.Select((feature, index) => GeoJson.Feature(
            city, feature.Block, feature.Hole is { } hole ? [feature.Outer, hole] : [feature.Outer], closed: true,
            ("BSM", GeoJson.Text(feature.Id)), ("XZQDM", GeoJson.Text(city.Blocks[feature.Block].Code)), ("MC", GeoJson.Text($"样例{layer.Zh}{index + 1}号")))));
        return new SampleFile("layer", city.Id, null, layer.Zh, $"{layer.Kind}.geojson", content, ExpectedReceipt.Of("geojson", features.Count));
    });
}
