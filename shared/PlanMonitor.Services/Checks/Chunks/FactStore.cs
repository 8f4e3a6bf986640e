using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Checks.Chunks;

/// <summary>
/// What was measured of large uploads, slice by slice: blobs <c>{plan}/{year}/{state}/{upload}/{from}-{count}.json</c>. State is the hash of the register and the
/// layers that they were measured against, so that facts never outlive what they rest on. A slice is written once and never changes.
/// </summary>
public sealed class FactStore(IBlobs blobs)
{
    /// <summary>The container.</summary>
    public const string Container = "facts";

    private const string Asked = "asked";

    // Decimals come back as they were measured, trailing zeros included: what is written about them must not differ by a digit.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a slice; one that is there stays.</summary>
    public async Task WriteAsync(FactsOf of, Slice slice, IReadOnlyList<Site> sites, CancellationToken cancel)
    {
        await WriteJsonAsync(blobs, of.NameOf(slice), sites, BlobCondition.Absent, cancel);
    }

    /// <summary>True where a slice is stored.</summary>
    public async Task<bool> HasAsync(FactsOf of, Slice slice, CancellationToken cancel) => await blobs.FindAsync(Container, of.NameOf(slice), cancel) is not null;

    /// <summary>The slices that are stored, in their order.</summary>
    public async Task<IReadOnlyList<Slice>> SlicesAsync(FactsOf of, CancellationToken cancel) =>
        [.. (await blobs.ListAsync(Container, of.Prefix, cancel).ToListAsync(cancel)).Select(blob => Slice.Parse(blob.Name[of.Prefix.Length..])).OfType<Slice>()];

    /// <summary>The sites of a slice; null where it is gone, damaged or does not hold as many as it says: what is not stored is measured.</summary>
    public async Task<IReadOnlyList<Site>?> ReadAsync(FactsOf of, Slice slice, CancellationToken cancel)
    {
        var sites = await ReadAsync(blobs, of.NameOf(slice), FactReaders.Sites, cancel);
        return sites?.Count == slice.Count ? sites : null;
    }

    /// <summary>What is stored under a name in the container; null where it is not there, or damaged.</summary>
    internal static async Task<T?> ReadAsync<T>(IBlobs blobs, string name, FactReader<T> reader, CancellationToken cancel)
        where T : class
    {
        await using var content = await blobs.OpenAsync(Container, name, 0, null, cancel);
        if (content is null)
        {
            return null;
        }
        var json = ArrayPool<byte>.Shared.Rent(checked((int)content.Info.Length));
        try
        {
            return FactText.Read(json.AsSpan(0, await content.Stream.ReadAtLeastAsync(json.AsMemory(0, (int)content.Info.Length), (int)content.Info.Length, throwOnEndOfStream: false, cancel)), reader);
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json);
        }
    }

    /// <summary>A value as it is stored; <see cref="FactReaders"/> read it back.</summary>
    internal static byte[] JsonOf<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Json);

    /// <summary>Stores a value under a name in the container.</summary>
    internal static async Task WriteJsonAsync<T>(IBlobs blobs, string name, T value, BlobCondition condition, CancellationToken cancel)
    {
        using var content = new MemoryStream(JsonOf(value), writable: false);
        await blobs.WriteAsync(Container, name, content, condition, cancel);
    }

    /// <summary>True where the check of these facts was asked for already.</summary>
    public async Task<bool> WasAskedAsync(FactsOf of, CancellationToken cancel) => await blobs.FindAsync(Container, of.Prefix + Asked, cancel) is not null;

    /// <summary>Notes that the check was asked for, or (false) that it is to be asked for again.</summary>
    public async Task SetAskedAsync(FactsOf of, bool asked, CancellationToken cancel)
    {
        if (!asked)
        {
            await blobs.DeleteAsync(Container, of.Prefix + Asked, null, cancel);
            return;
        }
        using var content = new MemoryStream("asked\n"u8.ToArray(), writable: false);
        await blobs.WriteAsync(Container, of.Prefix + Asked, content, BlobCondition.Absent, cancel);
    }

    /// <summary>Removes facts of a plan that rest on another state and were written before a moment; returns how many. Checks that lack them measure.</summary>
    public async Task<int> SweepAsync(string plan, string state, DateTimeOffset before, CancellationToken cancel)
    {
        var removed = 0;
        await foreach (var blob in blobs.ListAsync(Container, plan + "/", cancel))
        {
            if (blob.Modified < before && blob.Name.Split('/') is [_, _, var other, ..] && other != state && await blobs.DeleteAsync(Container, blob.Name, blob.ETag, cancel))
            {
                removed++;
            }
        }
        return removed;
    }
}

/// <summary>Whose facts: an upload of a plan and year, measured against a state.</summary>
public sealed record FactsOf(string Plan, int Year, string State, string Upload)
{
    /// <summary>Where they lie.</summary>
    public string Prefix => string.Create(CultureInfo.InvariantCulture, $"{Plan}/{Year}/{State}/{Upload}/");

    /// <summary>Where one slice lies.</summary>
    public string NameOf(Slice slice) => Prefix + slice.Name;
}

/// <summary>Features of an upload by their places among the usable ones, from 0.</summary>
public sealed record Slice(int From, int Count)
{
    /// <summary>End of its blob's name.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{From:D7}-{Count}.json");

    /// <summary>The slice of a name, or null.</summary>
    public static Slice? Parse(string name) =>
        name.Split('-', '.') is [var from, var count, "json"]
            && int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var many)
            ? new(first, many)
            : null;

    /// <summary>An upload cut into slices.</summary>
    public static IEnumerable<Slice> Of(int total, int most)
    {
        for (var from = 0; from < total; from += most)
        {
            yield return new(from, Math.Min(most, total - from));
        }
    }
}
