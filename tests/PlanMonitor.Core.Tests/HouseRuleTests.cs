using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Core.Tests;

/// <summary>Rules of the house that a compiler does not know.</summary>
public sealed class HouseRuleTests
{
    private const int MostLines = 300;
    private const int MedianLines = 100;

    private static readonly string[] Sources =
        [.. new[] { "functions", "shared", "tests" }.SelectMany(folder => Directory.EnumerateFiles(Repo.At(folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any())];

    [Fact]
    public void No_source_file_is_longer_than_300_lines() =>
        Assert.DoesNotContain(Sources, path => File.ReadLines(path).Count() > MostLines);

    [Fact]
    public void Half_of_the_source_files_have_at_most_100_lines()
    {
        var lines = Sources.Select(path => File.ReadLines(path).Count()).Order().ToArray();
        Assert.InRange(lines[lines.Length / 2], 1, MedianLines);
    }

    [Fact]
    public void The_root_holds_only_what_belongs_there()
    {
        string[] allowed =
        [
            ".azure", ".ci", ".config", ".editorconfig", ".git", ".github", ".gitignore", ".vs", "CHANGELOG.md", "Directory.Build.props", "Directory.Packages.props", "LICENSE", "PlanMonitor.sln", "README.md",
            "README.zh-CN.md", "TestResults", "azure.yaml", "data", "demo-out", "functions", "global.json", "infra", "planmonitor", "shared", "test.sh", "tests",
        ];
        Assert.Empty(Directory.EnumerateFileSystemEntries(Repo.Root).Select(path => Path.GetFileName(path)).Except(allowed));
    }
}
