using System.Net;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using PlanMonitor.Services.Storage;
using Port = PlanMonitor.Services.Storage.QueueMessage;

namespace PlanMonitor.Azure;

/// <summary>The port for queues on Azure Queue storage. The service client encodes bodies as Base64 (see <see cref="AzureStorage"/>).</summary>
public sealed class AzureQueues(QueueServiceClient service) : IQueues
{
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    /// <inheritdoc/>
    public async Task SendAsync(string queue, string body, TimeSpan delay, CancellationToken cancel)
    {
        QueueRules.CheckBody(body);
        var hidden = QueueRules.WholeSeconds(delay, TimeSpan.Zero);
        var client = service.GetQueueClient(queue);
        try
        {
            await client.SendMessageAsync(body, hidden, Forever, cancel);
        }
        catch (RequestFailedException fault) when (fault.Status == (int)HttpStatusCode.NotFound)
        {
            await client.CreateIfNotExistsAsync(cancellationToken: cancel);
            await client.SendMessageAsync(body, hidden, Forever, cancel);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Port>> ReceiveAsync(string queue, int most, TimeSpan hideFor, CancellationToken cancel)
    {
        QueueRules.CheckDelivery(most);
        var hidden = QueueRules.WholeSeconds(hideFor, TimeSpan.FromTicks(1));
        try
        {
            var messages = await service.GetQueueClient(queue).ReceiveMessagesAsync(most, hidden, cancel);
            return [.. messages.Value.Select(message => new Port(message.MessageId, message.MessageText, (int)message.DequeueCount, message.PopReceipt))];
        }
        catch (RequestFailedException fault) when (fault.Status == (int)HttpStatusCode.NotFound)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string queue, Port message, CancellationToken cancel)
    {
        try
        {
            await service.GetQueueClient(queue).DeleteMessageAsync(message.Id, message.Receipt, cancel);
            return true;
        }
        catch (RequestFailedException fault) when (IsStale(fault))
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async Task<Port?> HideAsync(string queue, Port message, TimeSpan hideFor, CancellationToken cancel)
    {
        var hidden = QueueRules.WholeSeconds(hideFor, TimeSpan.Zero);
        try
        {
            UpdateReceipt update = await service.GetQueueClient(queue).UpdateMessageAsync(message.Id, message.Receipt, message.Body, hidden, cancel);
            return message with { Receipt = update.PopReceipt };
        }
        catch (RequestFailedException fault) when (IsStale(fault))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<int> CountAsync(string queue, CancellationToken cancel)
    {
        try
        {
            return (await service.GetQueueClient(queue).GetPropertiesAsync(cancel)).Value.ApproximateMessagesCount;
        }
        catch (RequestFailedException fault) when (fault.Status == (int)HttpStatusCode.NotFound)
        {
            return 0;
        }
    }

    private static bool IsStale(RequestFailedException fault) =>
        fault.Status == (int)HttpStatusCode.NotFound || fault.ErrorCode == QueueErrorCode.PopReceiptMismatch;
}
