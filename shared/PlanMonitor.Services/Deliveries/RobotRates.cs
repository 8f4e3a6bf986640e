using PlanMonitor.Core.Json;
using PlanMonitor.Services.Deliveries.Channels;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Deliveries;

/// <summary>
/// How much each robot was sent: one row per robot under an ETag, so that every instance and every subscription to it counts with the others.
/// A place is taken before a message is sent; a crash in between wastes it and breaks no limit.
/// </summary>
public sealed class RobotRates(ITables tables)
{
    private const string Table = "robots";
    private const string Key = "sent";

    /// <summary>Takes a place for one message now; null where it was taken, else when to ask again. Without rates only a receiver that asked for time is left alone.</summary>
    public async Task<DateTimeOffset?> TakeAsync(string robot, IReadOnlyList<SendRate> rates, DateTimeOffset now, CancellationToken cancel)
    {
        while (true)
        {
            var row = await tables.GetAsync(Table, robot, Key, cancel);
            var sent = row is null ? new([], null) : CanonicalJson.Read<Sent>(row.Body);
            if (sent.FreeAt(rates, now) is var free && free > now)
            {
                return free;
            }
            if (rates.Count == 0 || await WriteAsync(robot, row, sent.Plus(rates, now), cancel))
            {
                return null;
            }
        }
    }

    /// <summary>Nothing goes to a receiver until a moment: it said that it was sent too much.</summary>
    public async Task BlockAsync(string robot, DateTimeOffset until, CancellationToken cancel)
    {
        while (true)
        {
            var row = await tables.GetAsync(Table, robot, Key, cancel);
            var sent = row is null ? new([], null) : CanonicalJson.Read<Sent>(row.Body);
            if (sent.BlockedUntil >= until || await WriteAsync(robot, row, sent with { BlockedUntil = until }, cancel))
            {
                return;
            }
        }
    }

    private async Task<bool> WriteAsync(string robot, Row? row, Sent sent, CancellationToken cancel)
    {
        var body = CanonicalJson.Write(sent);
        return (await tables.WriteAsync(Table, robot, [row is null ? RowWrite.Insert(Key, body) : RowWrite.Replace(Key, body, row.ETag)], cancel)).Done;
    }

    private sealed record Sent(IReadOnlyList<DateTimeOffset> Times, DateTimeOffset? BlockedUntil)
    {
        // Any stretch of the length of a rate holds no more than its messages: the place of the one so many before must have left it.
        public DateTimeOffset FreeAt(IReadOnlyList<SendRate> rates, DateTimeOffset now) =>
            rates.Where(rate => Times.Count >= rate.Messages).Select(rate => Times[^rate.Messages] + rate.Within).Append(BlockedUntil ?? now).Append(now).Max();

        public Sent Plus(IReadOnlyList<SendRate> rates, DateTimeOffset now) =>
            new([.. Times.Append(now).Order().TakeLast(rates.Max(rate => rate.Messages))], BlockedUntil > now ? BlockedUntil : null);
    }
}
