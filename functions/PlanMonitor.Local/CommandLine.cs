using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using PlanMonitor.Local.Commands;
using PlanMonitor.Local.Terminal;

namespace PlanMonitor.Local;

/// <summary>The command line: parses, runs, and turns what goes wrong into one line on stderr and an exit code.</summary>
public static class CommandLine
{
    /// <summary>Runs one command.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "The last resort of the program: a fault becomes a line and exit code 1.")]
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var fault in UsageText.Of(parsed))
            {
                await error.WriteLineAsync(fault);
            }
            await error.WriteLineAsync("See planmonitor --help.");
            return ExitCode.Usage;
        }
        // Signals are heard here: by itself the library would not wait for a command that works on the calling thread, and only shortly for others.
        var invocation = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        using var signals = new StopSignals(() => error.WriteLine("Stopping ..."));
        try
        {
            return await parsed.InvokeAsync(invocation, signals.Token);
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped. Running the command again goes on from here.");
            return ExitCode.Fault;
        }
        catch (UsageException fault)
        {
            await error.WriteLineAsync(fault.Message);
            return ExitCode.Usage;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The disk, the network or another program: what happened says more than where.
            await error.WriteLineAsync(fault.Message);
            return ExitCode.Fault;
        }
        catch (Exception fault)
        {
            await error.WriteLineAsync($"A fault stopped the command; running it again is safe. {fault}");
            return ExitCode.Fault;
        }
    }

    /// <summary>The whole command line, for parsing and for the test that reads its help.</summary>
    public static RootCommand Root()
    {
        var root = new RootCommand("PlanMonitor watches whether mining follows the mineral resource plans (矿产资源规划实施监测).")
        {
            CommonOptions.Data, CommonOptions.Storage, CommonOptions.Vault, CommonOptions.Json, CommonOptions.By, CommonOptions.Language,
        };
        foreach (var command in new[]
        {
            DemoCommand.Build(), ServeCommand.Build(), PlansCommand.Build(), RulesCommand.Build(), ImportCommand.Build(), CheckCommand.Build(), OverlayCommand.Build(), AdmitCommand.Build(), AlertsCommand.Build(),
            SubscriptionsCommand.Build(), DeliveriesCommand.Build(), EvidenceCommands.Verify(), AuditCommand.Build(), TokenCommand.Build(), SettingsCommand.Build(),
        })
        {
            root.Subcommands.Add(command);
        }
        return root;
    }
}

/// <summary>The command was used wrongly in a way that only its own code can see.</summary>
public sealed class UsageException : Exception
{
    /// <summary>Without a message.</summary>
    public UsageException()
        : this("The command was used wrongly.")
    {
    }

    /// <summary>With what is wrong and what to do.</summary>
    public UsageException(string message)
        : base(message)
    {
    }

    /// <summary>With the fault behind it.</summary>
    public UsageException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
