using System.Runtime.InteropServices;

namespace PlanMonitor.Local.Terminal;

/// <summary>
/// Ctrl-C and SIGTERM ask a command to stop; it ends by itself, so that nothing unfinished is left behind. Asked a second time, the program ends at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    // As shells tell it: 128 and the number of the signal.
    private const int Interrupted = 130;
    private const int Terminated = 143;

    private readonly CancellationTokenSource _stop = new();
    private readonly TextWriter _talk;
    private readonly PosixSignalRegistration[] _signals;

    /// <summary>Listens until it is disposed.</summary>
    public StopSignals(TextWriter talk)
    {
        _talk = talk;
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Signals do again what they did before.</summary>
    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }
        _stop.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        if (_stop.IsCancellationRequested)
        {
            Environment.Exit(signal.Signal == PosixSignal.SIGINT ? Interrupted : Terminated);
        }
        signal.Cancel = true;
        _talk.WriteLine("Stopping ...");
        _stop.Cancel();
    }
}
