namespace PlanMonitor.Spatial.Overlay.Reading;

/// <summary>Numbers the features of blocks that several threads read: a block knows its first number once all blocks before it are counted.</summary>
internal sealed class RecordNumbers
{
    private readonly object _turn = new();
    private int _block;
    private int _features;
    private bool _stopped;

    /// <summary>How many features come before a block; waits for the blocks before it. Null where the reading was stopped.</summary>
    public int? Before(int block, int features)
    {
        lock (_turn)
        {
            while (_block != block && !_stopped)
            {
                Monitor.Wait(_turn);
            }
            if (_stopped)
            {
                return null;
            }
            var before = _features;
            (_block, _features) = (block + 1, before + features);
            Monitor.PulseAll(_turn);
            return before;
        }
    }

    /// <summary>Lets go all who wait.</summary>
    public void Stop()
    {
        lock (_turn)
        {
            _stopped = true;
            Monitor.PulseAll(_turn);
        }
    }
}
