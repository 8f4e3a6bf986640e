using System.Text.Json;
using PlanMonitor.Core.Json;
using PlanMonitor.Local.Storage;

namespace PlanMonitor.Local.Demo;

/// <summary>The files that the demo leaves: one document of findings per run, the alerts, the receipts.</summary>
internal static class DemoFiles
{
    public static async Task WriteAsync(string folder, DemoResult result, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        foreach (var check in result.Checks)
        {
            await SaveAsync($"findings-{check.Run.Plan}-{check.Run.Year}.json", new { check.Run, check.Findings });
        }
        await SaveAsync("alerts.json", new { Total = result.Alerts.Count, result.Alerts });
        await SaveAsync("receipts.json", new { result.Receipts });

        async Task SaveAsync<T>(string name, T value)
        {
            using var file = new UnfinishedFile(Path.Combine(folder, name));
            await File.WriteAllTextAsync(file.Path, JsonSerializer.Serialize(value, CanonicalJson.Indented) + "\n", cancel);
            file.Finish();
        }
    }
}
