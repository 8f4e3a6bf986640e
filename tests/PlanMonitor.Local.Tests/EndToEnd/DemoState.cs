using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PlanMonitor.Core.Json;
using PlanMonitor.Local.Storage;
using PlanMonitor.Local.Tests.Jobs;
using PlanMonitor.Services.Ledger;
using Xunit;

namespace PlanMonitor.Local.Tests.EndToEnd;

/// <summary>Where a demo ended: everything that is stored but times, and hashes of what holds times.</summary>
internal static class DemoState
{
    private static readonly string[] Times = ["receivedAt", "openedAt", "changedAt", "finishedAt", "at", "contentHash", "previousHash", "hash"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The state of a data folder, line by line.</summary>
    public static async Task<List<string>> ReadAsync(string data)
    {
        await using var storage = await EmbeddedStorage.OpenAsync(data, TimeProvider.System, "planmonitor test", Cancel);
        var ledger = new PlanLedger(storage.Tables, TimeProvider.System);
        List<string> lines = [];
        foreach (var table in new[] { "ledger", "reports", "rights", "quotas", "findings", "runs" })
        {
            await foreach (var partition in storage.Tables.PartitionsAsync(table, Cancel))
            {
                await foreach (var row in storage.Tables.QueryAsync(table, partition, null, null, Cancel))
                {
                    lines.Add($"{table} {partition} {row.Key} {Timeless(row.Body)}");
                }
            }
        }
        await foreach (var plan in storage.Tables.PartitionsAsync("ledger", Cancel))
        {
            var entries = await Chain.ProveAsync(storage.Tables, ledger, plan);
            lines.Add($"chain {plan} {entries.Count}, outbox {await ledger.OutboxAsync(plan, Cancel).CountAsync(Cancel)}");
        }
        foreach (var container in new[] { "inbox", "archive", "quarantine" })
        {
            await foreach (var blob in storage.Blobs.ListAsync(container, "", Cancel))
            {
                await using var content = await storage.Blobs.OpenAsync(container, blob.Name, 0, null, Cancel);
                lines.Add($"{container} {blob.Name} {Convert.ToHexString(await SHA256.HashDataAsync(content!.Stream, Cancel))}");
            }
        }
        lines.AddRange(Directory.EnumerateFiles(Path.Combine(data, ".tmp")).Select(file => $"left behind: {file}"));
        return lines;
    }

    private static string Timeless(string body)
    {
        var node = JsonNode.Parse(body)!;
        Strip(node);
        return node.ToJsonString(CanonicalJson.Options);
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonObject item)
        {
            foreach (var time in Times)
            {
                item.Remove(time);
            }
            item.ToList().ForEach(member => Strip(member.Value));
        }
        else if (node is JsonArray array)
        {
            array.ToList().ForEach(Strip);
        }
    }
}
