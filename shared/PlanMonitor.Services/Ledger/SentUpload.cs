using PlanMonitor.Services.Ingest;

namespace PlanMonitor.Services.Ledger;

/// <summary>Who sent an upload through the API. A file in the inbox says nothing of who put it there.</summary>
/// <param name="Id">Id of the upload.</param>
/// <param name="Target">What it is for.</param>
/// <param name="Sha256">Hash of its content.</param>
/// <param name="By">Who sent it.</param>
/// <param name="At">When.</param>
public sealed record SentUpload(string Id, UploadTarget Target, string Sha256, string By, DateTimeOffset At);
