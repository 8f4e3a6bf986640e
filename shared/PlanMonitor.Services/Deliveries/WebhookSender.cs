using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace PlanMonitor.Services.Deliveries;

/// <summary>Sends one request and says in few words what came back. Nothing that a receiver does is an exception.</summary>
public sealed class WebhookSender(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, TimeProvider time)
{

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
            return Answer.None(Word(fault), Elapsed());
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
        { InnerException: AddressRefusedException } or AddressRefusedException => "address-refused",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } or { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } => "host-not-found",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "tls-failed",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "not-reached",
        _ => "cut-off",
    };
}
