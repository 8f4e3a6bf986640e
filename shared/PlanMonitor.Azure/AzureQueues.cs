using System.Net;
using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using PlanMonitor.Services.Storage;
using Port = PlanMonitor.Services.Storage.QueueMessage;

namespace PlanMonitor.Azure;

/// <summary>
/// The port for queues on Azure Queue storage. Bodies travel as Base64, as Functions expects them, and long ones by a blob (<see cref="LargeMessages"/>).
/// Time is the service's own clock.
/// </summary>
/// <remarks>
/// What a lost answer costs, all within "at least once": a message that is sent is there twice; one that was received comes again after its time; one that was
/// hidden for longer gives no new receipt (null) and comes again; a message that a second try of a delete does not find was deleted by the first.
/// </remarks>
public sealed class AzureQueues(QueueServiceClient service, LargeMessages large) : IQueues
{
    // Between the service's receipt and the reference to a blob; receipts are Base64 or decimal.
    private const char Separator = ' ';
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public async Task SendAsync(string queue, string body, TimeSpan delay, CancellationToken cancel)
    {
        QueueRules.CheckBody(body);
        var hidden = QueueRules.WholeSeconds(delay, TimeSpan.Zero);
        var client = Client(queue);
        var text = Convert.ToBase64String(Strict.GetBytes(await large.RawAsync(body, cancel)));
        try
        {
            await client.SendMessageAsync(text, hidden, Forever, cancel);
        }
        catch (RequestFailedException fault) when (fault.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await client.CreateIfNotExistsAsync(cancellationToken: cancel);
            await client.SendMessageAsync(text, hidden, Forever, cancel);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Port>> ReceiveAsync(string queue, int most, TimeSpan hideFor, CancellationToken cancel)
    {
        QueueRules.CheckDelivery(most);
        var hidden = QueueRules.WholeSeconds(hideFor, TimeSpan.FromTicks(1));
        var client = Client(queue);
        try
        {
            var messages = new List<Port>();
            foreach (var message in (await client.ReceiveMessagesAsync(most, hidden, cancel)).Value)
            {
                var raw = Decoded(message.MessageText);
                if (await large.BodyAsync(raw, cancel) is { } body)
                {
                    var receipt = LargeMessages.NameOf(raw) is null ? message.PopReceipt : message.PopReceipt + Separator + raw;
                    messages.Add(new(message.MessageId, body, (int)message.DequeueCount, receipt));
                }
                else
                {
                    await client.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancel);
                }
            }
            return messages;
        }
        catch (RequestFailedException fault) when (fault.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string queue, Port message, CancellationToken cancel)
    {
        var client = Client(queue);
        var (receipt, reference) = Parts(message.Receipt);
        using var tries = Tries.Watch();
        try
        {
            await client.DeleteMessageAsync(message.Id, receipt, cancel);
        }
        catch (RequestFailedException fault) when (IsStale(fault))
        {
            if (!tries.Unclear || fault.ErrorCode != QueueErrorCode.MessageNotFound)
            {
                return false;
            }
        }
        await large.RemoveAsync(reference, cancel);
        return true;
    }

    /// <inheritdoc/>
    public async Task<Port?> HideAsync(string queue, Port message, TimeSpan hideFor, CancellationToken cancel)
    {
        var hidden = QueueRules.WholeSeconds(hideFor, TimeSpan.Zero);
        var client = Client(queue);
        var (receipt, reference) = Parts(message.Receipt);
        try
        {
            // Without a text the message keeps its own.
            UpdateReceipt update = await client.UpdateMessageAsync(message.Id, receipt, (string?)null, hidden, cancel);
            return message with { Receipt = reference.Length == 0 ? update.PopReceipt : update.PopReceipt + Separator + reference };
        }
        catch (RequestFailedException fault) when (IsStale(fault))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<int> CountAsync(string queue, CancellationToken cancel)
    {
        var client = Client(queue);
        try
        {
            return (await client.GetPropertiesAsync(cancel)).Value.ApproximateMessagesCount;
        }
        catch (RequestFailedException fault) when (fault.Status == (int)HttpStatusCode.NotFound)
        {
            return 0;
        }
    }

    // A message that others put there as plain text is given as it is: one that cannot be read must not block those behind it.
    private static string Decoded(string text)
    {
        try
        {
            return Strict.GetString(Convert.FromBase64String(text));
        }
        catch (Exception fault) when (fault is FormatException or DecoderFallbackException)
        {
            return text;
        }
    }

    private static (string Receipt, string Reference) Parts(string receipt) =>
        receipt.IndexOf(Separator, StringComparison.Ordinal) is >= 0 and var at ? (receipt[..at], receipt[(at + 1)..]) : (receipt, "");

    private static bool IsStale(RequestFailedException fault) =>
        fault.Status == (int)HttpStatusCode.NotFound || fault.ErrorCode == QueueErrorCode.PopReceiptMismatch;

    private QueueClient Client(string queue)
    {
        TextRules.CheckContainer(queue);
        return service.GetQueueClient(queue);
    }
}
