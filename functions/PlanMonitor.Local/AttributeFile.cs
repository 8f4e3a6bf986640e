using PlanMonitor.Spatial.Formats.Attributes;

namespace PlanMonitor.Local;

/// <summary>Further names of attributes: <c>attributes.json</c> in the data folder.</summary>
internal static class AttributeFile
{
    private const string Name = "attributes.json";

    /// <summary>The names that hold for a data folder; null for those built in.</summary>
    public static AttributeNames? Read(string? folder)
    {
        if (folder is null || Path.Combine(folder, Name) is not { } path || !File.Exists(path))
        {
            return null;
        }
        try
        {
            return AttributeNames.Read(File.ReadAllText(path));
        }
        catch (FormatException fault)
        {
            throw new UsageException($"{path}: {fault.Message}", fault);
        }
    }
}
