namespace PlanMonitor.Services.Storage;

/// <summary>The stores that a host gives to the jobs.</summary>
public sealed record Ports(ITables Tables, IBlobs Blobs, IQueues Queues, ISecrets Secrets);
