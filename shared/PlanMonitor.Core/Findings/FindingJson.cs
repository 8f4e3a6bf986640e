using System.Runtime.CompilerServices;
using System.Text;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Findings;

/// <summary>
/// Writes findings as <see cref="CanonicalJson"/> does, to the byte, several times as fast: a province has more than a million of them. What many have in common, citations
/// and the file of their evidence, is turned into JSON once.
/// </summary>
public sealed class FindingJson(JsonBytes json)
{
    private const int MostCitations = 4_096;

    private readonly Dictionary<Citation, byte[]> _citations = new(ReferenceEqualityComparer.Instance);
    private (string? File, string? Sha256, byte[] Json) _file = (null, null, []);

    /// <summary>Writes one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(Finding finding)
    {
        json.Raw("{\"id\":"u8);
        json.Text(finding.Id);
        json.Raw(",\"alertId\":"u8);
        json.Text(finding.AlertId);
        json.Raw(",\"rule\":"u8);
        json.Text(finding.Rule);
        json.Raw(",\"status\":"u8);
        json.Raw(JsonParts.Of(finding.Status));
        json.Raw(",\"severity\":"u8);
        json.Raw(JsonParts.Of(finding.Severity));
        json.Raw(",\"subject\":"u8);
        json.Write(finding.Subject);
        json.Raw(",\"period\":"u8);
        json.Number(finding.Period);
        json.Raw(",\"planVersion\":"u8);
        json.Text(finding.PlanVersion);
        json.Raw(",\"measured\":"u8);
        json.Number(finding.Measured);
        json.Raw(",\"limit\":"u8);
        json.Number(finding.Limit);
        json.Raw(",\"unit\":"u8);
        json.Text(finding.Unit);
        json.Raw(",\"basis\":"u8);
        json.Text(finding.Basis);
        json.Raw(",\"ratio\":"u8);
        json.Number(finding.Ratio);
        json.Raw(",\"citations\":["u8);
        for (var place = 0; place < finding.Citations.Count; place++)
        {
            Separate(place);
            json.Raw(JsonOf(finding.Citations[place]));
        }
        json.Raw("],\"evidence\":["u8);
        for (var place = 0; place < finding.Evidence.Count; place++)
        {
            Separate(place);
            Write(finding.Evidence[place]);
        }
        json.Raw("],\"missing\":["u8);
        Write(finding.Missing);
        json.Raw("],\"readings\":["u8);
        Write(finding.Readings);
        json.Raw("],\"message\":"u8);
        json.Write(finding.Message);
        json.Raw("}"u8);
    }

    private void Separate(int place)
    {
        if (place > 0)
        {
            json.Raw(","u8);
        }
    }

    private void Write(IReadOnlyList<string> words)
    {
        for (var place = 0; place < words.Count; place++)
        {
            Separate(place);
            json.Text(words[place]);
        }
    }

    // Rows of one upload share the strings of its name and hash.
    private void Write(Source source)
    {
        if (!ReferenceEquals(source.File, _file.File) || !ReferenceEquals(source.Sha256, _file.Sha256))
        {
            var head = CanonicalJson.Write(source with { Line = 0 });
            _file = (source.File, source.Sha256, Encoding.UTF8.GetBytes(head, 0, head.Length - "0}".Length));
        }
        json.Raw(_file.Json);
        json.Number(source.Line);
        json.Raw("}"u8);
    }

    private byte[] JsonOf(Citation citation)
    {
        if (_citations.TryGetValue(citation, out var known))
        {
            return known;
        }
        if (_citations.Count == MostCitations)
        {
            _citations.Clear();
        }
        return _citations[citation] = Encoding.UTF8.GetBytes(CanonicalJson.Write(citation));
    }
}
