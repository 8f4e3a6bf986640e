using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats.Attributes;
using PlanMonitor.Spatial.Repair;

namespace PlanMonitor.Spatial.Formats;

/// <summary>Checks and repairs what a format reader gives, on two threads, in the order of the file.</summary>
public static class FeatureReader
{
    private const int ChunkFeatures = 512;
    private const int ChunkOrdinates = 500_000;

    private static readonly IReadOnlyDictionary<string, Notation> Decimal = new Dictionary<string, Notation>(StringComparer.Ordinal);

    /// <summary>
    /// Gives the usable features and the problems of a file, as <see cref="Check"/> does. How the file writes angles is found first, which reads no further than it must.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="range">Where the coordinates may lie.</param>
    /// <param name="asked">The coordinate system that a person claims for all of the file; null where nobody does.</param>
    /// <param name="names">Under which names attributes stand; null for those built in.</param>
    /// <param name="threads">How many threads check; the result does not depend on it.</param>
    public static IEnumerable<Outcome<Feature>> Read(SourceFile file, CoordinateRange range, CrsClaim? asked = null, AttributeNames? names = null, int threads = 2) =>
        Check(FeatureFile.Read(file), range, threads, asked, range.Ambiguous ? Decimal : NotationSearch.Of(FeatureFile.Read(file, attributes: false)), names);

    /// <summary>
    /// Gives usable features and problems in the order of the file. Levels mean what they mean in the format's reader. In a range where
    /// longitude and latitude cannot always be told apart, a file of which only a part shows that they are swapped ends with a problem of level File.
    /// What is remarkable about coordinate systems comes at the end, one remark per decision.
    /// </summary>
    /// <param name="source">What a format reader gives.</param>
    /// <param name="range">Where the coordinates may lie.</param>
    /// <param name="threads">How many threads check; the result does not depend on it.</param>
    /// <param name="asked">The coordinate system that a person claims for all features; null where nobody does.</param>
    /// <param name="notations">How the parts of the source write angles (<see cref="NotationSearch"/>); null for decimal degrees.</param>
    /// <param name="names">Under which names attributes stand; null for those built in.</param>
    public static IEnumerable<Outcome<Feature>> Check(
        IEnumerable<Outcome<RawFeature>> source, CoordinateRange range, int threads = 2, CrsClaim? asked = null, IReadOnlyDictionary<string, Notation>? notations = null, AttributeNames? names = null)
    {
        var check = new FeatureCheck(range, asked, notations ?? Decimal, names ?? AttributeNames.BuiltIn);
        var tally = new CrsTally();
        var (swapped, others) = (0, 0);
        foreach (var chunk in Chunks(source))
        {
            var results = new Outcome<Feature>[chunk.Count];
            Parallel.For(0, chunk.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => results[i] = check.Of(chunk[i]));
            foreach (var result in results)
            {
                // On the whole globe no coordinate is taken as CGCS2000: there the remark says nothing.
                if (result.Problem is { Code: "crs.wgs84-taken" } && range.Ambiguous)
                {
                    continue;
                }
                if (result.Ok)
                {
                    tally.Add(result.Value);
                    (swapped, others) = result.Value.Crs.Reading is { Form: CrsForm.Degrees, Swapped: true } ? (swapped + 1, others) : (swapped, others + 1);
                }
                yield return result;
                if (result.Problem is { Level: ProblemLevel.File })
                {
                    yield break;
                }
            }
        }
        foreach (var remark in tally.Remarks().Concat(Doubts(notations ?? Decimal)))
        {
            yield return remark;
        }
        if (range.Ambiguous && swapped > 0 && others > 0)
        {
            yield return Problem.Of("coordinates.order-mixed", arguments: ("swapped", swapped));
        }
    }

    private static IEnumerable<Problem> Doubts(IReadOnlyDictionary<string, Notation> notations) => notations
        .Where(part => part.Value == Notation.Doubtful).OrderBy(part => part.Key, StringComparer.Ordinal)
        .Select(part => Problem.Of("crs.dms-doubtful", column: "crs") with { Part = part.Key.Length == 0 ? null : part.Key });

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
