using System.Globalization;

namespace PlanMonitor.Local.Tests.Large;

/// <summary>Shapes of a large file: stars without a crossing, one in each cell of a grid over Dandong (丹东), so that none meets another.</summary>
/// <param name="Count">How many.</param>
/// <param name="Vertices">Of each, the closing one not counted.</param>
internal sealed record LargeShape(int Count, int Vertices)
{
    private const double West = 123.4, South = 39.8, Width = 2.4, Height = 1.4;

    private int Columns => (int)Math.Ceiling(Math.Sqrt(Count * Width / Height));

    /// <summary>The points of one, with eight decimals, its first repeated at the end.</summary>
    public IEnumerable<(double X, double Y)> Points(int shape)
    {
        var rows = (Count + Columns - 1) / Columns;
        var (cellX, cellY) = (Width / Columns, Height / rows);
        var (x, y) = (West + (((shape % Columns) + 0.5) * cellX), South + (((shape / Columns) + 0.5) * cellY));
        for (var i = 0; i <= Vertices; i++)
        {
            // Seven lobes; on a large one a fringe beside them.
            var angle = 2 * Math.PI * (i % Vertices) / Vertices;
            var reach = 0.3 + (Vertices < 12 ? 0 : 0.1 * Math.Cos(7 * angle)) + (Vertices < 1000 ? 0 : 0.0005 * Math.Cos(Vertices / 200 * angle));
            yield return (Math.Round(x + (cellX * reach * Math.Cos(angle)), 8), Math.Round(y + (cellY * reach * Math.Sin(angle)), 8));
        }
    }

    /// <summary>The points of one as text, longitude and latitude parted by <paramref name="within"/>, points by <paramref name="between"/>.</summary>
    public string Text(int shape, string within, string between) =>
        string.Join(between, Points(shape).Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X}{within}{point.Y}")));
}
