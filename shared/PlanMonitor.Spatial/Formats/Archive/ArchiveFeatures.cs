using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats.Foreign;
using PlanMonitor.Spatial.Formats.Shapefile;

namespace PlanMonitor.Spatial.Formats.Archive;

/// <summary>
/// The features of all files in an archive, in their order; texts and tables last, since some are notes to the reader. What is no layer - such a note, JSON without features - is
/// named at the end and stands in nobody's way; a file that is meant to be a layer and cannot be read refuses the archive.
/// </summary>
internal sealed class ArchiveFeatures
{
    private const int Named = 5;

    private readonly FormatLimits _limits;
    private readonly bool _attributes;
    private readonly IReadOnlyList<ArchiveEntry> _entries;
    private readonly IReadOnlyList<ArchiveEntry> _sources;
    private readonly List<Problem> _refused = [];
    private readonly List<string> _ignored;
    private long _left;
    private bool _any;

    public ArchiveFeatures(IReadOnlyList<ArchiveEntry> entries, FormatLimits limits, bool attributes)
    {
        (_entries, _limits, _attributes, _left) = (entries, limits, attributes, limits.InflatedBytes);
        _sources = [.. entries.Where(entry => entry.Kind is EntryKind.Shapes or EntryKind.Features), .. entries.Where(entry => entry.Kind == EntryKind.Text)];
        var shapefiles = entries.Where(entry => entry.Kind == EntryKind.Shapes).Select(Stem).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _ignored = [.. entries.Where(entry => entry.Kind == EntryKind.Other || (entry.Kind == EntryKind.Beside && !shapefiles.Contains(Stem(entry)))).Select(entry => entry.Name)];
    }

    /// <summary>Reads them.</summary>
    public IEnumerable<Outcome<RawFeature>> Read()
    {
        foreach (var source in _sources)
        {
            foreach (var item in source.Kind == EntryKind.Shapes ? Of(source) : Perhaps(source))
            {
                yield return item;
                if (item.Problem is { Level: ProblemLevel.File })
                {
                    yield break;
                }
            }
        }
        if (AtTheEnd() is { } last)
        {
            yield return last;
        }
    }

    private static string Stem(ArchiveEntry entry) => ShapefileParts.StemOf(entry.Name)!;

    private Problem? AtTheEnd()
    {
        if (!_any && (Foreign() ?? _refused.FirstOrDefault()) is { } refusal)
        {
            return refusal;
        }
        if (_sources.Count == 0)
        {
            return _entries.FirstOrDefault(entry => entry.Kind == EntryKind.Beside) is { } beside ? Problem.Of("shapefile.no-shp", value: Stem(beside))
                : Problem.Of("archive.nothing", value: string.Join(", ", _ignored.Take(Named)));
        }
        return _ignored.Count > 0 ? Problem.Of("archive.ignored", value: string.Join(", ", _ignored.Take(Named)), arguments: ("count", _ignored.Count)) : null;
    }

    // Nothing was read, and here is why: the data is in a format that can be converted.
    private Problem? Foreign()
    {
        if (_entries.Any(entry => entry.Name.EndsWith(".gdbtable", StringComparison.OrdinalIgnoreCase)))
        {
            return ForeignFormat.Geodatabase;
        }
        if (_entries.Any(entry => entry.Name == "word/document.xml"))
        {
            return ForeignFormat.Word;
        }
        foreach (var entry in _entries.Where(entry => entry.Kind == EntryKind.Other))
        {
            using var opened = new OpenedEntries();
            if (Inflate(entry, opened).TryGet(out var file, out _) && ForeignFormat.Of(FeatureFile.Head(file)) is { Code: "format.gis" or "format.cad" or "format.mapgis" } foreign)
            {
                return foreign with { Part = entry.Name };
            }
        }
        return null;
    }

    // A text in which no reader finds anything is a note, and JSON without a feature belongs to something else, unless there is nothing else. What begins like features and is broken is neither.
    private static bool IsNoLayer(ArchiveEntry source, Problem refusal) => source.Kind == EntryKind.Text || refusal.Code == "json.not-geojson";

    private IEnumerable<Outcome<RawFeature>> Perhaps(ArchiveEntry source)
    {
        var held = new List<Outcome<RawFeature>>();
        var taken = false;
        foreach (var item in Of(source))
        {
            taken |= item.Problem is not { Level: not ProblemLevel.Row };
            if (!taken && item.Problem is { Level: ProblemLevel.File } refusal && IsNoLayer(source, refusal))
            {
                _refused.Add(refusal);
                _ignored.Add(source.Name);
                yield break;
            }
            held.Add(item);
            if (taken)
            {
                foreach (var now in held)
                {
                    yield return now;
                }
                held.Clear();
            }
        }
        foreach (var rest in held)
        {
            yield return rest;
        }
    }

    private IEnumerable<Outcome<RawFeature>> Of(ArchiveEntry source)
    {
        using var opened = new OpenedEntries();
        if (Open(source, opened).TryGet(out var file, out var problem))
        {
            foreach (var item in FeatureFile.Read(file, _limits, _attributes))
            {
                _any |= item.Problem is not { Level: not ProblemLevel.Row };
                yield return WithPart(item, source.Name);
            }
        }
        else
        {
            yield return problem;
        }
    }

    private Outcome<RawFeature> WithPart(Outcome<RawFeature> item, string name)
    {
        if (_sources.Count == 1)
        {
            return item;
        }
        return item.TryGet(out var feature, out var problem)
            ? feature with { Part = Inside(name, feature.Part) }
            : problem with { Part = Inside(name, problem.Part) };
    }

    private static string Inside(string name, string? part) => part is null ? name : $"{name}/{part}";

    // All that belongs to a file is unpacked before it is read: what is wrong with it is an outcome then, and not a fault of a stream.
    private Outcome<SourceFile> Open(ArchiveEntry source, OpenedEntries opened)
    {
        if (!Inflate(source, opened).TryGet(out var file, out var problem) || source.Kind != EntryKind.Shapes)
        {
            return problem is null ? file! : problem;
        }
        var beside = new Dictionary<string, SourceFile>(StringComparer.OrdinalIgnoreCase);
        foreach (var ending in ShapefileReader.ReadBeside)
        {
            if (Beside(source, ending) is { } entry)
            {
                if (!Inflate(entry, opened).TryGet(out var other, out problem))
                {
                    return problem;
                }
                beside[ending] = other;
            }
        }
        return file with { Sibling = beside.GetValueOrDefault };
    }

    private Outcome<SourceFile> Inflate(ArchiveEntry entry, OpenedEntries opened)
    {
        if (!Inflated.Of(entry.Packed, entry.Name, _limits, ref _left).TryGet(out var inflated, out var problem))
        {
            return problem;
        }
        opened.Add(inflated);
        return new SourceFile(entry.Name, inflated.Open) { Archived = true };
    }

    // Of names that differ in case alone the one in the same case belongs to the shapes.
    private ArchiveEntry? Beside(ArchiveEntry shapes, string ending)
    {
        var wanted = Stem(shapes) + ending;
        var found = _entries.Where(entry => entry.Kind == EntryKind.Beside && entry.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Find(entry => Stem(entry) == Stem(shapes)) ?? found.FirstOrDefault();
    }

    private sealed class OpenedEntries : IDisposable
    {
        private readonly List<Inflated> _all = [];

        public void Add(Inflated inflated) => _all.Add(inflated);

        public void Dispose() => _all.ForEach(inflated => inflated.Dispose());
    }
}
