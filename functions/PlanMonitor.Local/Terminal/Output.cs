using System.CommandLine;
using System.Text.Json;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Local.Commands;

namespace PlanMonitor.Local.Terminal;

/// <summary>Where a command writes: data to stdout, talk to stderr.</summary>
internal sealed class Output(ParseResult arguments)
{
    /// <summary>Data for people or programs.</summary>
    public TextWriter Data { get; } = arguments.InvocationConfiguration.Output;

    /// <summary>Progress and remarks.</summary>
    public TextWriter Talk { get; } = arguments.InvocationConfiguration.Error;

    /// <summary>True where the user asked for JSON.</summary>
    public bool Json { get; } = arguments.GetValue(CommonOptions.Json);

    /// <summary>True for texts in English.</summary>
    public bool English { get; } = arguments.GetValue(CommonOptions.Language) == "en";

    /// <summary>The user's language.</summary>
    public PlanLanguage Language => English ? PlanLanguage.En : PlanLanguage.Zh;

    /// <summary>The text in the user's language.</summary>
    public string In(Text text) => English ? text.En : text.Zh;

    /// <summary>The text in the user's language.</summary>
    public string In(string zh, string en) => English ? en : zh;

    /// <summary>One JSON document.</summary>
    public void WriteJson<T>(T value) => Data.WriteLine(JsonSerializer.Serialize(value, CanonicalJson.Indented));

    /// <summary>One JSON document that may be longer than a text can be; its streams are written as they come.</summary>
    public async Task WriteJsonAsync<T>(T value, CancellationToken cancel)
    {
        await using (var stream = new TextStream(Data))
        {
            await JsonSerializer.SerializeAsync(stream, value, CanonicalJson.Indented, cancel);
        }
        await Data.WriteLineAsync();
    }
}
