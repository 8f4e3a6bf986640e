namespace PlanMonitor.Core.Plans;

/// <summary>The plan files that are embedded in this assembly (shared/plans/*.json).</summary>
public static class BuiltInPlans
{
    private const string Folder = "plans/";
    private const string Extension = ".json";

    /// <summary>Names of the files, in order, for example <c>dandong.json</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(BuiltInPlans).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && !name[Folder.Length..].Contains('/') && !name.EndsWith(".schema.json", StringComparison.Ordinal))
            .Select(name => name[Folder.Length..])
            .Order(StringComparer.Ordinal)];

    /// <summary>Ids of the plans, known without reading them: a file is named after its plan.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Names.Select(name => name[..^Extension.Length]).Order(StringComparer.Ordinal)];

    /// <summary>The text of a file of that list.</summary>
    public static string Text(string name) => Resource(Folder + name);

    /// <summary>The text of an embedded resource; a missing one is a bug.</summary>
    internal static string Resource(string name)
    {
        using var stream = typeof(BuiltInPlans).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks the resource '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
