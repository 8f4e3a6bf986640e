using System.Collections.Concurrent;
using PlanMonitor.Contracts.Storage;
using PlanMonitor.Services.Storage;
using PlanMonitor.Testing;

namespace PlanMonitor.Services.Tests.Memory;

public sealed class MemoryTablesTests : TablesContract
{
    protected override ValueTask<ITables> OpenAsync() => new(new MemoryTables());

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public sealed class MemoryQueuesTests : QueuesContract
{
    private readonly ManualTime time = new();

    protected override ValueTask<IQueues> OpenAsync() => new(new MemoryQueues(time));

    protected override Task PassTime(TimeSpan span)
    {
        time.Advance(span);
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public sealed class MemorySecretsTests : SecretsContract
{
    protected override ValueTask<ISecrets> OpenAsync() => new(new MemorySecrets());

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>The port for secrets in memory; it passes the contract suite of the adapters.</summary>
internal sealed class MemorySecrets : ISecrets
{
    private readonly ConcurrentDictionary<string, string> values = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => values.Keys;

    public Task<string?> GetAsync(string name, CancellationToken cancel)
    {
        SecretRules.CheckName(name);
        return Task.FromResult(values.GetValueOrDefault(name));
    }

    public Task SetAsync(string name, string value, CancellationToken cancel)
    {
        SecretRules.CheckName(name);
        SecretRules.CheckValue(value);
        values[name] = value;
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string name, CancellationToken cancel)
    {
        SecretRules.CheckName(name);
        values.TryRemove(name, out _);
        return Task.CompletedTask;
    }
}
