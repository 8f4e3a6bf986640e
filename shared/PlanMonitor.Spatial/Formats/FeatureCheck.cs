using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats.Attributes;
using PlanMonitor.Spatial.Repair;

namespace PlanMonitor.Spatial.Formats;

/// <summary>Makes a usable feature of what a format reader gives, or says why it is none; every problem names the part of the file.</summary>
internal sealed class FeatureCheck(CoordinateRange range, CrsClaim? asked, IReadOnlyDictionary<string, Notation> notations, AttributeNames names)
{
    private readonly CrsDecider _decider = new(range, asked, notations);

    // What is measured over the whole globe is kept whatever its repair changes, as other programs keep it; an upload is for people who can correct it.
    private readonly RepairLimit _limit = range.Ambiguous ? RepairLimit.None : RepairLimit.Upload;

    /// <summary>The feature, or the problem.</summary>
    public Outcome<Feature> Of(Outcome<RawFeature> item)
    {
        if (!item.TryGet(out var raw, out var problem))
        {
            return problem;
        }
        if (!_decider.Of(raw).TryGet(out var decision, out var undecided))
        {
            return undecided with { Part = raw.Part };
        }
        if (!PolygonBuilder.Build(raw.Shape, decision.Reading, raw.Record, _limit).TryGet(out var built, out var refusal))
        {
            return refusal with { Part = raw.Part };
        }
        IReadOnlyList<Problem> remarks = DeclaredArea.Remark(raw, built.Geometry, names) is { } differs ? [.. built.Remarks, differs] : built.Remarks;
        // What the formats themselves know of names was found by their readers.
        var named = raw.Named ? null : names.Find(raw.Attributes, AttributeNames.Number)?.Text;
        return new Feature(
            raw.Record, named ?? raw.Id, built.Geometry, PatchType.Normalised(raw.Attributes, names), raw.Part is null ? remarks : [.. remarks.Select(remark => remark with { Part = raw.Part })], raw.Named || named is not null)
        {
            Crs = decision,
            Part = raw.Part,
        };
    }
}
