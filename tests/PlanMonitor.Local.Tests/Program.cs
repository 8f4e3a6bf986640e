using PlanMonitor.Local.Tests.Jobs;
using PlanMonitor.Local.Tests.Large;
using PlanMonitor.Local.Tests.Storage;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace PlanMonitor.Local.Tests;

/// <summary>The tests, or the other process that some of them need.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) => arguments switch
    {
        [StorageChild.Verb, ChunkWorker.Verb, .. var rest] => ChunkWorker.RunAsync(rest),
        [StorageChild.Verb, LargeWorker.MakeVerb, .. var rest] => Task.FromResult(LargeWorker.Make(rest)),
        [StorageChild.Verb, LargeWorker.Verb, .. var rest] => LargeWorker.RunAsync(rest),
        [StorageChild.Verb, .. var rest] => StorageChild.RunAsync(rest),
        _ when arguments.Any(argument => argument is "--server" or "--internal-msbuild-node") =>
            TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(arguments),
    };
}
