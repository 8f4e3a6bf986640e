using PlanMonitor.Core.Findings;

namespace PlanMonitor.Services.Deliveries;

/// <summary>
/// What waits for one subscription, as a round sees it: alerts in the order in which they go, the heaviest first, then as they came. Events of one alert keep their order:
/// while a message with an earlier one is under way, the later ones wait.
/// </summary>
internal sealed class Waiting
{
    private readonly List<Line> _lines;
    private readonly Dictionary<DeliveryKey, PendingRow> _made;

    private Waiting(List<Line> lines, Dictionary<DeliveryKey, PendingRow> made) => (_lines, _made) = (lines, made);

    /// <summary>Rows that a message of their own goes out for: all but the events that go in another's.</summary>
    public IEnumerable<PendingRow> Messages => _made.Values.Concat(_lines.SelectMany(line => line.Rows).Where(row => row.Mark is { IsMade: false, In: null }));

    /// <summary>From the marks of a subscription, which come by alert and sequence.</summary>
    public static Waiting Of(IReadOnlyList<PendingRow> rows)
    {
        var lines = rows.GroupBy(row => row.Key.Alert, StringComparer.Ordinal).Select(group => new Line(group.Key, [.. group]))
            .OrderByDescending(line => line.Rows.Max(row => row.Mark.Severity)).ThenBy(line => line.Rows[0].Mark.CreatedAt).ThenBy(line => line.Rows[0].Key.Sequence).ThenBy(line => line.Alert, StringComparer.Ordinal);
        return new([.. lines], rows.Where(row => row.Mark is { IsMade: true, In: null }).ToDictionary(row => row.Key));
    }

    /// <summary>A message that is made and due now, the longest due first; or null.</summary>
    public PendingRow? Made(Subscription subscription, DateTimeOffset now) =>
        _made.Values.Where(row => row.Mark.DueAt <= now && subscription.QuietUntil(row.Mark.Severity, now) is null).MinBy(row => (row.Mark.DueAt, row.Key.Sequence));

    /// <summary>Events that are due now, whole alerts in their order as far as they fit in a number. What may go in quiet hours takes what waits before it in its alert along.</summary>
    public IReadOnlyList<PendingRow> Fresh(Subscription subscription, DateTimeOffset now, int most)
    {
        var rows = new List<PendingRow>();
        foreach (var line in _lines.Where(line => !line.IsUnderWay && line.CoolUntil <= now))
        {
            var due = line.Rows.TakeWhile(row => row.Mark.DueAt <= now).ToList();
            rows.AddRange(due.Take(1 + due.FindLastIndex(row => subscription.QuietUntil(row.Mark.Severity, now) is null)).Take(most - rows.Count));
            if (rows.Count == most)
            {
                break;
            }
        }
        return rows;
    }

    /// <summary>When something is due next; null where nothing waits. Never at the same moment again: what is due now and cannot go waits for a message under way.</summary>
    public DateTimeOffset? NextAt(Subscription subscription, DateTimeOffset now)
    {
        var times = _made.Values.Select(row => (row.Mark.Severity, row.Mark.DueAt)).Concat(_lines.Where(line => !line.IsUnderWay).SelectMany(line => line.Times()))
            .Select(pair => Quiet(subscription, pair.Severity, pair.DueAt > now ? pair.DueAt : now));
        return times.Select(at => (DateTimeOffset?)at).Min() is { } next ? next > now ? next : now + TimeSpan.FromSeconds(1) : null;
    }

    /// <summary>Takes rows out: they are in a message now.</summary>
    public void Take(IReadOnlyList<PendingRow> rows)
    {
        foreach (var row in rows)
        {
            _made.Remove(row.Key);
        }
        foreach (var alert in rows.GroupBy(row => row.Key.Alert, StringComparer.Ordinal))
        {
            var at = _lines.FindIndex(line => line.Alert == alert.Key);
            if (at < 0)
            {
                // A message of this very round that failed and is due again: its alert has nothing else that waits.
                continue;
            }
            var left = _lines[at].Rows.Except(alert).ToList();
            if (left.Count == 0)
            {
                _lines.RemoveAt(at);
            }
            else
            {
                _lines[at] = _lines[at] with { Rows = left };
            }
        }
    }

    /// <summary>A message that failed goes again later; its alerts wait for it.</summary>
    public void Later(Delivery message)
    {
        _made[message.Key] = new(message.Key, PendingMark.Of(message), "");
        foreach (var alert in message.Parts.Select(part => part.Alert).Append(message.Alert).ToHashSet(StringComparer.Ordinal))
        {
            var at = _lines.FindIndex(line => line.Alert == alert);
            if (at >= 0)
            {
                _lines[at] = _lines[at] with { IsHeld = true };
            }
        }
    }

    /// <summary>An alert that was told of shortly ago waits until a moment.</summary>
    public void Cool(string alert, DateTimeOffset until)
    {
        var at = _lines.FindIndex(line => line.Alert == alert);
        _lines[at] = _lines[at] with { CoolUntil = until };
    }

    private static DateTimeOffset Quiet(Subscription subscription, Severity severity, DateTimeOffset at) => subscription.QuietUntil(severity, at) ?? at;

    private sealed record Line(string Alert, List<PendingRow> Rows)
    {
        public DateTimeOffset CoolUntil { get; init; }

        public bool IsHeld { get; init; }

        /// <summary>When each event may go at the earliest, with those before it.</summary>
        public IEnumerable<(Severity Severity, DateTimeOffset DueAt)> Times()
        {
            var at = CoolUntil;
            foreach (var row in Rows)
            {
                at = row.Mark.DueAt > at ? row.Mark.DueAt : at;
                yield return (row.Mark.Severity, at);
            }
        }

        public bool IsUnderWay => IsHeld || Rows.Exists(row => row.Mark.IsMade || row.Mark.In is not null);
    }
}
