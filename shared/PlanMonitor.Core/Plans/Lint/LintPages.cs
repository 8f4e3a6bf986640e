using PlanMonitor.Core.Plans.Show;

namespace PlanMonitor.Core.Plans.Lint;

/// <summary>The readable page of <c>plans lint</c> in a terminal.</summary>
public static class LintPages
{
    /// <summary>Writes each issue with its figures and where they stand, then how many there are by severity.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<LintIssue> issues, PlanLanguage language)
    {
        foreach (var issue in issues)
        {
            writer.Write($"{issue.Severity} {issue.Plan} {issue.Kind} {issue.Id}\n  {PlanWords.In(issue.Message, language)}\n");
            foreach (var figure in issue.Figures)
            {
                writer.Write($"    {Figure(figure, language)}\n");
            }
            writer.Write('\n');
        }
        var counts = string.Join("  ", "HML".Select(severity => $"{severity} {issues.Count(issue => issue.Severity[0] == severity)}"));
        writer.Write(language == PlanLanguage.Zh ? $"共 {issues.Count} 项：{counts}\n" : $"{issues.Count} issues: {counts}\n");
    }

    private static string Figure(LintFigure figure, PlanLanguage language)
    {
        var amount = figure.Value is { } value ? $"{value:0.############} {figure.Unit}".TrimEnd() : "—";
        return figure.Citation is { } citation
            ? $"{amount}  {citation.Document} {citation.Place}（{(language == PlanLanguage.Zh ? "第 " : "line ")}{citation.Line}{(language == PlanLanguage.Zh ? " 行" : "")}）“{citation.Snippet}”"
            : $"{amount}  {(language == PlanLanguage.Zh ? "计算自" : "computed from")} {string.Join(" + ", figure.ComputedFrom!.Select(part => part.Id))}";
    }
}
