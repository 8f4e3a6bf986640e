using PlanMonitor.Azure.Tests.Jobs;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace PlanMonitor.Azure.Tests;

/// <summary>The tests, or the other process that some of them need.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) => arguments switch
    {
        [ChunkWorker.Verb, .. var rest] => ChunkWorker.RunAsync(rest),
        _ when arguments.Any(argument => argument is "--server" or "--internal-msbuild-node") =>
            TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(arguments),
    };
}
