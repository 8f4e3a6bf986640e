using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Plans.Lint;

/// <summary>A figure that goes into a computed one.</summary>
public sealed record LintPart(string Id, decimal? Value, string? Unit, Citation Citation);

/// <summary>One side of a contradiction: printed, with its citation, or computed, with the figures it was computed from.</summary>
public sealed record LintFigure(decimal? Value, string? Unit, Citation? Citation, IReadOnlyList<LintPart>? ComputedFrom)
{
    /// <summary>A printed figure.</summary>
    public static LintFigure Printed(decimal? value, string? unit, Citation citation) => new(value, unit, citation, null);

    /// <summary>A computed figure.</summary>
    public static LintFigure Computed(decimal value, string? unit, IEnumerable<LintPart> from) => new(value, unit, null, [.. from]);
}

/// <summary>A contradiction in a plan or between plans.</summary>
/// <param name="Id">Stable: a hash of plan, kind and the items concerned, not of their values.</param>
/// <param name="Plan">Id of the plan; the ids joined by a comma where plans contradict each other.</param>
/// <param name="Kind">sum, count, share, value, basis, unit, label, floor, code, cover or between.</param>
/// <param name="Severity">H: two printed figures that cannot both hold; M: very likely a slip; L: worth a look.</param>
/// <param name="Message">What contradicts what.</param>
/// <param name="Action">What to do.</param>
/// <param name="Figures">Both sides.</param>
/// <param name="Difference">Absolute difference in the unit of the first figure, null where there is none to tell.</param>
public sealed record LintIssue(string Id, string Plan, string Kind, string Severity, Text Message, Text Action, IReadOnlyList<LintFigure> Figures, decimal? Difference)
{
    /// <summary>Builds an issue; <paramref name="subjects"/> are the ids of the items concerned. An argument that is a <see cref="Text"/> is filled in by language.</summary>
    public static LintIssue Of(
        string code, string severity, string plan, IReadOnlyList<string> subjects, IReadOnlyList<LintFigure> figures, decimal? difference,
        params (string Name, object? Value)[] arguments)
    {
        var kind = code[(code.IndexOf('.', StringComparison.Ordinal) + "lint-".Length + 1)..].Split('-')[0];
        var entry = MessageCatalogue.Entry(code);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [plan, code, .. subjects.Order(StringComparer.Ordinal)])));
        return new(
            "lint." + Convert.ToHexStringLower(hash)[..12], plan, kind, severity,
            Fill(entry.Message, arguments), Fill(entry.Action, arguments), figures, difference is { } value ? Math.Abs(value) : null);
    }

    private static Text Fill(Text text, (string Name, object? Value)[] arguments) => new(
        MessageCatalogue.Fill(text, [.. arguments.Select(argument => (argument.Name, argument.Value is Text both ? both.Zh : argument.Value))]).Zh,
        MessageCatalogue.Fill(text, [.. arguments.Select(argument => (argument.Name, argument.Value is Text both ? both.En : argument.Value))]).En);
}
