using PlanMonitor.Core.Rights;
using PlanMonitor.Services.Ingest.Tabular;
namespace PlanMonitor.Services.Ingest.Rights;
/// <summary>stub</summary>
public static class RightTable
{
    /// <summary>stub</summary>
    public static TableResult<MiningRight> Read(string fileName, byte[] content, string sha256, ReadContext context) => new([], [], 0, 0, false);
}
