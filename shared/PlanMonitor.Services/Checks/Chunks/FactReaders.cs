using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Checks.Chains;

namespace PlanMonitor.Services.Checks.Chunks;

/// <summary>The kinds of stored facts, their members as <see cref="FactStore"/> writes them: in the order of their records, what is computed last.</summary>
internal static class FactReaders
{
    /// <summary>What was measured of some footprints.</summary>
    public static IReadOnlyList<Site> Sites(ref FactText text) => text.List(Site);

    /// <summary>Where the rights of a register lie.</summary>
    public static IReadOnlyList<RightPlace> Places(ref FactText text) => text.List(Place);

    /// <summary>Of which sites the footprints are.</summary>
    public static SiteRows SiteRows(ref FactText text)
    {
        text.Begin();
        var rows = new SiteRows(text.Text("state"u8), text.List("uploads"u8, Upload));
        text.End();
        return rows;
    }

    /// <summary>What footprints cover of rights.</summary>
    public static GrowthRows GrowthRows(ref FactText text)
    {
        text.Begin();
        var rows = new GrowthRows(text.Text("state"u8), text.List("rows"u8, Growth));
        text.End();
        return rows;
    }

    private static Site Site(ref FactText text)
    {
        text.Begin();
        var (id, region, hasRights) = (text.Text("id"u8), text.TextOrNull("region"u8), text.Flag("hasRights"u8));
        text.Member("facts"u8);
        var site = new Site(id, region, hasRights, Facts(ref text), Source(ref text)) { From = text.DayOrNull("from"u8), To = text.DayOrNull("to"u8) };
        text.End();
        return site;
    }

    private static FootprintFacts Facts(ref FactText text)
    {
        text.Begin();
        var facts = new FootprintFacts(
            text.Text("footprint"u8), text.Number("areaM2"u8), text.Number("outsideRightsM2"u8), text.TextOrNull("right"u8), text.Number("inRightM2"u8),
            text.List("rights"u8, Overlap), text.List("overlaps"u8, Overlap));
        text.Number("beyondRightM2"u8);
        text.End();
        return facts;
    }

    private static Overlap Overlap(ref FactText text)
    {
        text.Begin();
        var overlap = new Overlap(
            text.Text("footprint"u8), text.Text("layer"u8), text.Text("feature"u8), text.Number("areaM2"u8), text.Number("share"u8), text.Number("depthM"u8),
            text.Flag("sliver"u8), text.Flag("provincialCheck"u8));
        text.End();
        return overlap;
    }

    private static Source Source(ref FactText text)
    {
        text.Member("source"u8);
        text.Begin();
        var source = new Source(text.Text("file"u8), text.Text("sha256"u8), text.Whole("line"u8));
        text.End();
        return source;
    }

    private static RightPlace Place(ref FactText text)
    {
        text.Begin();
        var place = new RightPlace(text.Text("licence"u8), text.Number("areaM2"u8), text.List("overlaps"u8, Overlap), text.List("others"u8, Shared), text.List("nearest"u8, Near));
        text.End();
        return place;
    }

    private static SharedGround Shared(ref FactText text)
    {
        text.Begin();
        var shared = new SharedGround(text.Text("licence"u8), text.Number("sharedM2"u8));
        text.End();
        return shared;
    }

    private static NearRight Near(ref FactText text)
    {
        text.Begin();
        var near = new NearRight(text.Text("rule"u8), text.Text("licence"u8), text.Number("metres"u8));
        text.End();
        return near;
    }

    private static UploadSites Upload(ref FactText text)
    {
        text.Begin();
        var upload = new UploadSites(text.Text("upload"u8), text.List("rows"u8, Row));
        text.End();
        return upload;
    }

    private static SiteRow Row(ref FactText text)
    {
        text.Begin();
        var row = new SiteRow(text.Text("footprint"u8), text.Text("site"u8), text.Day("date"u8), text.Number("areaM2"u8), text.Flag("counts"u8), text.Whole("record"u8));
        text.End();
        return row;
    }

    private static GrowthRow Growth(ref FactText text)
    {
        text.Begin();
        var growth = new GrowthRow(text.Text("right"u8), text.Whole("year"u8), text.Day("date"u8), text.Number("areaM2"u8));
        text.End();
        return growth;
    }
}
