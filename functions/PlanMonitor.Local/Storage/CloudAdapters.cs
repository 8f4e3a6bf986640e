using System.Reflection;
using System.Runtime.Loader;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Storage;

/// <summary>
/// The adapters for Azure Storage, loaded where they are built: the command line itself does without their packages. Types of PlanMonitor's other assemblies are
/// those of the program, so that its ports fit; everything else comes from beside the adapters.
/// </summary>
internal static class CloudAdapters
{
    /// <summary>The file to look for.</summary>
    public const string File = "PlanMonitor.Azure.dll";

    private const string Connector = "PlanMonitor.Azure.AzureConnector";

    /// <summary>The connector of the adapters that lie beside the program or in the checkout that it was built from.</summary>
    /// <param name="program">The program's folder.</param>
    /// <exception cref="UsageException">They are not built.</exception>
    public static IStorageConnector Load(string program)
    {
        var path = Find(program) ?? throw new UsageException("The adapters for --storage are not built. Build them with: dotnet build shared/PlanMonitor.Azure -c Release");
        var type = new Context(path).LoadFromAssemblyPath(path).GetType(Connector, throwOnError: true)!;
        return (IStorageConnector)Activator.CreateInstance(type)!;
    }

    private static string? Find(string program)
    {
        var beside = Path.Combine(program, "azure", File);
        if (System.IO.File.Exists(beside))
        {
            return beside;
        }
        for (var folder = new DirectoryInfo(program); folder is not null; folder = folder.Parent)
        {
            var built = Path.Combine(folder.FullName, "shared", "PlanMonitor.Azure", "bin", "Release", "net10.0", File);
            if (System.IO.File.Exists(built))
            {
                return built;
            }
        }
        return null;
    }

    private sealed class Context(string path) : AssemblyLoadContext("PlanMonitor.Azure")
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            !IsOfTheProgram(assemblyName) && _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;

        private static bool IsOfTheProgram(AssemblyName assembly) => assembly.Name!.StartsWith("PlanMonitor.", StringComparison.Ordinal);
    }
}
