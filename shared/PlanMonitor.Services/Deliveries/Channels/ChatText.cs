using System.Globalization;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Rules;

namespace PlanMonitor.Services.Deliveries.Channels;

/// <summary>How grave a message is, for its colour.</summary>
internal enum ChatTone
{
    /// <summary>A note.</summary>
    Low,

    /// <summary>Severity M.</summary>
    Middle,

    /// <summary>Severity H.</summary>
    High,

    /// <summary>Nothing but things that are over.</summary>
    Good,
}

/// <summary>One alert in a chat.</summary>
/// <param name="Head">Severity, what happened, what it says.</param>
/// <param name="Lines">Figures, clause of the plan, where it stands.</param>
/// <param name="Link">Where to read on; null where no address is configured.</param>
/// <param name="Command">The command that shows it.</param>
internal sealed record ChatItem(string Head, IReadOnlyList<string> Lines, string? Link, string Command);

/// <summary>
/// What people read in a chat, before a channel gives it its form. Thin: what was measured, the limit, the clause of the plan, a link. Full, where the subscription says so:
/// the rule, whom it is about, further clauses and where the figures come from. No coordinates in either. Several events of one alert are one item, as the newest has it.
/// </summary>
internal sealed record ChatText(string Title, ChatTone Tone, IReadOnlyList<ChatItem> Items, ChatWords Words)
{
    private const int ShortestSum = 2;

    /// <summary>The text of a parcel in the language of its subscription.</summary>
    public static ChatText Of(Parcel parcel)
    {
        var words = ChatWords.Of(parcel.To.Language);
        var alerts = parcel.Events.GroupBy(each => each.Message.Alert, StringComparer.Ordinal).Select(group => new ChatAlert(group.ToList(), words, parcel)).ToList();
        var title = alerts.Count < ShortestSum ? alerts[0].Title : words.Sum(alerts.Count, [.. alerts.GroupBy(alert => alert.Severity).OrderByDescending(group => group.Key).Select(group => (group.Key, group.Count()))]);
        return new(title, ToneOf(alerts), [.. alerts.Select(alert => alert.Item(alerts.Count < ShortestSum))], words);
    }

    private static ChatTone ToneOf(List<ChatAlert> alerts) =>
        alerts.TrueForAll(alert => alert.IsOver) ? ChatTone.Good
        : alerts.Where(alert => !alert.IsOver).Max(alert => alert.Severity) switch { Severity.H => ChatTone.High, Severity.M => ChatTone.Middle, _ => ChatTone.Low };
}

/// <summary>The events of one alert in a parcel.</summary>
internal sealed class ChatAlert(IReadOnlyList<DeliveryEvent> events, ChatWords words, Parcel parcel)
{
    // What a person reads in a chat; the rest stands behind the link.
    private const int MostNamed = 3;

    private readonly DeliveryEvent newest = events[^1];

    /// <summary>Weight of the newest event.</summary>
    public Severity Severity => newest.Message.Severity;

    /// <summary>True where nothing is left to do.</summary>
    public bool IsOver => newest.Message.Change is "closed" or "test";

    /// <summary>The title of a message about this alert alone.</summary>
    public string Title => newest.Message.Change == "test" ? words.TestTitle : words.Title(Changes, Severity, newest.Message.Verdict is null && newest.Plan != Ledger.LedgerKeys.NoPlan);

    private string Changes => string.Join(" → ", events.Select(each => words.In(ChangeWords.Of(each.Message.Change))));

    /// <summary>The item; alone the title says severity and change already.</summary>
    public ChatItem Item(bool alone)
    {
        var text = Plain(words.In(newest.Message.Text));
        var command = newest.Message.Change == "test" ? words.ListCommand : words.ShowCommand(newest.Message.Alert);
        return new(alone ? text : words.Head(Severity, Changes, text), [.. Lines()], newest.Message.Change == "test" ? null : Links.Of(parcel.Link, newest.Message.Alert), command);
    }

    private IEnumerable<string> Lines()
    {
        var message = newest.Message;
        var figures = new[] { Figure(words.Measured, message.Number("measured")), Figure(words.Limit, message.Number("limit")) }.Where(figure => figure.Length > 0).ToList();
        if (figures.Count > 0)
        {
            yield return string.Join(words.Gap, figures);
        }
        if (newest.Citation is { } citation)
        {
            yield return words.Clause(Plain(citation.Document), Plain(citation.Place), Plain(citation.Snippet));
        }
        if (newest.PlanName is { } plan)
        {
            yield return words.Plan(Plain(plan), message.Number("period"));
        }
        if (message.Verdict is { } verdict)
        {
            yield return words.Verdict(Plain(verdict), message.Word("handling") is { } handling ? Plain(handling) : null);
        }
        foreach (var line in parcel.To.IsFull ? Details() : [])
        {
            yield return line;
        }
    }

    private IEnumerable<string> Details()
    {
        var message = newest.Message;
        if (message.Word("rule") is { } id && RuleCatalogue.All.FirstOrDefault(rule => rule.Info.Id == id) is { } known)
        {
            yield return words.Rule(words.In(known.Info.Title), id);
        }
        var about = ChatWords.Subject.Select(each => message.Subject(each.Name) is { } value ? $"{words.In(each.Text)} {Plain(value)}" : null).OfType<string>().ToList();
        if (about.Count > 0)
        {
            yield return words.About(string.Join(words.Gap, about));
        }
        if (newest.Finding is not { } finding)
        {
            yield break;
        }
        if (finding.Ratio is { } ratio)
        {
            yield return words.Ratio(ratio);
        }
        foreach (var further in finding.Citations.Skip(1).Take(MostNamed))
        {
            yield return words.Clause(Plain(further.Document), Plain(further.Place), Plain(further.Snippet));
        }
        if (finding.Evidence.Count > 0)
        {
            yield return words.Sources([.. finding.Evidence.Take(MostNamed).Select(source => (Plain(source.File), source.Line))], newest.EvidenceTotal);
        }
    }

    private string Figure(string what, decimal? value) =>
        value is { } number ? string.Create(CultureInfo.InvariantCulture, $"{what}{number:0.######} {Plain(newest.Message.Word("unit") ?? "")}").TrimEnd() : "";

    private string Plain(string text) => ChatWords.Plain(Utf8.Cut(text, parcel.TextBytes));
}
