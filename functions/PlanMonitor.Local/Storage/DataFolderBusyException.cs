namespace PlanMonitor.Local.Storage;

/// <summary>Another process held the write lock for longer than anyone waits; the message says who, and what to do.</summary>
public sealed class DataFolderBusyException : DataFolderException
{
    /// <summary>Creates it without a message.</summary>
    public DataFolderBusyException()
    {
    }

    /// <summary>Creates it with its message.</summary>
    public DataFolderBusyException(string message)
        : base(message)
    {
    }

    /// <summary>Creates it with its message and its cause.</summary>
    public DataFolderBusyException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
