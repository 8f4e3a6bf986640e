using System.IO.Compression;

namespace PlanMonitor.Services.Tests.Ingest.Tabular;

/// <summary>Damages samples in seeded ways.</summary>
internal static class Broken
{
    /// <summary>Cuts the end off, flips bits, or repeats and removes stretches.</summary>
    public static byte[] Bytes(byte[] sample, Random random)
    {
        var bytes = sample.ToArray();
        if (random.Next(3) == 0)
        {
            bytes = bytes[..random.Next(bytes.Length)];
        }
        for (var flips = random.Next(1, 8); flips > 0 && bytes.Length > 0; flips--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }
        if (random.Next(3) == 0 && bytes.Length > 1)
        {
            var (from, to) = (random.Next(bytes.Length), random.Next(bytes.Length));
            (from, to) = (Math.Min(from, to), Math.Max(from, to));
            bytes = random.Next(2) == 0 ? [.. bytes[..to], .. bytes[from..]] : [.. bytes[..from], .. bytes[to..]];
        }
        return bytes;
    }

    /// <summary>Damages one part of a workbook and packs it soundly, so that the damage reaches the reader of the sheet.</summary>
    public static byte[] InsideZip(byte[] sample, Random random)
    {
        using var from = new ZipArchive(new MemoryStream(sample));
        var target = random.Next(from.Entries.Count);
        using var stream = new MemoryStream();
        using (var to = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            for (var i = 0; i < from.Entries.Count; i++)
            {
                using var part = new MemoryStream();
                using (var source = from.Entries[i].Open())
                {
                    source.CopyTo(part);
                }
                using var written = to.CreateEntry(from.Entries[i].FullName).Open();
                written.Write(i == target ? Bytes(part.ToArray(), random) : part.ToArray());
            }
        }
        return stream.ToArray();
    }
}
