using PlanMonitor.Core.Messages;
using Xunit;

namespace PlanMonitor.Spatial.Tests;

/// <summary>What users are told to do, word for word.</summary>
public sealed class SpatialActionTests
{
    private const string RepairZh = "请核对修复后的图形；如与实际不符，请改正后重新上传。";
    private const string RepairEn = "Check the repaired shape; where it is wrong, correct it and upload it again.";
    private const string SplitZh = "请把该要素拆分或抽稀后再上传。";
    private const string DrawZh = "请补上图形，或删除该要素。";
    private const string DrawEn = "Draw its boundary or remove the feature.";
    private const string CorrectZh = "请在制图软件中改正图形后再上传。";
    private const string CorrectEn = "Correct the shape in a mapping program and upload it again.";

    [Theory]
    [InlineData("json.empty", "请重新导出后再上传。", "Export the file again and upload it.")]
    [InlineData("json.broken", "文件可能没有传完或被手工改动过，请重新导出后再上传。", "The file may be incomplete or edited by hand: export it again and upload it.")]
    [InlineData("json.too-deep", "正常的 GeoJSON 不会嵌套这么深，请检查文件来源。", "No regular GeoJSON is nested that deep: check where the file comes from.")]
    [InlineData("json.not-utf8", "请另存为 UTF-8 编码后再上传。", "Save the file as UTF-8 and upload it again.")]
    [InlineData("json.not-geojson", "请用制图软件导出为 GeoJSON 后再上传。", "Export the data as GeoJSON from a mapping program and upload it.")]
    [InlineData("feature.too-large", SplitZh, "Split or simplify the feature and upload the file again.")]
    [InlineData("crs.unsupported", "请转换为 2000 国家大地坐标系经纬度（EPSG:4490）后再上传。", "Convert the data to CGCS2000 degrees (EPSG:4490) and upload it again.")]
    [InlineData("crs.after-features", "请把 crs 写在 features 之前，或转换为 2000 国家大地坐标系经纬度（EPSG:4490）后再上传。", "Write crs before features, or convert the data to CGCS2000 degrees (EPSG:4490), and upload it again.")]
    [InlineData("crs.wgs84-taken", "如需厘米级精度，请先转换为 EPSG:4490。", "Where centimetres matter, convert the data to EPSG:4490 first.")]
    [InlineData("feature.mostly-refused", "请按所列问题改正后重新上传整个文件。", "Correct what is listed and upload the whole file again.")]
    [InlineData("feature.not-a-feature", "请检查导出设置，每个记录都应是 Feature。", "Check the export: every record should be a Feature.")]
    [InlineData("feature.text-broken", "文件可能是 GBK 编码，请另存为 UTF-8 后再上传。", "The file may be in GBK: save it as UTF-8 and upload it again.")]
    [InlineData("feature.not-polygon", "请只上传面要素（Polygon 或 MultiPolygon）。", "Upload polygons only (Polygon or MultiPolygon).")]
    [InlineData("feature.too-many-vertices", SplitZh, "Split or simplify the feature and upload it again.")]
    [InlineData("coordinates.malformed", "每个点应写作 [经度, 纬度]，环和部分按 GeoJSON 规定逐层嵌套。", "Write each point as [longitude, latitude], with rings and parts nested as GeoJSON says.")]
    [InlineData("coordinates.not-finite", "请改正该点坐标后再上传。", "Correct the point and upload the feature again.")]
    [InlineData("coordinates.metres", "请导出带号的坐标，或补上坐标系说明（.prj、crs），或用 --crs 指明代号，例如 --crs 4550；系统不会猜测带号。", "Export eastings with the zone number, or let the file say its system (.prj, crs), or give --crs, for example --crs 4550; the zone is never guessed.")]
    [InlineData("coordinates.out-of-range", "请核对坐标和坐标系后再上传。", "Check the coordinates and their system and upload the feature again.")]
    [InlineData("coordinates.swapped", "请在导出时改为先经度后纬度。", "Export longitude first, then latitude.")]
    [InlineData("coordinates.order-mixed", "请统一改为先经度后纬度，然后重新上传整个文件。", "Write longitude first, then latitude, in the whole file and upload it again.")]
    [InlineData("geometry.missing", DrawZh, DrawEn)]
    [InlineData("geometry.empty", DrawZh, DrawEn)]
    [InlineData("geometry.too-few-points", "请补全该环的界址点。", "Complete the points of the ring.")]
    [InlineData("geometry.ring-dropped", "请核对该要素是否缺点。", "Check whether the feature lacks points.")]
    [InlineData("geometry.ring-not-closed", "请在导出时让首尾点相同。", "Let the last point of a ring repeat the first.")]
    [InlineData("geometry.ring-open-and-invalid", "请补全界址点后再上传。", "Complete the points and upload the feature again.")]
    [InlineData("geometry.self-crossing", RepairZh, RepairEn)]
    [InlineData("geometry.ring-touches-itself", RepairZh, RepairEn)]
    [InlineData("geometry.hole-outside", RepairZh, RepairEn)]
    [InlineData("geometry.holes-nested", RepairZh, RepairEn)]
    [InlineData("geometry.parts-overlap", RepairZh, RepairEn)]
    [InlineData("geometry.interior-cut", RepairZh, RepairEn)]
    [InlineData("geometry.ring-order", RepairZh, RepairEn)]
    [InlineData("geometry.invalid", RepairZh, RepairEn)]
    [InlineData("geometry.beyond-repair", CorrectZh, CorrectEn)]
    [InlineData("geometry.too-dense", "请把该要素拆分成几个要素，或抽稀后再上传。", "Split it into several features, or simplify it, and upload it again.")]
    [InlineData("geometry.too-tangled", CorrectZh, CorrectEn)]
    public void Says_what_to_do(string code, string zh, string en)
    {
        var action = MessageCatalogue.Entry(code).Action;

        Assert.Equal((zh, en), (action.Zh, action.En));
    }
}
