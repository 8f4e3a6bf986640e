using PlanMonitor.Core.Audit;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Checks;

namespace PlanMonitor.Services.Evidence;

/// <summary>A file of a pack.</summary>
public sealed record EvidenceFile(string Name, string Sha256);

/// <summary>An upload that the finding rests on.</summary>
/// <param name="File">Its content in the pack.</param>
/// <param name="Target">Its place in the inbox: kind, plan, year, layer, name.</param>
/// <param name="AlsoAs">Further names that the same content came under.</param>
/// <param name="Sha256">Hash of its content.</param>
/// <param name="Status">What its receipt says.</param>
/// <param name="Coordinates">What was decided about its coordinates when it was taken in.</param>
public sealed record EvidenceInput(string File, string Target, IReadOnlyList<string> AlsoAs, string Sha256, string Status, IReadOnlyList<Text> Coordinates);

/// <summary>An entry of the chain with its own hash.</summary>
public sealed record EvidenceEntry(AuditEntry Entry, string Hash);

/// <summary>The links of the chain that concern the alert, what people did to it, and the uploads; and where the chain stood.</summary>
public sealed record EvidenceAudit(AuditHead Head, IReadOnlyList<EvidenceEntry> Entries);

/// <summary>What a pack holds, and how the finding came about.</summary>
/// <param name="Format">planmonitor-evidence-1.</param>
/// <param name="Alert">Id of the alert.</param>
/// <param name="Finding">Id of the finding.</param>
/// <param name="Run">The run: plan, version, year, as-of day, hash of the inputs.</param>
/// <param name="AreaMethod">How areas are measured.</param>
/// <param name="Inputs">The uploads in the order in which they count.</param>
/// <param name="Files">Every other file with its hash.</param>
public sealed record EvidenceManifest(string Format, string Alert, string Finding, RunInfo Run, Text AreaMethod, IReadOnlyList<EvidenceInput> Inputs, IReadOnlyList<EvidenceFile> Files)
{
    /// <summary>The format of this version.</summary>
    public const string Version = "planmonitor-evidence-1";

    /// <summary>Name of the manifest in the pack.</summary>
    public const string Name = "manifest.json";

    /// <summary>How areas are measured.</summary>
    public static Text Areas { get; } = new(
        "图形在经纬度平面上求交，面积按 GRS 80 椭球、测地线边计算（Karney 2013）。", "Intersections are planar in degrees; areas are on the GRS 80 ellipsoid with geodesic edges (Karney 2013).");
}

/// <summary>What the proof of a pack gave.</summary>
/// <param name="Holds">True where the pack is as it was written and gives the same finding again.</param>
/// <param name="Alert">Id of the alert; null where the manifest cannot be read.</param>
/// <param name="Problems">What does not hold.</param>
public sealed record EvidenceReport(bool Holds, string? Alert, IReadOnlyList<Text> Problems);
