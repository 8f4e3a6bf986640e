using System.IO.Compression;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.Tables;

/// <summary>Unpacks an archive into nothing before anyone else does, and stops where it grows out of all proportion (压缩炸弹).</summary>
internal static class ZipGuard
{
    private const long Largest = (long)TableLimits.InflatedMegabytes * TableLimits.Megabyte;

    /// <summary>What is wrong with the archive's sizes, declared and counted, or null.</summary>
    public static Problem? Check(ZipArchive archive)
    {
        if (archive.Entries.Count > TableLimits.WorkbookParts)
        {
            return Problem.Of("table.too-many-parts", arguments: [("count", archive.Entries.Count), ("limit", TableLimits.WorkbookParts)]);
        }
        if (archive.Entries.Sum(entry => (double)entry.Length) > Largest)
        {
            return TooFar();
        }
        var total = 0L;
        var buffer = new byte[81_920];
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            var ofEntry = 0L;
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                ofEntry += read;
                total += read;
                if (total > Largest)
                {
                    return TooFar();
                }
                if (ofEntry > TableLimits.Megabyte && ofEntry / TableLimits.InflateRatio > entry.CompressedLength)
                {
                    return Problem.Of("table.inflates-too-much", arguments: [("limit", TableLimits.InflateRatio)]);
                }
            }
        }
        return null;
    }

    private static Problem TooFar() => Problem.Of("table.inflates-too-far", arguments: [("limit", TableLimits.InflatedMegabytes)]);
}
