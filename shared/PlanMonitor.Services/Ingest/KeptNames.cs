using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Ingest;

/// <summary>Where the content of an upload is kept: beside others for the same purpose, in a folder of its own that its hash names.</summary>
internal static class KeptNames
{
    // Well below what a segment may have, so that ".receipt.json" fits behind a name.
    private const int SegmentBytes = 150;
    private const int HashDigits = 12;

    /// <summary>Name of the blob in <c>archive</c> or <c>quarantine</c>. Parts that are longer than a blob's name has room for keep their ends.</summary>
    public static string Of(UploadTarget target, string sha256)
    {
        var file = Fit(target.Name.Split('/')[^1]);
        return target.Kind == "-"
            ? $"unplaced/{sha256[..HashDigits]}/{file}"
            : string.Join('/', (target with { Name = sha256[..HashDigits] }).BlobName.Split('/').Select(Fit).Append(file));
    }

    private static string Fit(string segment)
    {
        if (Bytes(segment) <= SegmentBytes)
        {
            return segment;
        }
        // The end holds the extension.
        var start = segment.Length;
        var end = segment.Length;
        while (start > 0 && Bytes(segment[(start - 1)..]) <= SegmentBytes / 3)
        {
            start--;
        }
        while (end > 0 && Bytes(segment[..end]) > SegmentBytes / 2)
        {
            end--;
        }
        return segment[..(char.IsHighSurrogate(segment[end - 1]) ? end - 1 : end)] + "…" + segment[(char.IsLowSurrogate(segment[start]) ? start + 1 : start)..];
    }

    // Half a surrogate pair counts as what replaces it: three bytes.
    private static int Bytes(string text) => System.Text.Encoding.UTF8.GetByteCount(text) + (2 * text.Count(BlobRules.LongCharacters.Contains));
}
