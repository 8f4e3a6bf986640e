using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using PlanMonitor.Services.Queues;

namespace PlanMonitor.Functions.Tests.Host;

/// <summary>What the host does with queues: it takes messages in batches, invokes the function of their queue, deletes what succeeded and puts aside what failed five times.</summary>
internal sealed class QueuePump(FunctionsHost host, string connection)
{
    private const int Batch = 8;
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(10);
    private readonly QueueServiceClient _service = new(connection, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    /// <summary>Messages that were worked off, by queue.</summary>
    public ConcurrentDictionary<string, int> Done { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Faults { get; } = new();

    /// <summary>Works until no queue has a message that can be seen.</summary>
    public async Task DrainAsync(CancellationToken cancel)
    {
        var queues = host.Functions.Values.Where(function => function.Type == "queueTrigger").ToList();
        for (var busy = true; busy;)
        {
            busy = false;
            foreach (var function in queues)
            {
                busy |= await RunBatchAsync(function, function.Trigger.GetProperty("queueName").GetString()!, cancel);
            }
        }
    }

    public async Task<IReadOnlyList<string>> BodiesAsync(string queue, CancellationToken cancel) =>
        [.. (await _service.GetQueueClient(queue).PeekMessagesAsync(32, cancel)).Value.Select(message => message.MessageText)];

    public async Task SendAsync(string queue, string body, CancellationToken cancel)
    {
        var client = _service.GetQueueClient(queue);
        await client.CreateIfNotExistsAsync(cancellationToken: cancel);
        await client.SendMessageAsync(body, cancel);
    }

    private async Task<bool> RunBatchAsync(LoadedFunction function, string queue, CancellationToken cancel)
    {
        var client = _service.GetQueueClient(queue);
        QueueMessage[] messages;
        try
        {
            messages = await client.ReceiveMessagesAsync(Batch, Hidden, cancel);
        }
        catch (RequestFailedException fault) when (fault.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return false;
        }
        await Task.WhenAll(messages.Select(message => RunAsync(function, client, message, cancel)));
        return messages.Length > 0;
    }

    private async Task RunAsync(LoadedFunction function, QueueClient client, QueueMessage message, CancellationToken cancel)
    {
        var fault = await host.InvokeAsync(function.Name, TriggerData.Text(message.MessageText), cancel);
        if (fault is not null)
        {
            Faults.Enqueue($"{client.Name} {message.MessageText}: {fault}");
            if (message.DequeueCount < QueueJob.MostDeliveries)
            {
                await client.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.MessageText, TimeSpan.Zero, cancel);
                return;
            }
            await SendAsync(QueueJob.PoisonOf(client.Name), message.MessageText, cancel);
        }
        Done.AddOrUpdate(client.Name, 1, (_, done) => done + 1);
        await client.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancel);
    }
}
