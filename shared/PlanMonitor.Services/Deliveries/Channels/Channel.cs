namespace PlanMonitor.Services.Deliveries.Channels;

/// <summary>One kind of receiver: how events become a body, how a body becomes a request, and what an answer means.</summary>
/// <param name="Kind">Its word on the command line and in tables.</param>
public sealed record Channel(string Kind)
{
    /// <summary>Every kind there is.</summary>
    public static IReadOnlyList<Channel> All { get; } = [GenericChannel.Channel, DingTalkChannel.Channel, WeComChannel.Channel, FeishuChannel.Channel, TeamsChannel.Channel];

    /// <summary>Whether a secret that a person gives fits.</summary>
    public required Func<string, bool> IsSecret { get; init; }

    /// <summary>A secret where the person gives none; null where the receiver makes its own.</summary>
    public Func<string?> NewSecret { get; init; } = () => null;

    /// <summary>Whether the secret may be changed while the old one still signs.</summary>
    public bool SignsTwice { get; init; }

    /// <summary>Whether an address is one of this kind, as far as its form tells; its host may be any, since robots are deployed privately too.</summary>
    public Func<Uri, bool> IsAddress { get; init; } = _ => true;

    /// <summary>How many messages one robot may be sent; empty where there is no limit.</summary>
    public IReadOnlyList<SendRate> Rates { get; init; } = [];

    /// <summary>Bytes of a body as UTF-8; a message of several events is split where it would be longer.</summary>
    public required int Bytes { get; init; }

    /// <summary>Whether a single event that is too long is cut to fit; else it is sent as it is.</summary>
    public bool Cuts { get; init; } = true;

    /// <summary>The body, made once and kept for every retry.</summary>
    public required Func<Parcel, string> Body { get; init; }

    /// <summary>The request of one attempt, signed.</summary>
    public required Func<Outgoing, HttpRequestMessage> Request { get; init; }

    /// <summary>What an answer means.</summary>
    public required Func<Answer, Verdict> Judge { get; init; }

    /// <summary>The channel of a kind, or null.</summary>
    public static Channel? Find(string kind) => All.FirstOrDefault(channel => channel.Kind == kind);
}

/// <summary>At most so many messages within a time.</summary>
public sealed record SendRate(int Messages, TimeSpan Within)
{
    /// <summary>What every chat robot is held to: two below the 20 a minute that DingTalk and WeCom allow, since clocks differ.</summary>
    public static SendRate Robot { get; } = new(18, TimeSpan.FromMinutes(1));
}

/// <summary>Events that go in one message.</summary>
/// <param name="Events">In order; those of one alert in the order of its chain.</param>
/// <param name="To">To whom.</param>
/// <param name="Link">Where people read on; see <see cref="DeliveryOptions.Link"/>.</param>
public sealed record Parcel(IReadOnlyList<DeliveryEvent> Events, Subscription To, string? Link)
{
    /// <summary>Bytes of each text that comes from data; less where a message would be too long.</summary>
    public int TextBytes { get; init; } = 2000;
}

/// <summary>One attempt to send.</summary>
/// <param name="Url">Where to.</param>
/// <param name="Secret">The secret, or several with spaces between them while one is changed for another; empty where there is none.</param>
/// <param name="Id">Id of the delivery, the same on every retry.</param>
/// <param name="Body">The body.</param>
/// <param name="At">Time of this attempt.</param>
public sealed record Outgoing(Uri Url, string Secret, string Id, string Body, DateTimeOffset At);
