namespace PlanMonitor.Core.Plans;

/// <summary>What any figure of a plan carries: value as printed, unit, basis, how it compares and when it counts. The words are those of the schema.</summary>
public interface IPlanFigure
{
    /// <summary>Stable id.</summary>
    string Id { get; }

    /// <summary>Key of the real quantity; figures with one key speak of one thing.</summary>
    string? Figure { get; }

    /// <summary>As printed.</summary>
    string Printed { get; }

    /// <summary>The number; null where the text gives none.</summary>
    decimal? Value { get; }

    /// <summary>Its unit as printed.</summary>
    string? Unit { get; }

    /// <summary>Where it stands.</summary>
    Citation Citation { get; }

    /// <summary>Other places that print the same.</summary>
    IReadOnlyList<Citation>? Also { get; }
}

/// <summary>A planning target (规划指标).</summary>
public sealed record Indicator(
    string Id, string Name, string Category, string? Mineral, string? Region, string Printed, decimal? Value, string? Unit, string? Basis,
    string Comparator, string Direction, string Nature, string Time, Citation Citation,
    string? Figure = null, decimal? Max = null, decimal? Grade = null, string? DueDate = null,
    IReadOnlyList<string>? Readings = null, IReadOnlyList<string>? NotSaid = null, IReadOnlyList<Citation>? Also = null,
    string? PartOf = null, string? Criterion = null, string? ShareOf = null,
    BaseComparison? Than = null, ReadValue? ReadAs = null, string? LeastSize = null) : IPlanFigure
{
    /// <summary>Code of the mineral in the catalogue of names.</summary>
    public string? MineralCode { get; init; }

    /// <summary>GB/T 2260 code of the region.</summary>
    public string? RegionCode { get; init; }
}

/// <summary>Words that compare with the base year (基期以下, 进一步减少, 显著增加), as a reading puts them.</summary>
/// <param name="Base">Id of the figure of the base period; null where the text prints none.</param>
/// <param name="Comparator">How the figure at the end of the period stands to the one of the base year.</param>
/// <param name="Of">Id of the whole where a share of it is meant.</param>
public sealed record BaseComparison(string? Base, string Comparator, string? Of = null);

/// <summary>The number that stands for words by a reading: 均, 全部 are 100%.</summary>
public sealed record ReadValue(decimal Value, string Unit);

/// <summary>A control on yearly output of a mineral in a region (开采总量控制).</summary>
public sealed record VolumeControl(
    string Id, string Mineral, string Region, string Printed, decimal? Value, string? Unit, string? Basis,
    string Comparator, string Direction, string Nature, string Time, Citation Citation,
    string? Figure = null, decimal? Max = null, decimal? Grade = null, string? DueDate = null, SetBy? SetBy = null,
    IReadOnlyList<string>? Readings = null, IReadOnlyList<string>? NotSaid = null, IReadOnlyList<Citation>? Also = null) : IPlanFigure
{
    /// <summary>Code of the mineral in the catalogue of names.</summary>
    public string? MineralCode { get; init; }

    /// <summary>GB/T 2260 code of the region.</summary>
    public string? RegionCode { get; init; }
}

/// <summary>Who sets a cap that the plan itself does not print, and how it comes down.</summary>
public sealed record SetBy(string Authority, string Chain, string Rhythm);

/// <summary>What the plan wants of a mineral's output.</summary>
public sealed record VolumeDirection(string Id, string Mineral, string Trend, string Text, Citation Citation, decimal? Multiple = null)
{
    /// <summary>Code of the mineral in the catalogue of names.</summary>
    public string? MineralCode { get; init; }
}

/// <summary>One cell of the minimum scale table (最低开采规模).</summary>
public sealed record MinimumScale(
    string Id, string Mineral, string Method, string SizeClass, string MinesKind, string Printed, decimal? Value, string? Unit, string? Mark, Citation Citation,
    string? Variant = null, string? Basis = null, string? Level = null, IReadOnlyList<string>? Readings = null, string? SizeOf = null)
{
    /// <summary>Code of the mineral in the catalogue of names.</summary>
    public string? MineralCode { get; init; }
}

/// <summary>A scale rule in running text.</summary>
public sealed record ScaleRule(
    string Id, string Topic, IReadOnlyList<string> Minerals, string Method, string MinesKind, decimal? Value, string? Unit, string Comparator, string Strength, string Text, Citation Citation,
    string? Figure = null, string? ZoneType = null, string? SizeClass = null, decimal? AltValue = null, string? AltUnit = null,
    IReadOnlyList<string>? Readings = null, IReadOnlyList<Citation>? Also = null,
    string? Zone = null, string? AltComparator = null, IReadOnlyList<string>? AltReadings = null, string? Time = null)
{
    /// <summary>Codes of the minerals in the catalogue of names, in the order of <see cref="Minerals"/>.</summary>
    public IReadOnlyList<string> MineralCodes { get; init; } = [];
}

/// <summary>Minimum service life of a mine in years.</summary>
public sealed record ServiceLife(string Id, string SizeClass, decimal Years, string Comparator, string Text, Citation Citation);

/// <summary>A restoration area by project or in total.</summary>
public sealed record Restoration(
    string Id, string Name, string Kind, string? Region, string Printed, decimal? Value, string? Unit, string Comparator, string Nature, string Time, Citation Citation,
    string? Figure = null, string? Responsible = null, string? DueDate = null,
    IReadOnlyList<string>? Readings = null, IReadOnlyList<string>? NotSaid = null, IReadOnlyList<Citation>? Also = null) : IPlanFigure
{
    /// <summary>GB/T 2260 code of the region.</summary>
    public string? RegionCode { get; init; }
}

/// <summary>A figure of the base year or of the last planning round.</summary>
public sealed record BaseFigure(
    string Id, string Name, string? Mineral, string? Region, int? Year, string Printed, decimal? Value, string? Unit, string? Basis, Citation Citation,
    string? Figure = null, string? Period = null, decimal? Max = null, decimal? Target = null, string? TargetComparator = null, IReadOnlyList<Citation>? Also = null,
    string? PartOf = null, string? Criterion = null, string? ShareOf = null) : IPlanFigure
{
    /// <summary>Code of the mineral in the catalogue of names.</summary>
    public string? MineralCode { get; init; }

    /// <summary>GB/T 2260 code of the region.</summary>
    public string? RegionCode { get; init; }
}
