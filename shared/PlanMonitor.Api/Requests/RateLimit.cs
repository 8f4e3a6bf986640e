using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Answers;

namespace PlanMonitor.Api.Requests;

/// <summary>
/// A bucket of requests for each caller (token bucket), in this process: callers who are known by their names, others by their addresses. It keeps one caller from
/// taking everything; several instances of a host together let through as many times more.
/// </summary>
internal sealed class RateLimit(ApiOptions options, TimeProvider time)
{
    // Callers that are held; a full bucket says nothing and can go.
    private const int MostCallers = 10_000;

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes one request out of a caller's bucket; the error where it is empty.</summary>
    public ApiProblem? Take(string caller)
    {
        var now = time.GetUtcNow();
        if (_buckets.Count > MostCallers)
        {
            foreach (var (key, each) in _buckets)
            {
                if (each.Left(now, options) >= options.Burst)
                {
                    _buckets.TryRemove(key, out _);
                }
            }
        }
        if (_buckets.GetOrAdd(caller, _ => new(options.Burst, now)).Take(now, options) is not { } wait)
        {
            return null;
        }
        var seconds = Math.Max(1, (int)Math.Ceiling(wait));
        return ApiProblem.Of(StatusCodes.Status429TooManyRequests, "api.too-many", arguments: [("seconds", seconds)]) with { RetryAfter = seconds };
    }

    private sealed class Bucket(double left, DateTimeOffset at)
    {
        private readonly Lock _lock = new();
        private double _left = left;
        private DateTimeOffset _at = at;

        public double Left(DateTimeOffset now, ApiOptions options)
        {
            lock (_lock)
            {
                return Refill(now, options);
            }
        }

        /// <summary>Null where there was one; else the seconds until there is.</summary>
        public double? Take(DateTimeOffset now, ApiOptions options)
        {
            lock (_lock)
            {
                if (Refill(now, options) < 1)
                {
                    return (1 - _left) / options.PerSecond;
                }
                _left--;
                return null;
            }
        }

        private double Refill(DateTimeOffset now, ApiOptions options)
        {
            (_left, _at) = (Math.Min(options.Burst, _left + (Math.Max(0, (now - _at).TotalSeconds) * options.PerSecond)), now);
            return _left;
        }
    }
}
