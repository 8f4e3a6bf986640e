using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Overlay.Reading;

/// <summary>What became of the features of a file, counted by one thread and added up in the order of the file.</summary>
internal sealed class ShapeTally
{
    private readonly List<(int Record, string? Feature, Problem Problem)> _notes = [];
    private int _refused;
    private int _swapped;

    /// <summary>Features taken.</summary>
    public int Taken { get; private set; }

    /// <summary>Features seen.</summary>
    public int Seen => Taken + _refused;

    /// <summary>A feature was taken as it is.</summary>
    public void Took() => Taken++;

    /// <summary>A feature was taken with remarks.</summary>
    public void Took(int record, string feature, IReadOnlyList<Problem> remarks)
    {
        Taken++;
        foreach (var remark in remarks)
        {
            _notes.Add((record, feature, remark));
            _swapped += remark.Code == "coordinates.swapped" ? 1 : 0;
        }
    }

    /// <summary>A feature was refused, or there is something to say about the file.</summary>
    public void Told(int record, Problem problem)
    {
        _refused += problem.Level == ProblemLevel.Row ? 1 : 0;
        _notes.Add((record, null, problem));
    }

    /// <summary>The sum of what several threads counted.</summary>
    public static ShapeTally Sum(IEnumerable<ShapeTally> tallies)
    {
        var sum = new ShapeTally();
        foreach (var tally in tallies)
        {
            (sum.Taken, sum._refused, sum._swapped) = (sum.Taken + tally.Taken, sum._refused + tally._refused, sum._swapped + tally._swapped);
            sum._notes.AddRange(tally._notes);
        }
        return sum;
    }

    /// <summary>The notes in the order of the file.</summary>
    public IEnumerable<OverlayNote> Notes(string file) => _notes.OrderBy(note => note.Record).Select(note => new OverlayNote(file, note.Feature, note.Problem));

    /// <summary>Why the file as a whole cannot be used, or null.</summary>
    public Problem? Fault() =>
        // Only a part shows that longitude and latitude are swapped: nobody knows of the others.
        _swapped > 0 && _swapped < Taken ? Problem.Of("coordinates.order-mixed", arguments: ("swapped", _swapped))
        : _refused > Taken ? Problem.Of("feature.mostly-refused", arguments: [("refused", _refused), ("total", Seen)])
        : null;
}
