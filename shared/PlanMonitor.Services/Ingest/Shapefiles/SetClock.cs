using System.Collections.Concurrent;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Ingest.Shapefiles;

/// <summary>
/// How long a loose shapefile waits for its parts. A whole one waits a moment for what still comes (.cpg, .shx), one that lacks a part some minutes; then it is taken as it is.
/// </summary>
internal sealed class SetClock(IBlobs blobs, TimeProvider time)
{
    /// <summary>How long nothing must have come before a whole set is taken.</summary>
    public static readonly TimeSpan QuietFor = TimeSpan.FromSeconds(5);

    /// <summary>How long a set waits for a part that it lacks.</summary>
    public static readonly TimeSpan WaitsAtMost = TimeSpan.FromMinutes(10);

    // Files keep the time that they had elsewhere: there the moment counts in which a part was first seen.
    private readonly ConcurrentDictionary<string, (string ETag, DateTimeOffset At)> _seen = new(StringComparer.Ordinal);

    // Until when a set was asked for again already.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _asked = new(StringComparer.Ordinal);

    /// <summary>How long a set still has to wait; zero or less where it is time.</summary>
    public TimeSpan Left(LooseSet set) => set.Parts.Max(Came) + (set.IsWhole ? QuietFor : WaitsAtMost) - time.GetUtcNow();

    /// <summary>Whether a set that waits has to be asked for again: once for each time it waits for, however often it is looked at.</summary>
    public bool MustAsk(LooseSet set, TimeSpan left)
    {
        var (now, until) = (time.GetUtcNow(), time.GetUtcNow() + left);
        var earlier = _asked.GetValueOrDefault(set.ZipName);
        if (earlier > now && earlier >= until - TimeSpan.FromSeconds(1))
        {
            return false;
        }
        _asked[set.ZipName] = until;
        return true;
    }

    /// <summary>Forgets a set that is gone.</summary>
    public void Forget(LooseSet set)
    {
        _asked.TryRemove(set.ZipName, out _);
        foreach (var part in set.Parts)
        {
            _seen.TryRemove(part.Name, out _);
        }
    }

    private DateTimeOffset Came(BlobInfo part) => blobs.KeepsTime
        ? part.Modified
        : _seen.AddOrUpdate(part.Name, _ => (part.ETag, time.GetUtcNow()), (_, earlier) => earlier.ETag == part.ETag ? earlier : (part.ETag, time.GetUtcNow())).At;
}
