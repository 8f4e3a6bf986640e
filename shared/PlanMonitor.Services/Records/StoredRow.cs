namespace PlanMonitor.Services.Records;

/// <summary>A typed row as tables keep it: with the upload that brought it. Rows of uploads that the ledger does not know do not count.</summary>
internal sealed record StoredRow<T>(string Upload, T Value);
