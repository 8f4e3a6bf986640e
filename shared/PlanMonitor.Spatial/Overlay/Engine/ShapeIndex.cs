using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>
/// Shapes found by their boxes: a packed tree in Hilbert order whose nodes hold sixteen boxes each, in single precision rounded outward. Safe to read
/// from several threads.
/// </summary>
internal sealed class ShapeIndex
{
    private const int Fan = 16;

    private readonly FlatShape[] _shapes;
    private readonly int[] _order;
    private readonly List<Level> _levels = [];

    public ShapeIndex(IReadOnlyList<FlatShape> shapes)
    {
        _shapes = [.. shapes];
        _order = new int[_shapes.Length];
        var around = Box.None;
        foreach (var shape in _shapes)
        {
            around = around.With(shape.Box);
        }
        var places = new uint[_shapes.Length];
        for (var i = 0; i < places.Length; i++)
        {
            var box = _shapes[i].Box;
            (_order[i], places[i]) = (i, HilbertCurve.Of((box.West + box.East) / 2, (box.South + box.North) / 2, around));
        }
        Array.Sort(places, _order);
        var level = new Level(_shapes.Length);
        for (var i = 0; i < _shapes.Length; i++)
        {
            level.Set(i, _shapes[_order[i]].Box);
        }
        _levels.Add(level);
        while (level.Count > Fan)
        {
            level = level.Above();
            _levels.Add(level);
        }
    }

    /// <summary>The shapes.</summary>
    public IReadOnlyList<FlatShape> Shapes => _shapes;

    /// <summary>Adds the positions of the shapes whose boxes meet a box.</summary>
    public void Find(in Box box, List<int> found) => Find(_levels.Count - 1, 0, box, found);

    private void Find(int level, int node, in Box box, List<int> found)
    {
        for (var bits = _levels[level].Meeting(node * Fan, box); bits != 0; bits &= bits - 1)
        {
            var child = (node * Fan) + BitOperations.TrailingZeroCount(bits);
            if (level > 0)
            {
                Find(level - 1, child, box, found);
            }
            else if (_shapes[_order[child]].Box.Meets(box))
            {
                found.Add(_order[child]);
            }
        }
    }

    private sealed class Level
    {
        private readonly float[] _west;
        private readonly float[] _south;
        private readonly float[] _east;
        private readonly float[] _north;

        public Level(int count)
        {
            Count = count;
            var room = (count + Fan - 1) / Fan * Fan;
            (_west, _south, _east, _north) = (new float[room], new float[room], new float[room], new float[room]);
            Array.Fill(_west, float.PositiveInfinity, count, room - count);
            Array.Fill(_east, float.NegativeInfinity, count, room - count);
        }

        public int Count { get; }

        public void Set(int at, in Box box) => (_west[at], _south[at], _east[at], _north[at]) = (Down(box.West), Down(box.South), Up(box.East), Up(box.North));

        public Level Above()
        {
            var above = new Level((Count + Fan - 1) / Fan);
            for (var i = 0; i < above.Count; i++)
            {
                var box = Box.None;
                for (var child = i * Fan; child < Math.Min(Count, (i + 1) * Fan); child++)
                {
                    box = box.With(new Box(_west[child], _south[child], _east[child], _north[child]));
                }
                above.Set(i, box);
            }
            return above;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public uint Meeting(int first, in Box box)
        {
            if (first >= _west.Length)
            {
                return 0;
            }
            var (west, south, east, north) = (Vector256.Create(Down(box.West)), Vector256.Create(Down(box.South)), Vector256.Create(Up(box.East)), Vector256.Create(Up(box.North)));
            uint found = 0;
            for (var at = 0; at < Fan; at += Vector256<float>.Count)
            {
                var meets = Vector256.LessThanOrEqual(Vector256.Create<float>(_west.AsSpan(first + at)), east) & Vector256.GreaterThanOrEqual(Vector256.Create<float>(_east.AsSpan(first + at)), west)
                    & Vector256.LessThanOrEqual(Vector256.Create<float>(_south.AsSpan(first + at)), north) & Vector256.GreaterThanOrEqual(Vector256.Create<float>(_north.AsSpan(first + at)), south);
                found |= meets.ExtractMostSignificantBits() << at;
            }
            return found;
        }

        private static float Down(double value) => (float)value > value ? MathF.BitDecrement((float)value) : (float)value;

        private static float Up(double value) => (float)value < value ? MathF.BitIncrement((float)value) : (float)value;
    }
}
