using System.Globalization;
using Microsoft.Data.Sqlite;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Storage;

/// <summary>The port for queues on SQLite.</summary>
public sealed class SqliteQueues(SqliteFile file, TimeProvider time) : IQueues
{
    /// <inheritdoc/>
    public Task SendAsync(string queue, string body, TimeSpan delay, CancellationToken cancel)
    {
        TextRules.CheckContainer(queue);
        QueueRules.CheckBody(body);
        var hidden = QueueRules.WholeSeconds(delay, TimeSpan.Zero);
        return file.ChangeAsync(
            connection => (true, connection.Run(
                "INSERT INTO messages (queue, body, visible, dequeued) VALUES ($queue, $body, $visible, 0)",
                ("$queue", queue), ("$body", body), ("$visible", Now + hidden.Ticks))),
            cancel);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(string queue, int most, TimeSpan hideFor, CancellationToken cancel)
    {
        TextRules.CheckContainer(queue);
        QueueRules.CheckDelivery(most);
        var hidden = QueueRules.WholeSeconds(hideFor, TimeSpan.FromTicks(1));
        cancel.ThrowIfCancellationRequested();
        // Most polls find nothing: they need no lock.
        var any = file.Read(connection => connection.Scalar(
            "SELECT 1 FROM messages WHERE queue = $queue AND visible <= $now LIMIT 1", ("$queue", queue), ("$now", Now)) is not null);
        return any ? await file.ChangeAsync(connection => (true, Deliver(connection, queue, most, hidden)), cancel) : [];
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string queue, QueueMessage message, CancellationToken cancel)
    {
        TextRules.CheckContainer(queue);
        return file.ChangeAsync(
            connection => (true, connection.Run(
                "DELETE FROM messages WHERE queue = $queue AND id = $id AND receipt = $receipt",
                ("$queue", queue), ("$id", Number(message.Id)), ("$receipt", Number(message.Receipt))) == 1),
            cancel);
    }

    /// <inheritdoc/>
    public Task<QueueMessage?> HideAsync(string queue, QueueMessage message, TimeSpan hideFor, CancellationToken cancel)
    {
        TextRules.CheckContainer(queue);
        var hidden = QueueRules.WholeSeconds(hideFor, TimeSpan.Zero);
        return file.ChangeAsync(
            connection =>
            {
                var receipt = SqliteSchema.Take(connection, 1);
                var done = connection.Run(
                    "UPDATE messages SET visible = $visible, receipt = $new WHERE queue = $queue AND id = $id AND receipt = $receipt",
                    ("$queue", queue), ("$id", Number(message.Id)), ("$receipt", Number(message.Receipt)), ("$new", receipt), ("$visible", Now + hidden.Ticks)) == 1;
                return (done, done ? message with { Receipt = Text(receipt) } : null);
            },
            cancel);
    }

    /// <inheritdoc/>
    public Task<int> CountAsync(string queue, CancellationToken cancel)
    {
        TextRules.CheckContainer(queue);
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(file.Read(connection => Convert.ToInt32(
            connection.Scalar("SELECT COUNT(*) FROM messages WHERE queue = $queue", ("$queue", queue)), CultureInfo.InvariantCulture)));
    }

    /// <summary>Ticks of the UTC clock.</summary>
    private long Now => time.GetUtcNow().UtcTicks;

    private List<QueueMessage> Deliver(SqliteConnection connection, string queue, int most, TimeSpan hidden)
    {
        var receipt = SqliteSchema.Take(connection, 1);
        using var command = connection.Command(
            """
            UPDATE messages SET visible = $until, receipt = $receipt, dequeued = dequeued + 1
            WHERE id IN (SELECT id FROM messages WHERE queue = $queue AND visible <= $now ORDER BY visible, id LIMIT $most)
            RETURNING id, body, dequeued
            """,
            ("$queue", queue), ("$most", most), ("$receipt", receipt), ("$now", Now), ("$until", Now + hidden.Ticks));
        using var reader = command.ExecuteReader();
        var messages = new List<QueueMessage>(most);
        while (reader.Read())
        {
            messages.Add(new(Text(reader.GetInt64(0)), reader.GetString(1), reader.GetInt32(2), Text(receipt)));
        }
        return messages;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of an id or receipt; -1, which no message has, where it is of another store.</summary>
    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
