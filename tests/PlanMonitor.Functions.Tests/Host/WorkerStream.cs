using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using PlanMonitor.Functions.Tests.Host.Wire;
using Content = PlanMonitor.Functions.Tests.Host.Wire.StreamingMessage.ContentOneofCase;

namespace PlanMonitor.Functions.Tests.Host;

/// <summary>The host's end of the stream: what the worker says is given to whoever waits for it.</summary>
internal sealed class WorkerStream : FunctionRpc.FunctionRpcBase
{
    private readonly Channel<StreamingMessage> _out = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _waiting = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<Log> Logs { get; } = new();

    public void Send(StreamingMessage message) => _out.Writer.TryWrite(message);

    /// <summary>The answer of a kind, for an id where several may be under way.</summary>
    public async Task<StreamingMessage> NextAsync(Content kind, string id, CancellationToken cancel)
    {
        var next = Waiter(kind, id).Task;
        return await Task.WhenAny(next, _over.Task).WaitAsync(cancel) == next ? await next : throw new IOException($"The worker ended while {kind} {id} was awaited.");
    }

    public void End() => _over.TrySetResult();

    public override async Task EventStream(IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        var writing = WriteAsync(responseStream, context.CancellationToken);
        try
        {
            await foreach (var message in requestStream.ReadAllAsync(context.CancellationToken))
            {
                Take(message);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException)
        {
            // The worker has ended.
        }
        End();
        _out.Writer.TryComplete();
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Take(StreamingMessage message)
    {
        if (message.ContentCase == Content.RpcLog)
        {
            Logs.Enqueue(message.RpcLog);
            return;
        }
        var id = message.ContentCase switch
        {
            Content.InvocationResponse => message.InvocationResponse.InvocationId,
            Content.FunctionLoadResponse => message.FunctionLoadResponse.FunctionId,
            _ => "",
        };
        Waiter(message.ContentCase, id).TrySetResult(message);
    }

    private async Task WriteAsync(IServerStreamWriter<StreamingMessage> writer, CancellationToken cancel)
    {
        await foreach (var message in _out.Reader.ReadAllAsync(cancel))
        {
            await writer.WriteAsync(message, cancel);
        }
    }

    private TaskCompletionSource<StreamingMessage> Waiter(Content kind, string id) =>
        _waiting.GetOrAdd($"{kind} {id}", _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
