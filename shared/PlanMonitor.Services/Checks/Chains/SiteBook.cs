using PlanMonitor.Core.Footprints;
using PlanMonitor.Services.Ledger;

namespace PlanMonitor.Services.Checks.Chains;

/// <summary>The sites of one plan as the check of one year sees them: which footprint is measured for each, and which were seen before.</summary>
public sealed class SiteBook
{
    private readonly List<(UploadRecord Upload, IReadOnlyList<SiteRow> Rows)> _uploads;
    private readonly Dictionary<string, (string Upload, int Place)> _measured = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Upload, int Place), string> _sites = [];

    internal SiteBook(SiteRows rows, CheckUploads uploads)
    {
        var byId = rows.Uploads.ToDictionary(each => each.Upload, each => each.Rows, StringComparer.Ordinal);
        _uploads = [.. uploads.Accepted.Where(upload => upload.Target.Kind == CheckUploads.FootprintKind).Select(upload => (upload, byId[upload.Id]))];
        var newest = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var upload in uploads.Footprints)
        {
            foreach (var (place, row) in byId[upload.Id].Index())
            {
                // Of one date the later upload counts.
                if (row.Counts && (!newest.TryGetValue(row.Site, out var date) || row.Date >= date))
                {
                    newest[row.Site] = row.Date;
                    _measured[row.Site] = (upload.Id, place);
                }
            }
        }
        foreach (var (site, at) in _measured)
        {
            _sites[at] = site;
        }
    }

    /// <summary>The site that a footprint of the year stands for; null where a newer one of the year does.</summary>
    /// <param name="upload">Id of its upload.</param>
    /// <param name="place">Its place among the usable ones, from 0.</param>
    public string? SiteOf(string upload, int place) => _sites.GetValueOrDefault((upload, place));

    /// <summary>The footprint that stands for a site in the year: its upload's id and its place; null for a site that the year does not know.</summary>
    public (string Upload, int Place)? Measured(string site) => _measured.TryGetValue(site, out var at) ? at : null;

    /// <summary>The footprints of a site in order of their dates, then as they were taken in.</summary>
    public IReadOnlyList<Sighting> HistoryOf(string site) =>
    [
        .. _uploads.SelectMany(each => each.Rows.Index().Where(pair => pair.Item.Site == site).Select(pair => new Sighting(
            pair.Item.Footprint, pair.Item.Date, pair.Item.AreaM2, pair.Item.Counts, _measured.TryGetValue(site, out var at) && at == (each.Upload.Id, pair.Index),
            new(each.Upload.Target.Name, each.Upload.Sha256, pair.Item.Record)))).OrderBy(seen => seen.Date),
    ];
}
