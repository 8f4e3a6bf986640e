namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>The index of the pages as it stands in the file: how many, then of each its box, its bytes and kind, what lies between it and the page before, its checksum.</summary>
internal static class PageIndex
{
    /// <summary>The pages of an index.</summary>
    public static PagePlace[] Read(ReadOnlySpan<byte> index)
    {
        var reader = new PageReader(index);
        var (boxes, at) = (new BoxCodec(), (long)LayerFormat.HeadBytes);
        var pages = new PagePlace[reader.Count()];
        for (var i = 0; i < pages.Length; i++)
        {
            var (box, kind) = (boxes.Read(ref reader), reader.Count());
            at += (long)reader.Number();
            pages[i] = new(box, at, kind >> 1, reader.UInt32(), (kind & 1) != 0);
            at += pages[i].Length;
        }
        return pages;
    }
}

/// <summary>Takes the pages in the order of the file.</summary>
internal sealed class PageIndexBuilder
{
    private readonly PageBuilder _entries = new();
    private BoxCodec _boxes;
    private long _end = LayerFormat.HeadBytes;
    private int _count;

    /// <summary>Takes the next page.</summary>
    public void Add(PagePlace page)
    {
        _boxes.Write(_entries, page.Box);
        // The lowest bit tells that the page is the head of one large feature.
        _entries.Number(((ulong)page.Length << 1) + (page.Large ? 1u : 0));
        _entries.Number((ulong)(page.At - _end));
        _entries.UInt32(page.Checksum);
        _end = page.At + page.Length;
        _count++;
    }

    /// <summary>The index.</summary>
    public PageBuilder Done()
    {
        var index = new PageBuilder();
        index.Number((ulong)_count);
        index.Raw(_entries.Bytes);
        return index;
    }
}
