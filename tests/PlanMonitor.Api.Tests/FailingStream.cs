namespace PlanMonitor.Api.Tests;

/// <summary>Content that breaks off after its first part.</summary>
internal sealed class FailingStream(byte[] first, Func<Exception> fault) : MemoryStream(first)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Position == Length ? ValueTask.FromException<int>(fault()) : base.ReadAsync(buffer, cancellationToken);
}

/// <summary>Zeros without end but for a count, that are nowhere held.</summary>
internal sealed class Zeros(long count) : MemoryStream
{
    private long left = count;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = (int)Math.Min(buffer.Length, left);
        buffer.Span[..read].Clear();
        left -= read;
        return ValueTask.FromResult(read);
    }
}
