using System.Text;
using System.Threading.Channels;

namespace PlanMonitor.Local.Tests.CommandLines;

/// <summary>A writer whose lines a test can wait for.</summary>
internal sealed class Lines : TextWriter
{
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value) => lines.Writer.TryWrite(value ?? "");

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }

    /// <summary>The next line that begins so; those before it are passed over.</summary>
    public ValueTask<string> LineAsync(string beginning, CancellationToken cancel) =>
        lines.Reader.ReadAllAsync(cancel).FirstAsync(line => line.StartsWith(beginning, StringComparison.Ordinal), cancel);
}
