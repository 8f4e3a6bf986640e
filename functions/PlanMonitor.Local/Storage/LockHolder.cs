using System.Globalization;
using System.Text;

namespace PlanMonitor.Local.Storage;

/// <summary>Who holds the write lock: the side file <c>.lock.holder</c>, for the message to those who wait in vain.</summary>
/// <param name="Process">Id of the process.</param>
/// <param name="Since">When it took the lock.</param>
/// <param name="Command">What it is: the command as it was typed.</param>
public sealed record LockHolder(int Process, DateTimeOffset Since, string Command)
{
    private const int FileBytes = 512;

    /// <summary>Writes the file in place and at a fixed length: cutting a file makes some file systems flush it, which costs a millisecond.</summary>
    public void Write(string path)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Process}\n{Since:O}\n{Command}");
        var bytes = new byte[FileBytes];
        bytes.AsSpan().Fill((byte)' ');
        Encoding.UTF8.GetEncoder().Convert(text, bytes, flush: true, out _, out _, out _);
        using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.Write(file, bytes, 0);
    }

    /// <summary>The holder that the file names, or null where there is none or it cannot be read.</summary>
    public static LockHolder? Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, Encoding.UTF8);
            var lines = reader.ReadToEnd().Split('\n', 3);
            return lines.Length == 3
                && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var process)
                && DateTimeOffset.TryParseExact(lines[1], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since)
                    ? new(process, since, lines[2].TrimEnd())
                    : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
