using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>The boxes of eight consecutive edges, to hold others against all of them at once.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct RunBoxes
{
    /// <summary>Edges of a full run.</summary>
    public const int Edges = 8;

    private readonly Vector512<double> _west;
    private readonly Vector512<double> _south;
    private readonly Vector512<double> _east;
    private readonly Vector512<double> _north;

    /// <summary>The boxes of the eight edges from a vertex on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RunBoxes(FlatShape shape, int from)
    {
        var (x, x2) = (Vector512.Create<double>(shape.X.AsSpan(from)), Vector512.Create<double>(shape.X.AsSpan(from + 1)));
        var (y, y2) = (Vector512.Create<double>(shape.Y.AsSpan(from)), Vector512.Create<double>(shape.Y.AsSpan(from + 1)));
        (_west, _east) = (Vector512.MinNative(x, x2), Vector512.MaxNative(x, x2));
        (_south, _north) = (Vector512.MinNative(y, y2), Vector512.MaxNative(y, y2));
    }

    /// <summary>The edges whose boxes meet a box: a bit each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Meeting(in Box box) =>
        (uint)(Vector512.LessThanOrEqual(_west, Vector512.Create(box.East)) & Vector512.GreaterThanOrEqual(_east, Vector512.Create(box.West))
            & Vector512.LessThanOrEqual(_south, Vector512.Create(box.North)) & Vector512.GreaterThanOrEqual(_north, Vector512.Create(box.South))).ExtractMostSignificantBits();
}
