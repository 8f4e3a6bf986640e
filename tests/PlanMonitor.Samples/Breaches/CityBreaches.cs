namespace PlanMonitor.Samples.Breaches;

/// <summary>
/// What is added to a city so that every rule that its plan asks for is broken once (有意设置的违规): short tables as a planner would write them. In all of them
/// <c>#7</c> stands for mine 7 of the city, <c>+01</c> for a right that is added here (<c>T+01</c> where it is for exploration).
/// </summary>
internal sealed record CityBreaches
{
    /// <summary>What the register says of mines of the city, a line for each: <c>#7: column=value; column=value</c>. It replaces what is made up otherwise.</summary>
    public string Traits { get; init; } = "";

    /// <summary>Rights beyond those of the city, a line for each: <c>+01 name: column=value; column=value</c>. A boundary is <c>@east north half</c>, see <see cref="Place"/>.</summary>
    public required string Rights { get; init; }

    /// <summary>How many small mines that stand still (零星小矿) follow them: the plans' figures for the number of mines are passed by those.</summary>
    public required int SmallMines { get; init; }

    /// <summary>Layers, a line for each feature: kind, id, place.</summary>
    public required string Layers { get; init; }

    /// <summary>Further uploads.</summary>
    public required IReadOnlyList<ExtraTable> Tables { get; init; }

    /// <summary>The breaches, a line for each: rule, year, status, subject, and the day as of which where it is not the usual one.</summary>
    public required string Planted { get; init; }
}

/// <summary>A table as it is uploaded.</summary>
/// <param name="Kind">Kind of the upload.</param>
/// <param name="Year">Its year; null where the rows name theirs.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="Rows">Header and rows. <c>#7</c> fills licence and name; <c>#*</c> stands for each mine that may produce in the row's year and has no row of its own.</param>
internal sealed record ExtraTable(string Kind, int? Year, string Name, string Rows);

/// <summary>One planted breach as the key lists it.</summary>
internal sealed record PlantedBreach(string Plan, int Year, string? AsOf, string Rule, string Status, string Subject, string Zh, string En);
