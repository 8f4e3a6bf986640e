using System.Globalization;
using System.Text.Json;

namespace PlanMonitor.Services.Deliveries.Channels;

/// <summary>What became of an attempt.</summary>
public enum Fate
{
    /// <summary>The receiver took it.</summary>
    Taken,

    /// <summary>The receiver asks to come again later; no try is used up.</summary>
    Later,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>The receiver is gone for good (410).</summary>
    Gone,
}

/// <summary>What an answer means.</summary>
/// <param name="Fate">What became of the attempt.</param>
/// <param name="Wait">How long to wait, where the receiver asks for it.</param>
/// <param name="Word">The receiver's code for a failure that the status does not tell.</param>
public sealed record Verdict(Fate Fate, TimeSpan? Wait = null, string? Word = null)
{
    /// <summary>It was taken.</summary>
    public static Verdict Taken { get; } = new(Fate.Taken);

    /// <summary>
    /// By the status alone, as Standard Webhooks 1.0.0 says: a 2xx means taken, 410 that the receiver is gone, 429, 502, 503 and 504 with <c>Retry-After</c> ask to wait,
    /// anything else failed, 3xx too.
    /// </summary>
    public static Verdict OfStatus(Answer answer) => answer switch
    {
        { Status: >= 200 and < 300 } => Taken,
        { Status: 410 } => new(Fate.Gone),
        { Status: 429 or 502 or 503 or 504, RetryAfter: { } wait } => new(Fate.Later, wait),
        _ => new(Fate.Failed),
    };

    /// <summary>
    /// By a code in the body: chat robots answer 200 whatever happened. Only zero means taken; an answer without a code, as a login page of some network gives it, failed.
    /// </summary>
    /// <param name="answer">The answer.</param>
    /// <param name="names">Names that the code may have.</param>
    /// <param name="throttled">Codes that ask to wait.</param>
    /// <param name="wait">How long to wait then.</param>
    public static Verdict OfCode(Answer answer, IReadOnlyList<string> names, IReadOnlyList<long> throttled, TimeSpan wait)
    {
        var byStatus = OfStatus(answer);
        if (CodeOf(answer.Body, names) is not var (name, code))
        {
            return byStatus.Fate != Fate.Taken ? byStatus : new(Fate.Failed, Word: "answer-unreadable");
        }
        return throttled.Contains(code) ? new(Fate.Later, answer.RetryAfter is { } asked && asked > wait ? asked : wait, Said(name, code))
            : code != 0 ? new(byStatus.Fate == Fate.Gone ? Fate.Gone : Fate.Failed, Word: Said(name, code))
            : byStatus;
    }

    private static string Said(string name, long code) => string.Create(CultureInfo.InvariantCulture, $"{name} {code}");

    private static (string Name, long Code)? CodeOf(string body, IReadOnlyList<string> names)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = 16 });
            foreach (var name in document.RootElement.ValueKind == JsonValueKind.Object ? names : [])
            {
                if (document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var code))
                {
                    return (name, code);
                }
            }
        }
        catch (JsonException)
        {
            // No JSON: no code.
        }
        return null;
    }
}
