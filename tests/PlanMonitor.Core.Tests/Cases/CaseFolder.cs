using PlanMonitor.Core.Rules;
using PlanMonitor.Testing;

namespace PlanMonitor.Core.Tests.Cases;

/// <summary>One case of a rule: a folder <c>tests/cases/{rule}/{name}</c> with note.md, input.json and expected.json.</summary>
public sealed record CaseFolder(string Rule, string Name)
{
    private static readonly string Root = Repo.At("tests", "cases");

    /// <summary>Every case, in order of rule and name.</summary>
    public static IReadOnlyList<CaseFolder> All { get; } =
    [
        // Ids of rules hold a dot; other folders beside them are not cases of rules.
        .. Directory.EnumerateDirectories(Root).Where(rule => Path.GetFileName(rule).Contains('.'))
            .SelectMany(rule => Directory.EnumerateDirectories(rule).Select(name => new CaseFolder(Path.GetFileName(rule), Path.GetFileName(name))))
            .OrderBy(folder => folder.Rule, StringComparer.Ordinal).ThenBy(folder => folder.Name, StringComparer.Ordinal),
    ];

    /// <summary>What is tested and why.</summary>
    public string Note => File.ReadAllText(At("note.md"));

    /// <summary>What the rule reads.</summary>
    public CaseDocument Input => CaseDocument.Read(File.ReadAllText(At("input.json")));

    /// <summary>What the rule should find; empty where it has not been written yet.</summary>
    public string Expected => File.Exists(At("expected.json")) ? File.ReadAllText(At("expected.json")) : "";

    /// <summary>The rule.</summary>
    public IRule TheRule => RuleCatalogue.All.Single(rule => rule.Info.Id == Rule);

    /// <summary>Takes what the rule finds now for what it should find.</summary>
    public void Bless(string found) => File.WriteAllText(At("expected.json"), found);

    private string At(string file) => Path.Combine(Root, Rule, Name, file);
}
