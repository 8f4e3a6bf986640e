using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace PlanMonitor.Services.Deliveries;

/// <summary>Sends one request and says in few words what came back. Nothing that a receiver does is an exception.</summary>
public sealed class WebhookSender(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, TimeProvider time)
{
    /// <summary>The word for a host without an address that may be called, be it that there is none or that it may not.</summary>
    public const string NoAddress = "no-public-address";

    /// <summary>How long one attempt may take, answer included.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <summary>Bytes of an answer that are read.</summary>
    public const int AnswerBytes = 64 * 1024;

    /// <summary>Sends one request.</summary>
    public async Task<Answer> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancel);
        try
        {
            using var response = await send(request, either.Token);
            var body = await BeginningAsync(response, either.Token);
            cancel.ThrowIfCancellationRequested();
            return new((int)response.StatusCode, null, body, Wait(response.Headers.RetryAfter), Elapsed());
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Answer.None("timeout", Elapsed());
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException)
        {
            // Neither word nor time tells a host that is not there from one in an inner network: whoever subscribes shall not learn which names there are.
            return Answer.None(Word(fault), Word(fault) == NoAddress ? 0 : Elapsed());
        }

        long Elapsed() => (long)time.GetElapsedTime(started).TotalMilliseconds;
    }

    // The status has come: content that breaks off or trickles past the deadline does not change it.
    private static async Task<string> BeginningAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var bytes = new byte[AnswerBytes];
        var read = 0;
        try
        {
            await using var content = await response.Content.ReadAsStreamAsync(cancel);
            int some;
            while (read < bytes.Length && (some = await content.ReadAsync(bytes.AsMemory(read), cancel)) > 0)
            {
                read += some;
            }
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException or OperationCanceledException)
        {
            // What was read counts.
        }
        return Encoding.UTF8.GetString(bytes, 0, read);
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? asked) => asked?.Delta ?? (asked?.Date is { } date ? date - time.GetUtcNow() : null);

    private static string Word(Exception fault) => fault switch
    {
        { InnerException: AddressRefusedException } or AddressRefusedException => NoAddress,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "tls-failed",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "not-reached",
        _ => "cut-off",
    };
}
