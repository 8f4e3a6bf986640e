using System.Globalization;
using System.Runtime.InteropServices;
using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.Overlay.Chains;

/// <summary>
/// Tells which footprints (图斑) show the same site. Uploads are added in the order in which they were taken in, and what was told is never told otherwise later: a site keeps
/// the name of the footprint that was known first, also where an older image comes late. A footprint is of the site with which it shares most (intersection over union, to six
/// decimals) where that is at least a half with any of its footprints, or at least half of the smaller area under the same number. Of one upload and one date a site takes one.
/// </summary>
public sealed class SiteChains
{
    /// <summary>Least intersection over union of two footprints of one site.</summary>
    public const double LeastShare = 0.5;

    private readonly List<Member> _members = [];
    private readonly MemberIndex _index = new();
    private readonly List<string> _sites = [];
    private readonly Dictionary<string, int> _bySite = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Year, DateOnly Date, string Id), int> _versions = [];

    /// <summary>Adds the footprints of the next upload; their sites, in the same order.</summary>
    /// <param name="year">The year that the upload is for. In one year the later of two footprints of one number and date replaces the earlier.</param>
    /// <param name="upload">The footprints.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <param name="told">Their sites as they were told before after the same uploads, in the same order: then nothing is measured.</param>
    public IReadOnlyList<Seen> Add(int year, IReadOnlyList<Detection> upload, CancellationToken cancel, IReadOnlyList<string>? told = null)
    {
        var seen = new Seen[upload.Count];
        foreach (var date in upload.Index().GroupBy(pair => pair.Item.Date).OrderBy(group => group.Key))
        {
            // A number that comes twice in one upload is one footprint: the same shape without a number.
            var batch = date.GroupBy(pair => pair.Item.Id, StringComparer.Ordinal).ToList();
            FlatShape[] shapes = [.. batch.Select(group => group.Last().Item.Shape)];
            var sites = told is null ? Assign(year, date.Key, batch.ConvertAll(group => group.Key), shapes, cancel) : batch.ConvertAll(group => Known(told[group.Last().Index])).ToArray();
            var first = _members.Count;
            foreach (var (i, group) in batch.Index())
            {
                Remember(year, date.Key, group.Key, sites[i], shapes[i]);
                foreach (var (place, _) in group)
                {
                    seen[place] = new(first + i, _sites[sites[i]], shapes[i].Area);
                }
            }
            _index.Add(first, shapes);
        }
        return seen;
    }

    /// <summary>True for a footprint that no later one of its year, number and date has replaced.</summary>
    public bool Counts(Seen seen) => !_members[seen.Member].Replaced;

    private int[] Assign(int year, DateOnly date, List<string> ids, FlatShape[] shapes, CancellationToken cancel)
    {
        var sites = new int[ids.Count];
        Array.Fill(sites, -1);
        var taken = new HashSet<int>();
        foreach (var pair in Pairs(ids, shapes, cancel))
        {
            if (sites[pair.Footprint] < 0 && taken.Add(pair.Site))
            {
                sites[pair.Footprint] = pair.Site;
            }
        }
        // In order of ids, so that the order of a file's features names nothing.
        foreach (var i in Enumerable.Range(0, ids.Count).Where(i => sites[i] < 0).OrderBy(i => ids[i], StringComparer.Ordinal))
        {
            // What is left of a number, date and year that was there before was drawn anew elsewhere.
            sites[i] = _versions.TryGetValue((year, date, ids[i]), out var before) && taken.Add(_members[before].Site) ? _members[before].Site : NewSite(ids[i], date);
            taken.Add(sites[i]);
        }
        return sites;
    }

    private int Known(string site)
    {
        if (_bySite.TryAdd(site, _sites.Count))
        {
            _sites.Add(site);
        }
        return _bySite[site];
    }

    // The nearest pairs first; of equal ones by footprint, then by site.
    private List<Pair> Pairs(List<string> ids, FlatShape[] shapes, CancellationToken cancel)
    {
        var pairs = new List<Pair>();
        Parallel.For(0, shapes.Length, new() { CancellationToken = cancel }, () => (Tools: new KernelTools(), Members: new List<int>(), Pairs: new List<Pair>()), (i, _, local) =>
        {
            _index.Find(shapes[i].Box, local.Tools.Found, local.Members);
            foreach (var at in local.Members)
            {
                var member = _members[at];
                if (!member.Replaced && Share(local.Tools, ids[i], shapes[i], member) is { } share)
                {
                    local.Pairs.Add(new(share, i, member.Site));
                }
            }
            return local;
        }, local =>
        {
            lock (pairs)
            {
                pairs.AddRange(local.Pairs);
            }
        });
        pairs.Sort((a, b) => b.Share.CompareTo(a.Share) is not 0 and var share ? share
            : string.CompareOrdinal(ids[a.Footprint], ids[b.Footprint]) is not 0 and var id ? id
            : string.CompareOrdinal(_sites[a.Site], _sites[b.Site]));
        return pairs;
    }

    private static double? Share(KernelTools tools, string id, FlatShape shape, Member member)
    {
        var (one, other) = (shape.Area, member.Shape.Area);
        var smaller = Math.Min(one, other);
        // Areas so unlike share too little, wherever they lie.
        if (smaller <= 0 || (id != member.Id && smaller < (LeastShare - 1e-6) * Math.Max(one, other)))
        {
            return null;
        }
        var shared = tools.Shared(shape, member.Shape);
        var share = Math.Round(Math.Min(1, shared / (one + other - shared)), 6);
        return share >= LeastShare || (id == member.Id && shared >= LeastShare * smaller) ? share : null;
    }

    private int NewSite(string id, DateOnly date)
    {
        var name = id;
        for (var number = 1; !_bySite.TryAdd(name, _sites.Count); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{id}@{date:yyyy-MM-dd}{(number > 1 ? $"-{number}" : "")}");
        }
        _sites.Add(name);
        return _sites.Count - 1;
    }

    private void Remember(int year, DateOnly date, string id, int site, FlatShape shape)
    {
        if (_versions.TryGetValue((year, date, id), out var before))
        {
            _members[before] = _members[before] with { Replaced = true };
        }
        _versions[(year, date, id)] = _members.Count;
        _members.Add(new(id, site, shape, false));
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Pair(double Share, int Footprint, int Site);

    private sealed record Member(string Id, int Site, FlatShape Shape, bool Replaced);
}

/// <summary>Of which site a footprint is.</summary>
/// <param name="Member">Its place among all footprints that were added.</param>
/// <param name="Site">The site: the number of the first footprint that was known of it, with a date behind it where that names another site.</param>
/// <param name="AreaM2">Its own area in m² on the GRS 80 ellipsoid.</param>
public sealed record Seen(int Member, string Site, double AreaM2);
