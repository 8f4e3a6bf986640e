using System.CommandLine;
using System.CommandLine.Parsing;

namespace PlanMonitor.Local.Terminal;

/// <summary>What is wrong with a command line, a line for each fault.</summary>
internal static class UsageText
{
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0)
        {
            return [NoCommand(parsed, command)];
        }
        var missing = command.Arguments
            .Where(argument => (parsed.GetResult(argument)?.Tokens.Count ?? 0) < argument.Arity.MinimumNumberOfValues)
            .Select(argument => argument.Name)
            .ToList();
        var faults = parsed.Errors
            .Where(error => missing.Count == 0 || !IsAboutMissing(error))
            .Select(error => OneLine(error.Message));
        return faults.Concat(missing.Count == 0 ? [] : [$"{command.Name} needs {string.Join(" and ", missing)}."]).Distinct();
    }

    private static string NoCommand(ParseResult parsed, Command command)
    {
        var names = string.Join(", ", command.Subcommands.Select(each => each.Name));
        return parsed.UnmatchedTokens switch
        {
            [] => $"Name a command: {names}.",
            [['-', ..] option, ..] => $"There is no option {option} before the command. The commands are: {names}.",
            [var word, ..] => $"There is no command {(command is RootCommand ? word : $"{command.Name} {word}")}. The commands are: {names}.",
        };
    }

    // The library tells a missing argument of a command once for the command and once for each argument, without its name.
    private static bool IsAboutMissing(ParseError error) => error.SymbolResult is CommandResult or ArgumentResult { Tokens.Count: 0, Parent: CommandResult };

    private static string OneLine(string message) => string.Join(' ', message.Split((char[])['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
