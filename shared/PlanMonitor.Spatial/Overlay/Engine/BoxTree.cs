using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>
/// Boxes found by a box: a packed tree over boxes that lie in Hilbert order, whose nodes hold sixteen boxes each, in single precision rounded outward.
/// Safe to read from several threads.
/// </summary>
internal sealed class BoxTree
{
    private const int Fan = 16;
    private readonly List<Level> _levels = [];

    /// <summary>Makes the tree of boxes, which should lie in Hilbert order.</summary>
    public BoxTree(IReadOnlyList<Box> boxes)
    {
        var level = new Level(boxes.Count);
        for (var i = 0; i < boxes.Count; i++)
        {
            level.Set(i, boxes[i]);
        }
        _levels.Add(level);
        while (level.Count > Fan)
        {
            level = level.Above();
            _levels.Add(level);
        }
    }

    /// <summary>Adds the positions of the boxes that meet a box, in order; one that only nearly does may be among them.</summary>
    public void Find(in Box box, List<int> found) =>
        Find(_levels.Count - 1, 0, Vector128.Create(Down(box.West), Down(box.South), Up(box.East), Up(box.North)), found);

    /// <summary>The next number in single precision that is not greater.</summary>
    public static float Down(double value) => (float)value > value ? MathF.BitDecrement((float)value) : (float)value;

    /// <summary>The next number in single precision that is not less.</summary>
    public static float Up(double value) => (float)value < value ? MathF.BitIncrement((float)value) : (float)value;

    private void Find(int level, int node, Vector128<float> box, List<int> found)
    {
        for (var bits = _levels[level].Meeting(node, box); bits != 0; bits &= bits - 1)
        {
            var child = (node * Fan) + BitOperations.TrailingZeroCount(bits);
            if (level > 0)
            {
                Find(level - 1, child, box, found);
            }
            else
            {
                found.Add(child);
            }
        }
    }

    // Nodes one after the other; of a node the west sides of its boxes, then the south, east and north sides.
    private sealed class Level
    {
        private const int South = Fan;
        private const int East = 2 * Fan;
        private const int North = 3 * Fan;
        private const int Sides = 4 * Fan;
        private readonly float[] _sides;

        public Level(int count)
        {
            Count = count;
            // Room that is not needed holds boxes that meet nothing.
            _sides = new float[(count + Fan - 1) / Fan * Sides];
            Array.Fill(_sides, float.NaN);
        }

        public int Count { get; }

        public void Set(int at, in Box box)
        {
            var first = (at / Fan * Sides) + (at % Fan);
            (_sides[first], _sides[first + South], _sides[first + East], _sides[first + North]) = (Down(box.West), Down(box.South), Up(box.East), Up(box.North));
        }

        public Level Above()
        {
            var above = new Level((Count + Fan - 1) / Fan);
            for (var i = 0; i < above.Count; i++)
            {
                var box = Box.None;
                for (var first = i * Sides; first < (i * Sides) + Math.Min(Fan, Count - (i * Fan)); first++)
                {
                    box = box.With(new Box(_sides[first], _sides[first + South], _sides[first + East], _sides[first + North]));
                }
                above.Set(i, box);
            }
            return above;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public uint Meeting(int node, Vector128<float> box)
        {
            if (Count == 0)
            {
                return 0;
            }
            var sides = _sides.AsSpan(node * Sides, Sides);
            var (west, south, east, north) = (Vector256.Create(box[0]), Vector256.Create(box[1]), Vector256.Create(box[2]), Vector256.Create(box[3]));
            uint found = 0;
            for (var at = 0; at < Fan; at += Vector256<float>.Count)
            {
                var meets = Vector256.LessThanOrEqual(Vector256.Create<float>(sides[at..]), east) & Vector256.GreaterThanOrEqual(Vector256.Create<float>(sides[(at + East)..]), west)
                    & Vector256.LessThanOrEqual(Vector256.Create<float>(sides[(at + South)..]), north) & Vector256.GreaterThanOrEqual(Vector256.Create<float>(sides[(at + North)..]), south);
                found |= meets.ExtractMostSignificantBits() << at;
            }
            return found;
        }
    }
}
