namespace PlanMonitor.Services.Checks.Chunks;

/// <summary>The newest of values that take long to read: one at most, given to all who ask under its key while it is kept.</summary>
internal sealed class Kept<T>
    where T : class
{
    private readonly Lock _gate = new();
    private string? _key;
    private Task<T>? _value;

    /// <summary>The value of a key; it is read where another is kept, or where reading it failed.</summary>
    public Task<T> GetAsync(string key, Func<Task<T>> read)
    {
        lock (_gate)
        {
            if (_value is null || _key != key || _value.IsFaulted || _value.IsCanceled)
            {
                (_key, _value) = (key, read());
            }
            return _value;
        }
    }

    /// <summary>Lets it go.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            (_key, _value) = (null, null);
        }
    }
}
