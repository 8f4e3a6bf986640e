namespace PlanMonitor.Local.Storage;

/// <summary>The data folder cannot be used; the message says why and what to do, in English.</summary>
public class DataFolderException : IOException
{
    /// <summary>Creates it without a message.</summary>
    public DataFolderException()
    {
    }

    /// <summary>Creates it with its message.</summary>
    public DataFolderException(string message)
        : base(message)
    {
    }

    /// <summary>Creates it with its message and its cause.</summary>
    public DataFolderException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
