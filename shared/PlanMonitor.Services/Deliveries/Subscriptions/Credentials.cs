using System.Text.Json.Serialization;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Services.Deliveries;

/// <summary>What the store for secrets holds for a subscription.</summary>
/// <param name="Url">Where to, whole.</param>
/// <param name="Secret">What signs; null where the address is the only secret.</param>
internal sealed record Credentials(string Url, string? Secret)
{
    /// <summary>The secret before this one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OldSecret { get; init; }

    /// <summary>Until when it signs too.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? OldUntil { get; init; }

    /// <summary>Hash of the address, the same for every way to write it: what is sent to one robot is counted together.</summary>
    [JsonIgnore]
    public string Robot => StableHash.Id("robot", Canonical(new(Url)));

    /// <summary>What signs at a moment: the newest secret first, then the old one while it holds; empty where there is none.</summary>
    public string SecretsAt(DateTimeOffset now) => string.Join(' ', new[] { Secret, OldUntil > now ? OldSecret : null }.OfType<string>());

    /// <summary>A text in which neither address nor secret stands: a receiver may send back what it was sent.</summary>
    public string Hide(string text)
    {
        var uri = new Uri(Url);
        string?[] secrets = [Url, uri.AbsoluteUri, uri.PathAndQuery.Length > ShortestPart ? uri.PathAndQuery : null, .. uri.Query.TrimStart('?').Split('&').Select(pair => pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]), .. uri.Segments, Secret, OldSecret];
        return secrets.OfType<string>().Select(secret => secret.Trim('/')).Where(secret => secret.Length > ShortestPart).OrderByDescending(secret => secret.Length)
            .Aggregate(text, (rest, secret) => rest.Replace(secret, "…", StringComparison.Ordinal));
    }

    private static string Canonical(Uri url) =>
        $"{url.GetLeftPart(UriPartial.Path)}{(url.Query.Length > 1 ? "?" : "")}{string.Join('&', url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal))}";

    // Shorter parts of an address are words such as "send" and "hook".
    private const int ShortestPart = 12;
}
