using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PlanMonitor.Services.Tests.Deliveries.Simulation;

/// <summary>A message that a receiver took.</summary>
/// <param name="Url">Where.</param>
/// <param name="At">When.</param>
/// <param name="Id">The header webhook-id; empty for chat robots.</param>
/// <param name="Body">The body.</param>
internal sealed record Taken(string Url, DateTimeOffset At, string Id, string Body);

/// <summary>Receivers of all channels in memory: they keep what they take and answer as their channel does.</summary>
internal sealed partial class Inbox(Func<DateTimeOffset> now)
{
    private readonly Queue<Func<HttpRequestMessage, HttpResponseMessage?>> answers = new();

    /// <summary>All that was taken, in its order.</summary>
    public List<Taken> All { get; } = [];

    /// <summary>The next answers, in place of taking; null takes all the same.</summary>
    public void Answers(params Func<HttpRequestMessage, HttpResponseMessage?>[] next) => Array.ForEach(next, answers.Enqueue);

    /// <summary>What happens while the next message is on its way; once.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        if (Meanwhile is { } meanwhile)
        {
            Meanwhile = null;
            await meanwhile();
        }
        if (answers.TryDequeue(out var answer) && answer(request) is { } other)
        {
            return other;
        }
        await TakeAsync(request, cancel);
        return Ok(request);
    }

    public async Task TakeAsync(HttpRequestMessage request, CancellationToken cancel) => All.Add(new(
        request.RequestUri!.AbsoluteUri, now(), request.Headers.TryGetValues("webhook-id", out var ids) ? ids.Single() : "", await request.Content!.ReadAsStringAsync(cancel)));

    public static HttpResponseMessage Ok(HttpRequestMessage request) => Answer(200, request.RequestUri!.Host.StartsWith("open.feishu", StringComparison.Ordinal) ? """{"code":0}""" : """{"errcode":0}""");

    public static HttpResponseMessage Answer(int status, string body = "", int? retryAfter = null)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        if (retryAfter is { } seconds)
        {
            answer.Headers.TryAddWithoutValidation("Retry-After", $"{seconds}");
        }
        return answer;
    }

    /// <summary>The alerts that a message speaks of, in its order; ids of the tests are a and digits.</summary>
    public static List<string> Alerts(Taken taken) => [.. AlertId().Matches(taken.Body).Select(match => match.Value).Distinct()];

    /// <summary>The most messages that one address took within a time.</summary>
    public int MostWithin(string url, TimeSpan within)
    {
        var times = All.Where(taken => taken.Url == url).Select(taken => taken.At).Order().ToList();
        var (most, from) = (0, 0);
        for (var i = 0; i < times.Count; i++)
        {
            while (times[i] - times[from] >= within)
            {
                from++;
            }
            most = Math.Max(most, i - from + 1);
        }
        return most;
    }

    [GeneratedRegex("a[0-9]{6}", RegexOptions.NonBacktracking)]
    private static partial Regex AlertId();
}
