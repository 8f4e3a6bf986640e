using System.Diagnostics;
using System.Globalization;
using PlanMonitor.Contracts.Workers;
using PlanMonitor.Core.Rules;
using PlanMonitor.Services.Storage;
using PlanMonitor.Testing;

namespace PlanMonitor.Azure.Tests.Jobs;

/// <summary>A worker in a process of its own over the emulator. Disposing kills it.</summary>
internal sealed class ChunkWorker(Process process) : IDisposable
{
    /// <summary>First argument of the child.</summary>
    public const string Verb = "chunk-worker";

    // The emulator's clock cannot be advanced: what a killed worker held comes back after this time. One that takes longer for it is alone, so that nobody else takes it.
    private static readonly TimeSpan RunsAtMost = TimeSpan.FromSeconds(5);

    // A few rules whose findings are about footprints: what storage does with findings does not depend on which rules there are.
    private static readonly string[] Ids = ["space.no-right", "space.beyond-right", "space.control-lines"];

    /// <summary>Its output, its end.</summary>
    public Process Process { get; } = process;

    /// <summary>The rules of its checks.</summary>
    public static IReadOnlyList<IRule> Rules { get; } = [.. RuleCatalogue.All.Where(rule => Ids.Contains(rule.Info.Id, StringComparer.Ordinal))];

    /// <summary>Starts one.</summary>
    /// <param name="connection">The emulator's connection string.</param>
    /// <param name="at">Time of its clock.</param>
    /// <param name="where">Where it stops: before, after or never; container; number.</param>
    public static ChunkWorker Start(string connection, DateTimeOffset at, params string[] where)
    {
        var host = Environment.ProcessPath!;
        var start = new ProcessStartInfo(host) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true };
        string[] program = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(ChunkWorker).Assembly.Location] : [];
        foreach (var argument in (string[])[.. program, Verb, connection, at.ToString("O", CultureInfo.InvariantCulture), .. where])
        {
            start.ArgumentList.Add(argument);
        }
        return new(Process.Start(start)!);
    }

    /// <summary>The child's main.</summary>
    public static Task<int> RunAsync(string[] arguments) => CrashWorker.RunAsync(
        AzureStorage.OpenEmulator(arguments[0]).With(new NoSecrets()), new ManualTime(DateTimeOffset.Parse(arguments[1], CultureInfo.InvariantCulture)), Rules, arguments[2..], RunsAtMost);

    /// <inheritdoc/>
    public void Dispose()
    {
        Process.Kill();
        Process.Dispose();
    }
}
