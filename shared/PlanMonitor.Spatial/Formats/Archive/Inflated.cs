using System.IO.Compression;
using System.IO.Hashing;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.Archive;

/// <summary>The unpacked content of one entry, counted and checked while it was unpacked: in memory, a large one in a temporary file. It can be opened as often as needed.</summary>
internal sealed class Inflated : IDisposable
{
    private const int MostInMemory = 32 << 20;
    private const int RatioFrom = 1 << 20;
    private const int BlockBytes = 128 << 10;

    private readonly MemoryStream _memory = new();
    private FileStream? _file;

    private Inflated()
    {
    }

    /// <summary>Unpacks an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="name">Its name in messages.</param>
    /// <param name="limits">How far it may grow.</param>
    /// <param name="left">Bytes that the archive may still have.</param>
    public static Outcome<Inflated> Of(ZipArchiveEntry entry, string name, FormatLimits limits, ref long left)
    {
        var inflated = new Inflated();
        Problem? problem;
        try
        {
            problem = inflated.Fill(entry, name, limits, ref left);
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            problem = Problem.Of("archive.entry-broken", value: name);
        }
        if (problem is null)
        {
            return inflated;
        }
        inflated.Dispose();
        return problem;
    }

    /// <summary>Opens the content from its beginning.</summary>
    public Stream Open() => _file is null
        ? new MemoryStream(_memory.GetBuffer(), 0, (int)_memory.Length, writable: false)
        : new FileStream(_file.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <inheritdoc/>
    public void Dispose()
    {
        _memory.Dispose();
        _file?.Dispose();
    }

    private Problem? Fill(ZipArchiveEntry entry, string name, FormatLimits limits, ref long left)
    {
        var check = new Crc32();
        var block = new byte[BlockBytes];
        var total = 0L;
        using var stream = entry.Open();
        for (var read = stream.Read(block); read > 0; read = stream.Read(block))
        {
            total += read;
            left -= read;
            if (left < 0)
            {
                return Problem.Of("archive.inflates-too-far", arguments: ("limit", limits.InflatedBytes >> 20));
            }
            if (total > RatioFrom && total / limits.InflateRatio > entry.CompressedLength)
            {
                return Problem.Of("archive.inflates-too-much", value: name, arguments: ("limit", limits.InflateRatio));
            }
            check.Append(block.AsSpan(0, read));
            Write(block.AsSpan(0, read));
        }
        _file?.Flush();
        return total == entry.Length && check.GetCurrentHashAsUInt32() == entry.Crc32 ? null : Problem.Of("archive.entry-broken", value: name);
    }

    private void Write(ReadOnlySpan<byte> block)
    {
        if (_file is null && _memory.Length + block.Length > MostInMemory)
        {
            // A name of our own, never the entry's.
            _file = new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, BlockBytes, FileOptions.DeleteOnClose);
            _memory.WriteTo(_file);
            _memory.SetLength(0);
            _memory.Capacity = 0;
        }
        if (_file is null)
        {
            _memory.Write(block);
        }
        else
        {
            _file.Write(block);
        }
    }
}
