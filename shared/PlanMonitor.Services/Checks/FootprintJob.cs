using System.Runtime.CompilerServices;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Rights;
using PlanMonitor.Services.Checks.Chains;
using PlanMonitor.Services.Checks.Chunks;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Layers;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Attributes;
using PlanMonitor.Spatial.Overlay;

namespace PlanMonitor.Services.Checks;

/// <summary>Measures the footprints of a year against the register's boundaries and the newest upload of each layer.</summary>
public sealed class FootprintJob(FactStore facts, LayerStore store, PatchStore patches, AttributeNames attributes)
{
    /// <summary>Features above which an upload is measured in slices of as many.</summary>
    public const int Slice = 500;

    /// <summary>Most footprints of an upload, twice those of a province: a check holds what was measured of each until all rules have seen it.</summary>
    public const int Most = 200_000;

    private const string RightsLayer = "rights";
    private const int SlicesAtOnce = 64;

    // What is measured at once by a check: so many features or more, since the layers are opened for each group.
    private const int Group = 5_000;

    // Shapes are held by their points: of large ones fewer are read at once.
    private const int GroupPoints = 500_000;

    /// <summary>
    /// The sites of a year in order of their ids, each by its newest footprint of the year. What is stored of large uploads is used, all else is measured here.
    /// </summary>
    public async Task<IReadOnlyList<Site>> FactsAsync(CheckUploads uploads, IReadOnlyList<MiningRight>? rights, SiteBook sites, CancellationToken cancel)
    {
        var newest = new Dictionary<string, Site>(StringComparer.Ordinal);
        var register = new Lazy<LayerIndex>(() => Register(rights));
        foreach (var upload in uploads.Footprints)
        {
            var open = new List<Slice>();
            await foreach (var (slice, stored) in StoredAsync(upload, uploads.State, cancel))
            {
                if (stored is null)
                {
                    open.Add(slice);
                    continue;
                }
                foreach (var (place, site) in stored.Index())
                {
                    Keep(upload, slice.From + place, site);
                }
            }
            foreach (var slice in open)
            {
                await foreach (var (place, site) in MeasureAsync(upload, uploads, slice, register, place => sites.SiteOf(upload.Id, place) is not null, cancel))
                {
                    Keep(upload, place, site);
                }
            }
        }
        return [.. newest.Values.OrderBy(site => site.Id, StringComparer.Ordinal)];

        void Keep(UploadRecord upload, int place, Site site)
        {
            if (sites.SiteOf(upload.Id, place) is { } id)
            {
                newest[id] = site with { Id = id };
            }
        }
    }

    /// <summary>Measures a slice of an upload; no more of its features than are measured at once lie in memory.</summary>
    internal async Task<IReadOnlyList<Site>> MeasureAsync(UploadRecord upload, CheckUploads uploads, Slice slice, LayerIndex register, CancellationToken cancel) =>
        await MeasureAsync(upload, uploads, slice, new(register), _ => true, cancel).Select(each => each.Site).ToListAsync(cancel);

    /// <summary>The boundaries of the register. A right to explore allows no mining.</summary>
    internal static LayerIndex Register(IReadOnlyList<MiningRight>? rights) => new(RightsLayer, RightBoundaries.Of((rights ?? []).Where(right => right.Kind == RightKind.Mining)));

    private Site Measure(Feature feature, UploadRecord upload, Ground ground) => new(
        feature.Id, attributes.Find(feature.Attributes, AttributeNames.County)?.Text, ground.Rights.Features.Count > 0, FootprintAnalysis.Facts(feature, ground.Rights, ground.Layers),
        new(upload.Target.Name, upload.Sha256, feature.Record))
    {
        From = FootprintDates.From(feature, attributes),
        To = FootprintDates.To(feature, attributes),
    };

    // The slices of an upload in no order: with what is stored of them, or, to be measured, with null. They may overlap where it was cut in several ways.
    private async IAsyncEnumerable<(Slice Slice, IReadOnlyList<Site>? Stored)> StoredAsync(UploadRecord upload, string state, [EnumeratorCancellation] CancellationToken cancel)
    {
        var there = new bool[upload.Receipt.Accepted];
        if (upload.Receipt.Accepted > Slice)
        {
            var of = new FactsOf(upload.Target.Plan, upload.Target.Year!.Value, state, upload.Id);
            var slices = (await facts.SlicesAsync(of, cancel)).Where(slice => slice.From + slice.Count <= there.Length);
            foreach (var some in slices.Chunk(SlicesAtOnce))
            {
                var read = new IReadOnlyList<Site>?[some.Length];
                await Parallel.ForAsync(0, some.Length, cancel, async (i, stop) => read[i] = await facts.ReadAsync(of, some[i], stop));
                foreach (var (i, slice) in some.Index())
                {
                    if (read[i] is { } stored)
                    {
                        there.AsSpan(slice.From, slice.Count).Fill(true);
                        yield return (slice, stored);
                    }
                }
            }
        }
        for (var from = 0; from < there.Length;)
        {
            var length = there.AsSpan(from).IndexOf(!there[from]);
            length = length < 0 ? there.Length - from : length;
            if (!there[from])
            {
                yield return (new(from, length), null);
            }
            from += length;
        }
    }

    private async IAsyncEnumerable<(int Place, Site Site)> MeasureAsync(
        UploadRecord upload, CheckUploads uploads, Slice slice, Lazy<LayerIndex> register, Func<int, bool> wanted, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var group in GroupsAsync(upload, slice, wanted, cancel))
        {
            var layers = await store.NearAsync(uploads.Layers, group.ConvertAll(each => each.Feature.Geometry.EnvelopeInternal), cancel);
            var ground = new Ground(register.Value, layers);
            foreach (var measured in InParallel.Select(group, (each, _) => (each.Place, Measure(each.Feature, upload, ground)), cancel))
            {
                yield return measured;
            }
        }
    }

    private async IAsyncEnumerable<List<(int Place, Feature Feature)>> GroupsAsync(UploadRecord upload, Slice slice, Func<int, bool> wanted, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (group, points, place) = (new List<(int Place, Feature Feature)>(), 0L, slice.From);
        await foreach (var some in patches.ReadAsync(upload, slice.From, slice.Count, cancel))
        {
            foreach (var feature in some)
            {
                if (wanted(place))
                {
                    group.Add((place, feature));
                    points += feature.Geometry.NumPoints;
                }
                place++;
            }
            if (group.Count >= Group || points >= GroupPoints)
            {
                yield return group;
                (group, points) = ([], 0);
            }
        }
        if (group.Count > 0)
        {
            yield return group;
        }
    }

    /// <summary>The register and the layers, indexed.</summary>
    private sealed record Ground(LayerIndex Rights, IReadOnlyList<LayerIndex> Layers);
}
