using System.Text;
using PlanMonitor.Services.Ingest.Tabular;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Services.Tests.Ingest;

/// <summary>
/// What users are told, word for word in both languages, in files that people can read and review. PLANMONITOR_BLESS=1 writes them anew;
/// the difference shows in the commit.
/// </summary>
internal static class Golden
{
    private static readonly string Folder = Repo.At("tests", "PlanMonitor.Services.Tests", "Ingest", "golden");

    public static void Compare(string name, IEnumerable<(string Case, string Said)> cases)
    {
        var text = string.Concat(cases.Select(one => $"== {one.Case}\n{one.Said}\n"));
        var path = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("PLANMONITOR_BLESS") == "1")
        {
            File.WriteAllText(path, text);
        }
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    /// <summary>All golden texts of this folder.</summary>
    public static string All() => string.Concat(Directory.EnumerateFiles(Folder, "*.txt").Select(File.ReadAllText));

    public static string Said<T>(TableResult<T> result)
    {
        var text = new StringBuilder($"{(result.RejectedWhole ? "rejected whole" : "taken")}: {result.Accepted} accepted, {result.Rejected} rejected\n");
        foreach (var problem in result.Problems)
        {
            _ = text.Append($"{problem.Code} ({problem.Level}) line {Or(problem.Line?.ToString())} column {Or(problem.Column)} value {Or(problem.Value)}\n")
                .Append($"  {problem.Message.Zh}\n  {problem.Message.En}\n  {problem.Action.Zh}\n  {problem.Action.En}\n");
        }
        return text.ToString();
    }

    private static string Or(string? text) => text is null ? "-" : text.Length > 80 ? text[..80] + $"[{text.Length}]" : text.ReplaceLineEndings("\\n");
}
