namespace PlanMonitor.Testing;

/// <summary>Where things lie in the checkout that the tests run from.</summary>
public static class Repo
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path below the root.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A path in the folder beside the repository that holds the seed texts and benchmark data, or null where it is absent.</summary>
    public static string? Beside(params string[] parts)
    {
        var path = Path.Combine([Root, "..", "shared", .. parts]);
        return Path.Exists(path) ? Path.GetFullPath(path) : null;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PlanMonitor.sln")))
            {
                return folder.FullName;
            }
        }
        throw new DirectoryNotFoundException("The tests run from a checkout of the repository: no PlanMonitor.sln above " + AppContext.BaseDirectory);
    }
}
