using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Services.Checks.Stored;

/// <summary>
/// Findings of a rule that wait for their place in the order of subjects, written already: as JSON they take less room than as objects, and the collector of garbage does
/// not look at them. One thread at a time.
/// </summary>
internal sealed class WrittenFindings
{
    private const int MostWritten = 7 * 1024 * 1024;

    private readonly List<WrittenFinding> _findings = [];
    private JsonBytes _json = new();
    private JsonBytes _spare = new();
    private FindingJson _writer;
    private FindingJson _spareWriter;

    /// <summary>Holds none yet.</summary>
    public WrittenFindings() => (_writer, _spareWriter) = (new(_json), new(_spare));

    /// <summary>The findings, as they came or as they were sorted.</summary>
    public IReadOnlyList<WrittenFinding> All => _findings;

    /// <summary>Whether each comes after the one before it, or has the same subject.</summary>
    public bool InOrder { get; private set; } = true;

    /// <summary>Writes one.</summary>
    public void Add(Finding finding)
    {
        var (key, from) = (finding.Subject.Key, _json.Written.Length);
        InOrder = InOrder && (_findings.Count == 0 || string.CompareOrdinal(_findings[^1].Key, key) <= 0);
        _writer.Write(finding);
        _findings.Add(new(key, from, _json.Written.Length - from, IdIndex.Key(finding.Id), finding.Status == FindingStatus.Pass));
    }

    /// <summary>Sorts them by their subjects; those of one subject stay as they came.</summary>
    public void Sort()
    {
        if (!InOrder)
        {
            // Where one was written tells when it came.
            _findings.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key) is var order and not 0 ? order : one.From.CompareTo(other.From));
            InOrder = true;
        }
    }

    /// <summary>The JSON of one.</summary>
    public ReadOnlySpan<byte> JsonOf(WrittenFinding finding) => _json.Written.Slice(finding.From, finding.Length);

    /// <summary>Lets all of them go.</summary>
    public void Clear()
    {
        _findings.Clear();
        _json.Clear();
        InOrder = true;
    }

    /// <summary>Gives the buffers to whoever writes next.</summary>
    public void Release()
    {
        Clear();
        _json.Release();
        _spare.Release();
    }

    /// <summary>Lets the first ones go.</summary>
    public void RemoveFirst(int count)
    {
        _findings.RemoveRange(0, count);
        // What was let go stays until there is much of it: the rest is moved once in a while, not with each frame.
        if (_json.Written.Length < MostWritten)
        {
            return;
        }
        _spare.Clear();
        foreach (ref var finding in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_findings))
        {
            var from = _spare.Written.Length;
            _spare.Raw(JsonOf(finding));
            finding = finding with { From = from };
        }
        (_json, _spare) = (_spare, _json);
        (_writer, _spareWriter) = (_spareWriter, _writer);
    }
}

/// <summary>A finding that was written.</summary>
/// <param name="Key">Its subject.</param>
/// <param name="From">Where its JSON begins.</param>
/// <param name="Length">Bytes of its JSON.</param>
/// <param name="Id">The key of its id in the index.</param>
/// <param name="Passes">Whether it passes.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct WrittenFinding(string Key, int From, int Length, ulong Id, bool Passes);
