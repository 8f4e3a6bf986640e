using System.Buffers.Binary;

namespace PlanMonitor.Spatial.Formats.GeoPackage.Sqlite;

/// <summary>The rows of one table in the order of their numbers: a walk through its b-tree that holds one page of each level and one row.</summary>
/// <param name="file">The file.</param>
/// <param name="root">The table's first page.</param>
/// <param name="rowLimit">Largest row in bytes.</param>
internal sealed class SqliteRows(SqliteFile file, long root, int rowLimit)
{
    // Pages fan out hundredfold: no file that fits a disk is as deep.
    private const int DeepestTree = 20;
    private const byte Interior = 5;
    private const byte Leaf = 13;

    private readonly List<Level> _levels = [];
    private readonly byte[]?[] _pages = new byte[DeepestTree][];
    private byte[] _payload = [];
    private byte[] _overflow = [];
    private bool _begun;

    /// <summary>The row that <see cref="Next"/> went to; it changes with the next call.</summary>
    public SqliteRow Row { get; } = new(file);

    /// <summary>The number of that row.</summary>
    public long RowNumber { get; private set; }

    /// <summary>True where a row was larger than the limit; nothing comes after it.</summary>
    public bool TooLarge { get; private set; }

    /// <summary>Goes to the next row; false at the end, at damage (<see cref="SqliteFile.DamagedPage"/>) and at a row that is too large.</summary>
    public bool Next()
    {
        if (!_begun)
        {
            _begun = true;
            if (!Descend(root))
            {
                return false;
            }
        }
        while (_levels.Count > 0)
        {
            var level = _levels[^1];
            if (level.Cell < level.Cells)
            {
                var at = level.CellAt(level.Cell++);
                if (at < 0 || at >= file.Usable)
                {
                    return file.Damaged(level.Number);
                }
                if (level.Kind == Leaf)
                {
                    return ReadCell(level, at);
                }
                if (at + 4 > file.Usable || !Descend(BinaryPrimitives.ReadUInt32BigEndian(level.Page.AsSpan(at))))
                {
                    return file.Damaged(level.Number);
                }
            }
            else if (level.Kind == Interior && !level.LastTaken)
            {
                level.LastTaken = true;
                if (!Descend(BinaryPrimitives.ReadUInt32BigEndian(level.Page.AsSpan(level.Head + 8))))
                {
                    return false;
                }
            }
            else
            {
                _levels.RemoveAt(_levels.Count - 1);
            }
        }
        return false;
    }

    private bool Descend(long page)
    {
        if (_levels.Count == DeepestTree)
        {
            return file.Damaged(page);
        }
        var level = new Level(_pages[_levels.Count] ??= new byte[file.PageBytes], page);
        if (!file.TryRead(page, level.Page))
        {
            return false;
        }
        level.Kind = level.Page[level.Head];
        level.Cells = BinaryPrimitives.ReadUInt16BigEndian(level.Page.AsSpan(level.Head + 3));
        if (level.Kind is not (Leaf or Interior) || level.Pointers + (2 * level.Cells) > file.Usable)
        {
            return file.Damaged(page);
        }
        _levels.Add(level);
        return true;
    }

    private bool ReadCell(Level level, int at)
    {
        var cell = level.Page.AsSpan(at, file.Usable - at);
        if (!Varint.TryRead(ref cell, out var size) || !Varint.TryRead(ref cell, out var number) || size < 0)
        {
            return file.Damaged(level.Number);
        }
        if (size > rowLimit)
        {
            TooLarge = true;
            return false;
        }
        RowNumber = number;
        var local = Local((int)size);
        if (_payload.Length < size)
        {
            _payload = new byte[Math.Max((int)size, Math.Min(rowLimit, 2 * _payload.Length))];
        }
        if (local + (local < size ? 4 : 0) > cell.Length)
        {
            return file.Damaged(level.Number);
        }
        cell[..local].CopyTo(_payload);
        return (local == size || ReadOverflow(BinaryPrimitives.ReadUInt32BigEndian(cell[local..]), local, (int)size))
            && (Row.TryTake(_payload.AsMemory(0, (int)size)) || file.Damaged(level.Number));
    }

    // How much of a payload lies in the leaf: section 1.6 of the format.
    private int Local(int size)
    {
        var most = file.Usable - 35;
        if (size <= most)
        {
            return size;
        }
        var least = ((file.Usable - 12) * 32 / 255) - 23;
        var even = least + ((size - least) % (file.Usable - 4));
        return even <= most ? even : least;
    }

    private bool ReadOverflow(long page, int from, int size)
    {
        if (_overflow.Length == 0)
        {
            _overflow = new byte[file.PageBytes];
        }
        while (from < size)
        {
            if (!file.TryRead(page, _overflow))
            {
                return false;
            }
            var length = Math.Min(size - from, file.Usable - 4);
            _overflow.AsSpan(4, length).CopyTo(_payload.AsSpan(from));
            from += length;
            page = BinaryPrimitives.ReadUInt32BigEndian(_overflow);
        }
        return true;
    }

    private sealed class Level(byte[] page, long number)
    {
        public byte[] Page => page;

        public long Number => number;

        // The first page begins with the header of the file.
        public int Head { get; } = number == 1 ? 100 : 0;

        public byte Kind { get; set; }

        public int Cells { get; set; }

        public int Cell { get; set; }

        public bool LastTaken { get; set; }

        public int Pointers => Head + (Kind == Leaf ? 8 : 12);

        public int CellAt(int cell) => BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(Pointers + (2 * cell)));
    }
}
