namespace PlanMonitor.Core.Plans;

/// <summary>Minerals by what the plan wants of them.</summary>
public sealed record MineralPolicy(MineralGroups Exploration, MineralGroups Mining);

/// <summary>重点, 限制, 禁止.</summary>
public sealed record MineralGroups(IReadOnlyList<MineralEntry> Key, IReadOnlyList<MineralEntry> Restricted, IReadOnlyList<MineralEntry> Prohibited);

/// <summary>A mineral of such a list with the condition printed beside it.</summary>
/// <param name="Name">Mineral as printed.</param>
/// <param name="Citation">Where it stands.</param>
/// <param name="Condition">Condition as printed.</param>
/// <param name="Layers">Kinds of layers that decide the condition: it holds where a right lies on one of them.</param>
/// <param name="Unless">Kind of grant that the entry is not for: integration.</param>
/// <param name="Lacks">Field that would decide the condition and that no upload carries.</param>
/// <param name="Also">Other places that print the same.</param>
public sealed record MineralEntry(
    string Name, Citation Citation, string? Condition = null, IReadOnlyList<string>? Layers = null, string? Unless = null, string? Lacks = null, IReadOnlyList<Citation>? Also = null)
{
    /// <summary>Code of the mineral in the catalogue of names.</summary>
    public string? Code { get; init; }
}

/// <summary>A zone or block (规划分区, 区块).</summary>
public sealed record Zone(
    string Id, string Type, string? Level, string? Code, string Name, IReadOnlyList<string> Minerals, decimal? AreaKm2, IReadOnlyList<string> Regions,
    int? ExistingRights, int? PlannedRights, Citation Citation, decimal? MinimumScale = null, string? MinimumScaleUnit = null, string? Stage = null, string? Note = null)
{
    /// <summary>Codes of the minerals in the catalogue of names, in the order of <see cref="Minerals"/>.</summary>
    public IReadOnlyList<string> MineralCodes { get; init; } = [];

    /// <summary>GB/T 2260 codes of the regions, in the order of <see cref="Regions"/>.</summary>
    public IReadOnlyList<string> RegionCodes { get; init; } = [];
}

/// <summary>A stated number or area of zones, to be held against the list.</summary>
public sealed record ZoneTotal(
    string Id, string Type, string Scope, int? Count, decimal? AreaKm2, Citation Citation, string? PartOf = null, string? Criterion = null, decimal? SharePercent = null);

/// <summary>Where exploration or mining may not happen or only with conditions.</summary>
/// <param name="Id">Id in the plan's data.</param>
/// <param name="Layers">Kinds of layers (图层) that it is about.</param>
/// <param name="Activity">What it forbids or binds.</param>
/// <param name="Strength">How strongly the text says it.</param>
/// <param name="Exceptions">What it is not for.</param>
/// <param name="Text">As the plan prints it.</param>
/// <param name="Citation">Where it stands.</param>
/// <param name="Minerals">Minerals that it is about, as printed; all where null.</param>
/// <param name="Distance">Least distance; null where it sets none.</param>
/// <param name="DistanceUnit">Unit of the distance.</param>
/// <param name="Readings">Readings of the text that it rests on.</param>
/// <param name="Also">Further places that say it.</param>
/// <param name="Zone">For the placing of zones: the type of zone that is placed; null where it is about zones in general.</param>
/// <param name="Concerns">existing-rights where the text says what becomes of rights that exist already; null else.</param>
public sealed record SpatialRule(
    string Id, IReadOnlyList<string> Layers, string Activity, string Strength, IReadOnlyList<RuleException> Exceptions, string Text, Citation Citation,
    IReadOnlyList<string>? Minerals = null, decimal? Distance = null, string? DistanceUnit = null, IReadOnlyList<string>? Readings = null, IReadOnlyList<Citation>? Also = null,
    string? Zone = null, string? Concerns = null)
{
    /// <summary>Codes of the minerals in the catalogue of names, in the order of <see cref="Minerals"/>.</summary>
    public IReadOnlyList<string> MineralCodes { get; init; } = [];
}

/// <summary>A rule on exploration or mining rights.</summary>
public sealed record RightRule(
    string Id, string Topic, string Strength, string Text, Citation Citation,
    string? Figure = null, string? RightKind = null, IReadOnlyList<string>? Minerals = null, string? Region = null, decimal? FromValue = null, decimal? Value = null, decimal? Max = null,
    string? Unit = null, string? Comparator = null, string? DueDate = null, IReadOnlyList<RuleException>? Exceptions = null,
    IReadOnlyList<string>? Readings = null, IReadOnlyList<Citation>? Also = null,
    string? MinesKind = null, string? ZoneType = null, string? Stage = null, string? Counts = null)
{
    /// <summary>Codes of the minerals in the catalogue of names, in the order of <see cref="Minerals"/>.</summary>
    public IReadOnlyList<string> MineralCodes { get; init; } = [];

    /// <summary>GB/T 2260 code of the region.</summary>
    public string? RegionCode { get; init; }
}

/// <summary>Another checkable demand on mines.</summary>
public sealed record Requirement(
    string Id, string Topic, string Strength, string Text, Citation Citation,
    IReadOnlyList<string>? Minerals = null, decimal? Value = null, string? Unit = null, string? Comparator = null, string? DueDate = null,
    string? MinesKind = null, ReadValue? ReadAs = null, IReadOnlyList<string>? Readings = null)
{
    /// <summary>Codes of the minerals in the catalogue of names, in the order of <see cref="Minerals"/>.</summary>
    public IReadOnlyList<string> MineralCodes { get; init; } = [];
}

/// <summary>A project with its milestones.</summary>
public sealed record Project(
    string Id, string Name, string Kind, IReadOnlyList<string> Minerals, IReadOnlyList<string> Regions, int? From, int? To, string Text, Citation Citation,
    decimal? AreaKm2 = null, decimal? Value = null, decimal? FromValue = null, string? Unit = null, string? Basis = null)
{
    /// <summary>Codes of the minerals in the catalogue of names, in the order of <see cref="Minerals"/>.</summary>
    public IReadOnlyList<string> MineralCodes { get; init; } = [];

    /// <summary>GB/T 2260 codes of the regions, in the order of <see cref="Regions"/>.</summary>
    public IReadOnlyList<string> RegionCodes { get; init; } = [];
}

/// <summary>What an authority must do and how often; <c>DueDay</c> is month and day of the year after that a yearly duty is due on.</summary>
public sealed record Duty(string Id, string? Who, string Topic, string Rhythm, string Text, Citation Citation, string? DueDate = null,
    string? DueDay = null, IReadOnlyList<string>? Readings = null);
