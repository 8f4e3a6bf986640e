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
    private readonly Action _heard;
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    /// <summary>Listens until it is disposed.</summary>
    /// <param name="heard">Called when the first signal was heard.</param>
    public StopSignals(Action heard)
    {
        _heard = heard;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Signals do again what they did before.</summary>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _stop.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        if (_stop.IsCancellationRequested)
        {
            Environment.Exit(signal.Signal == PosixSignal.SIGINT ? Interrupted : Terminated);
        }
        signal.Cancel = true;
        _heard();
        _stop.Cancel();
    }
}
