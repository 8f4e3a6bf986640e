using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Repair;

namespace PlanMonitor.Spatial.Formats;

/// <summary>Checks and repairs what a format reader gives, on two threads, in the order of the file.</summary>
public static class FeatureReader
{
    private const int ChunkFeatures = 512;
    private const int ChunkOrdinates = 500_000;

    /// <summary>
    /// Gives usable features and problems in the order of the file. Levels mean what they mean in the format's reader. In a range where
    /// longitude and latitude cannot always be told apart, a file of which only a part shows that they are swapped ends with a problem of level File.
    /// </summary>
    /// <param name="source">What a format reader gives.</param>
    /// <param name="range">Where the coordinates may lie.</param>
    /// <param name="threads">How many threads check; the result does not depend on it.</param>
    public static IEnumerable<Outcome<Feature>> Check(IEnumerable<Outcome<RawFeature>> source, CoordinateRange range, int threads = 2)
    {
        var (swapped, others) = (0, 0);
        foreach (var chunk in Chunks(source))
        {
            var results = new Outcome<Feature>[chunk.Count];
            Parallel.For(0, chunk.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => results[i] = Check(chunk[i], range));
            foreach (var result in results)
            {
                // On the whole globe no coordinate is taken as CGCS2000: there the remark says nothing.
                if (result.Problem is { Code: "crs.wgs84-taken" } && range.Ambiguous)
                {
                    continue;
                }
                if (result.Ok)
                {
                    var isSwapped = result.Value.Remarks.Any(remark => remark.Code == "coordinates.swapped");
                    (swapped, others) = isSwapped ? (swapped + 1, others) : (swapped, others + 1);
                }
                yield return result;
                if (result.Problem is { Level: ProblemLevel.File })
                {
                    yield break;
                }
            }
        }
        if (range.Ambiguous && swapped > 0 && others > 0)
        {
            yield return Problem.Of("coordinates.order-mixed", arguments: ("swapped", swapped));
        }
    }

    private static Outcome<Feature> Check(Outcome<RawFeature> item, CoordinateRange range)
    {
        if (!item.TryGet(out var raw, out var problem))
        {
            return problem;
        }
        return PolygonBuilder.Build(raw.Shape, range, raw.Record).TryGet(out var built, out var refusal)
            ? new Feature(raw.Record, raw.Id, built.Geometry, raw.Attributes, built.Remarks, raw.Named)
            : refusal;
    }

    // Bounded by features and by vertices, so that memory stays small whatever the features are.
    private static IEnumerable<List<Outcome<RawFeature>>> Chunks(IEnumerable<Outcome<RawFeature>> source)
    {
        var (chunk, ordinates) = (new List<Outcome<RawFeature>>(), 0L);
        foreach (var item in source)
        {
            chunk.Add(item);
            ordinates += item.Ok ? item.Value.Shape.Parts.Sum(part => part.Sum(ring => (long)ring.Length)) : 0;
            if (chunk.Count == ChunkFeatures || ordinates >= ChunkOrdinates)
            {
                yield return chunk;
                (chunk, ordinates) = ([], 0);
            }
        }
        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }
}
