using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Ingest.Templates;

namespace PlanMonitor.Local.Commands;

/// <summary><c>import KIND --template FILE.xlsx</c>: an empty form.</summary>
internal static class TemplateFile
{
    /// <summary>Writes the form of a kind; wrong usage where the kind has none or the file cannot be taken.</summary>
    public static void Write(string kind, string path, bool withFiles, Output output)
    {
        if (withFiles)
        {
            throw new UsageException("import takes either FILE or --template FILE.xlsx, not both.");
        }
        if (!UploadTemplates.Kinds.Contains(kind))
        {
            throw new UsageException($"import {kind} has no form: it is no table. Forms: {string.Join(", ", UploadTemplates.Kinds)}.");
        }
        if (!path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"--template {path} is a workbook; let its name end with .xlsx.");
        }
        if (File.Exists(path) || Directory.Exists(path))
        {
            throw new UsageException($"--template {path} exists already; nothing was written. Name another file.");
        }
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new UsageException($"There is no folder for --template {path}.");
        }
        File.WriteAllBytes(path, UploadTemplates.Workbook(kind));
        if (output.Json)
        {
            output.WriteJson(new { template = path, kind });
        }
        else
        {
            output.Data.WriteLine(output.In($"已生成空表：{path}", $"Written: {path}"));
        }
    }
}
