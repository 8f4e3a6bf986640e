using System.Diagnostics;
using PlanMonitor.Testing;

namespace PlanMonitor.Functions.Tests.Host;

/// <summary>The built worker as a process of its own.</summary>
internal static class WorkerProcess
{
    /// <summary>The build of the app beside that of these tests.</summary>
    public static string Folder { get; } = Build("PlanMonitor.Functions");

    public static string Build(string project) => Repo.At("functions", project, "bin", Path.Combine(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^2..]));

    public static Process Start(string url, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(Folder, "PlanMonitor.Functions.dll"), "--functions-uri", url, "--functions-worker-id", "worker", "--functions-request-id", "start",
                "--functions-grpc-max-message-length", "134217728",
            ])
        { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = Folder;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Said(line.Data);
        process.ErrorDataReceived += (_, line) => Said(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Said(string? line)
    {
        if (line is not null)
        {
            Trace.WriteLine(line);
        }
    }
}
