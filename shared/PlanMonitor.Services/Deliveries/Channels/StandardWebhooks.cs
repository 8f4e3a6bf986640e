using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PlanMonitor.Services.Deliveries.Channels;

/// <summary>Signatures of Standard Webhooks 1.0.0 (symmetric, v1): HMAC-SHA256 over <c>id.timestamp.body</c>.</summary>
public static class StandardWebhooks
{
    private const string Prefix = "whsec_";
    private const int FewestBytes = 24;
    private const int MostBytes = 64;
    private const int NewBytes = 32;

    /// <summary>A new secret of 32 random bytes.</summary>
    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(NewBytes));

    /// <summary>True for <c>whsec_</c> and the Base64 of 24 to 64 bytes.</summary>
    public static bool IsSecret(string text) => KeyOf(text) is { Length: >= FewestBytes and <= MostBytes };

    /// <summary>The value of the header <c>webhook-signature</c>.</summary>
    /// <param name="secrets">The secret, or several with spaces between them while one is changed for another: each gives a signature.</param>
    /// <param name="id">Id of the message, the same on every retry.</param>
    /// <param name="at">Time of this attempt.</param>
    /// <param name="body">The body as it is sent.</param>
    public static string Sign(string secrets, string id, DateTimeOffset at, string body) => Sign(secrets, id, at, Encoding.UTF8.GetBytes(body));

    /// <summary>The same over the bytes of a body as they came: two bodies that are no UTF-8 may be the same text and are still two.</summary>
    public static string Sign(string secrets, string id, DateTimeOffset at, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{Timestamp(at)}."), .. body];
        return string.Join(' ', secrets.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(KeyOf).OfType<byte[]>().Select(key => "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed))));
    }

    /// <summary>The value of the header <c>webhook-timestamp</c>: whole seconds since 1970.</summary>
    public static string Timestamp(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static byte[]? KeyOf(string secret)
    {
        var key = new byte[secret.Length];
        return secret.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(secret[Prefix.Length..], key, out var length) ? key[..length] : null;
    }
}
