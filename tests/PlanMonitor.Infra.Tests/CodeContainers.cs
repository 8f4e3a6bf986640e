using System.Text.RegularExpressions;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Infra.Tests;

/// <summary>The names of blob containers in the code, read from its text: what is called <c>Container</c>, and what any call of the port for blobs is given.</summary>
internal static partial class CodeContainers
{
    /// <summary>All of them.</summary>
    public static IReadOnlySet<string> All()
    {
        var files = Files().ToDictionary(file => file, File.ReadAllText, StringComparer.Ordinal);
        var constants = files.SelectMany(file => ConstantsOf(file.Key, file.Value)).ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal);
        var given = files.SelectMany(file => CallForm().Matches(file.Value).Select(call => (File: file.Key, Given: call.Groups["given"].Value))).ToList();
        Assert.NotEmpty(given);
        var names = constants.Where(each => each.Key.EndsWith(".Container", StringComparison.Ordinal)).Select(each => each.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var (file, argument) in given)
        {
            names.Add(argument switch
            {
                ['"', .. var literal, '"'] => literal,
                _ when constants.TryGetValue(argument, out var other) => other,
                _ when constants.TryGetValue($"{Path.GetFileName(file).Split('.')[0]}.{argument}", out var own) => own,
                _ => throw new InvalidOperationException($"{file}: '{argument}' is no constant that is found; name the container by one."),
            });
        }
        return names;
    }

    private static IEnumerable<string> Files() => new[] { "shared/PlanMonitor.Services", "shared/PlanMonitor.Api", "shared/PlanMonitor.Azure", "functions" }
        .SelectMany(folder => Directory.EnumerateFiles(Repo.At(folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(["obj", "bin", "node_modules"], StringComparer.Ordinal).Any());

    // "Type.Name": types are named as their files.
    private static IEnumerable<(string Name, string Value)> ConstantsOf(string file, string text) => ListForm().Matches(text)
        .SelectMany(list => ConstantForm().Matches(list.Value))
        .Select(each => ($"{Path.GetFileName(file).Split('.')[0]}.{each.Groups["name"].Value}", each.Groups["value"].Value));

    // A variable in lower case, or a member of one, stands for a name that came from one of these calls.
    [GeneratedRegex("""(?:[bB]lobs)\.(?:Find|Open|Write|Delete|List)Async\(\s*(?<given>"[^"]*"|[A-Z][\w.]*)\s*,""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CallForm();

    [GeneratedRegex("""const string [^;]+;""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ListForm();

    [GeneratedRegex("""(?<name>\w+) = "(?<value>[a-z0-9-]+)["]""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ConstantForm();
}
