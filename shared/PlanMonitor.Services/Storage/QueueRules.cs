namespace PlanMonitor.Services.Storage;

/// <summary>What every adapter of <see cref="IQueues"/> checks before it touches its store. A breach is an <see cref="ArgumentException"/>.</summary>
public static class QueueRules
{
    /// <summary>Bytes of a body as UTF-8. An adapter whose store takes less keeps longer bodies in a blob.</summary>
    public const int BodyBytes = 256 * 1024;

    /// <summary>Messages in one delivery.</summary>
    public const int Delivery = 32;

    /// <summary>The longest delay and the longest time that a message can be hidden.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(7);

    /// <summary>Checks a body to send.</summary>
    public static void CheckBody(string body)
    {
        var bytes = TextRules.Bytes(body);
        if (bytes is 0 or > BodyBytes)
        {
            throw new ArgumentException($"The body of a message has 1 to {BodyBytes} bytes, not {bytes}.", nameof(body));
        }
    }

    /// <summary>Checks how many messages are asked for.</summary>
    public static void CheckDelivery(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, Delivery);
    }

    /// <summary>Checks a span from <paramref name="least"/> to seven days and rounds it up to whole seconds, the grain of Azure Queue storage.</summary>
    public static TimeSpan WholeSeconds(TimeSpan span, TimeSpan least)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span, Longest);
        return TimeSpan.FromSeconds((long)Math.Ceiling(span.TotalSeconds));
    }
}
