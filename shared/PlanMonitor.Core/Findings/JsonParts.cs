using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Findings;

/// <summary>The parts that findings and alerts have in common, as JSON.</summary>
internal static class JsonParts
{
    /// <summary>A status.</summary>
    public static ReadOnlySpan<byte> Of(FindingStatus status) => status switch
    {
        FindingStatus.Pass => "\"pass\""u8,
        FindingStatus.Warn => "\"warn\""u8,
        FindingStatus.Fail => "\"fail\""u8,
        FindingStatus.NotEvaluable => "\"not-evaluable\""u8,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>A severity.</summary>
    public static ReadOnlySpan<byte> Of(Severity severity) => severity switch
    {
        Severity.L => "\"L\""u8,
        Severity.M => "\"M\""u8,
        Severity.H => "\"H\""u8,
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, null),
    };

    /// <summary>Writes a subject.</summary>
    public static void Write(this JsonBytes json, Subject subject)
    {
        json.Raw("{\"kind\":"u8);
        json.Text(subject.Kind);
        json.Raw(",\"mineral\":"u8);
        json.Text(subject.Mineral);
        json.Raw(",\"region\":"u8);
        json.Text(subject.Region);
        json.Raw(",\"right\":"u8);
        json.Text(subject.Right);
        json.Raw(",\"footprint\":"u8);
        json.Text(subject.Footprint);
        json.Raw(",\"layer\":"u8);
        json.Text(subject.Layer);
        json.Raw(",\"feature\":"u8);
        json.Text(subject.Feature);
        if (subject.Name is not null)
        {
            json.Raw(",\"name\":"u8);
            json.Text(subject.Name);
        }
        json.Raw("}"u8);
    }

    /// <summary>Writes a text in both languages.</summary>
    public static void Write(this JsonBytes json, Text text)
    {
        json.Raw("{\"zh\":"u8);
        json.Text(text.Zh);
        json.Raw(",\"en\":"u8);
        json.Text(text.En);
        json.Raw("}"u8);
    }
}
