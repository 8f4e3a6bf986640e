namespace PlanMonitor.Spatial.Formats.GeoPackage.Sqlite;

/// <summary>A column of a table that has a place in its rows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsRowNumber">Whether it is another name of the row's number, so that the row holds nothing for it.</param>
/// <param name="Default">What it is in rows that were written before it was added, as text; null for NULL.</param>
internal sealed record SqliteColumn(string Name, bool IsRowNumber, string? Default);
