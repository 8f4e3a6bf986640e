namespace PlanMonitor.Services.Checks.Chains;

/// <summary>Of which sites the footprints of a plan's uploads are, as it is stored.</summary>
/// <param name="State">Hash of the uploads in their order.</param>
/// <param name="Uploads">The uploads in their order.</param>
internal sealed record SiteRows(string State, IReadOnlyList<UploadSites> Uploads);

/// <summary>The usable footprints of one upload in their order.</summary>
internal sealed record UploadSites(string Upload, IReadOnlyList<SiteRow> Rows);

/// <summary>One footprint: its number, its site, 后时相, its area in m², whether nothing replaced it, and its record in the file.</summary>
internal sealed record SiteRow(string Footprint, string Site, DateOnly Date, decimal AreaM2, bool Counts, int Record);

/// <summary>What footprints cover of rights, as it is stored.</summary>
/// <param name="State">Hash of the register and of the uploads of footprints in their order.</param>
/// <param name="Rows">By right, then by date.</param>
internal sealed record GrowthRows(string State, IReadOnlyList<GrowthRow> Rows);

/// <summary>What the footprints of one date and year cover of a right.</summary>
internal sealed record GrowthRow(string Right, int Year, DateOnly Date, decimal AreaM2);
