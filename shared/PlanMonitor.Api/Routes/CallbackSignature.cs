using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Services.Deliveries.Channels;

namespace PlanMonitor.Api.Routes;

/// <summary>Proves a Standard Webhooks signature that comes in: one of those given must be ours, and its time near.</summary>
internal static class CallbackSignature
{
    /// <summary>How far the timestamp may be off.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static bool Holds(string secret, string id, string timestamp, string signatures, byte[] body, DateTimeOffset now)
    {
        if (id.Length == 0 || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || Math.Abs((double)now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
        {
            return false;
        }
        string[] ours = StandardWebhooks.Sign(secret, id, DateTimeOffset.FromUnixTimeSeconds(seconds), body).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var holds = false;
        foreach (var given in signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(given => ours, (given, each) => (given, each)))
        {
            holds |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given.given), Encoding.UTF8.GetBytes(given.each));
        }
        return holds;
    }
}
