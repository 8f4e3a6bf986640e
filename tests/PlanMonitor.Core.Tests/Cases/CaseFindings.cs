using System.Text.Json;
using System.Text.Json.Serialization;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Rules;

namespace PlanMonitor.Core.Tests.Cases;

/// <summary>What a rule finds, and the expected.json that says so: findings as <c>check --json</c> prints them, without ids, citations and evidence.</summary>
internal static class CaseFindings
{
    private static readonly JsonSerializerOptions Options = new(CanonicalJson.Indented) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The findings of the case's rule in the order of a check run; with "only", those about these minerals.</summary>
    public static IReadOnlyList<Finding> Of(IRule rule, CaseDocument document, CheckInput input) =>
        [.. (rule.AskedBy(input.Plan) ? rule.Evaluate(input) : [])
            .Where(finding => document.Only is null || document.Only.Contains(finding.Subject.Mineral))
            .OrderBy(finding => finding.Subject.Key, StringComparer.Ordinal)];

    /// <summary>The text of an expected.json.</summary>
    public static string Json(IEnumerable<Finding> findings) =>
        JsonSerializer.Serialize(findings.Select(finding => new Row(
            finding.Rule, finding.Status, finding.Severity, finding.Subject, finding.Measured, finding.Limit, finding.Unit, finding.Basis, finding.Ratio,
            Some(finding.Missing), Some(finding.Readings), finding.Message)), Options) + "\n";

    private static IReadOnlyList<string>? Some(IReadOnlyList<string> names) => names.Count == 0 ? null : names;

    private sealed record Row(
        string Rule, FindingStatus Status, Severity Severity, Subject Subject, decimal? Measured, decimal? Limit, string? Unit, string? Basis, decimal? Ratio,
        IReadOnlyList<string>? Missing, IReadOnlyList<string>? Readings, Text Message);
}
