using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Azure;

/// <summary>A row as an entity: its body as UTF-8 in pieces of at most 60 KiB (a property holds 64 KiB), and the mark of the write that made it.</summary>
internal static class RowEntity
{
    public const string Mark = "Mark";
    private const int PieceBytes = 60 * 1024;
    private const string Piece = "Body";

    public static TableEntity Of(string partition, string key, string body, string mark)
    {
        var entity = new TableEntity(TableKey.Escape(partition), TableKey.Escape(key)) { [Mark] = mark };
        var bytes = Encoding.UTF8.GetBytes(body);
        for (var (at, piece) = (0, 0); at < bytes.Length; at += PieceBytes, piece++)
        {
            entity[Name(piece)] = bytes.AsSpan(at, Math.Min(PieceBytes, bytes.Length - at)).ToArray();
        }
        return entity;
    }

    public static Row Read(TableEntity entity)
    {
        var bytes = new List<byte>();
        for (var piece = 0; entity.GetBinary(Name(piece)) is { } some; piece++)
        {
            bytes.AddRange(some);
        }
        return new(TableKey.Unescape(entity.PartitionKey), TableKey.Unescape(entity.RowKey), Encoding.UTF8.GetString([.. bytes]), entity.ETag.ToString());
    }

    private static string Name(int piece) => Piece + piece.ToString("D2", CultureInfo.InvariantCulture);
}
