using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Ingest;

namespace PlanMonitor.Services.Evidence;

/// <summary>The zip of a pack, which anybody may have written: no more is read of it than its sizes allow, and each name stands for one file.</summary>
internal sealed class EvidenceArchive(ZipArchive zip)
{
    private const int MostFiles = 10_000;
    private const long MostBytes = 16L * 1024 * 1024 * 1024;
    private const long LargestText = 64 * 1024 * 1024;

    /// <summary>Names of all files.</summary>
    public IEnumerable<string> Names => zip.Entries.Select(entry => entry.FullName);

    /// <summary>Why it is not read any further, or null. What programs unpack where a name comes twice, or where the archive holds more than its list says, differs from what is proved here.</summary>
    public Problem? Fault()
    {
        if (zip.Entries.Count > MostFiles || zip.Entries.Sum(entry => (decimal)entry.Length) > MostBytes)
        {
            return Problem.Of("evidence.too-large", arguments: [("files", MostFiles), ("limit", MostBytes)]);
        }
        return Names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Skip(1).Any()) is { } twice ? Problem.Of("evidence.file-twice", value: twice.Key) : null;
    }

    /// <summary>True where there is such a file.</summary>
    public bool Has(string name) => zip.GetEntry(name) is not null;

    /// <summary>SHA-256 of a file; null where it is larger than an upload may be.</summary>
    public async Task<string?> HashAsync(string name, CancellationToken cancel)
    {
        var entry = zip.GetEntry(name)!;
        if (entry.Length > HashedContent.Largest)
        {
            return null;
        }
        await using var content = await entry.OpenAsync(cancel);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
    }

    /// <summary>The content of a file.</summary>
    public Task<Stream> OpenAsync(string name, CancellationToken cancel) => zip.GetEntry(name)!.OpenAsync(cancel);

    /// <summary>A file as text; null where there is none, or one that is too long.</summary>
    public async Task<string?> TextAsync(string name, CancellationToken cancel)
    {
        if (zip.GetEntry(name) is not { Length: <= LargestText } entry)
        {
            return null;
        }
        using var reader = new StreamReader(await entry.OpenAsync(cancel), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
        return await reader.ReadToEndAsync(cancel);
    }
}
