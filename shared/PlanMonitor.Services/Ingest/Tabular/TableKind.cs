using PlanMonitor.Core.Sources;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>How the rows of one kind of table become records.</summary>
internal sealed record TableKind<T>
    where T : class
{
    /// <summary>All columns that are looked for.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>Those that this file must have.</summary>
    public required Func<HeaderMap, ReadContext, IEnumerable<Column>> Required { get; init; }

    /// <summary>The column whose absence makes a row a total or a note.</summary>
    public required Column Subject { get; init; }

    /// <summary>Reads a row; what it returns is not used where the row has failed.</summary>
    public required Func<RowReader, Source, T?> Read { get; init; }

    /// <summary>What two rows of one file may not share.</summary>
    public required Func<T, object> Key { get; init; }

    /// <summary>The message for rows that share it and differ.</summary>
    public required string TwoRows { get; init; }

    /// <summary>Where a record came from.</summary>
    public required Func<T, Source> SourceOf { get; init; }

    /// <summary>The record as if it came from elsewhere, to compare contents.</summary>
    public required Func<T, Source, T> WithSource { get; init; }

    /// <summary>Remarks on the file as a whole, from its header.</summary>
    public Func<HeaderMap, IEnumerable<string>> Remarks { get; init; } = _ => [];
}
