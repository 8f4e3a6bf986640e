using System.CommandLine;
using PlanMonitor.Core.Findings;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Deliveries.Channels;

namespace PlanMonitor.Local.Commands;

/// <summary>What can be said of a subscription when it is made and when it is changed. <c>none</c> takes a setting away.</summary>
internal sealed class SubscriptionOptions
{
    private const string None = "none";

    public Option<string?> Secret { get; } = new("--secret") { Description = "Signs the messages; generic: whsec_ and Base64, made and shown once where it is left out. DingTalk, Feishu: the robot's secret.", HelpName = "S" };

    public Option<string?> Severity { get; } = Among(new("--severity") { Description = "Alerts of this severity and above (L where it is left out).", HelpName = "H|M|L" }, "H", "M", "L");

    public Option<string?> Plan { get; } = new("--plan") { Description = "Only this plan; - for none, with --operator; 'all' for every plan.", HelpName = "ID" };

    public Option<bool?> Operator { get; } = new("--operator") { Description = "Alerts for the operator too." };

    public Option<string[]> Regions { get; } = List("--county", "Only this county or wider region, by code or its beginning; may be given more than once.", "CODE");

    public Option<string[]> Rules { get; } = List("--rule", "Only this rule or family of rules; may be given more than once.", "RULE");

    public Option<string[]> Layers { get; } = List("--layer", "Only alerts about this layer; may be given more than once.", "NAME");

    public Option<string?> Form { get; } = Among(new("--body") { Description = "Body of the generic channel.", HelpName = "FORM" }, [.. GenericChannel.Forms]);

    public Option<string?> Digest { get; } = Checked(
        new("--digest") { Description = "Put messages together and send them at a time of day (08:30) or every so often (30m, 2h, 1d), one to nine minutes later so that robots are not hit at full and half hours; by the clock of --zone.", HelpName = "WHEN" },
        text => DigestTimes.Parse(text) is not null, "write a time of day such as 08:30, or 30m, 2h, 1d (1 minute to 1 day)");

    public Option<string?> Quiet { get; } = Checked(
        new("--quiet") { Description = "Send nothing in these hours, by the clock of --zone; it is sent at their end.", HelpName = "FROM-TO" }, text => QuietHours.Parse(text, hBreaks: false) is not null, "write hours such as 22:00-07:00");

    public Option<bool?> QuietExceptH { get; } = new("--quiet-except-h") { Description = "Alerts of severity H are sent in quiet hours too." };

    public Option<string?> Cooldown { get; } = Checked(
        new("--cooldown") { Description = "After a message on an alert keep further ones on it back for so long, and put them together.", HelpName = "SPAN" }, text => Spans.Parse(text) is not null, "write 30m, 6h or 2d");

    public Option<string?> Zone { get; } = Checked(
        new("--zone") { Description = "Clock of --digest and --quiet: +08:00 (where it is left out), or the name of a zone such as Asia/Urumqi.", HelpName = "ZONE" },
        text => Services.Deliveries.Zone.Parse(text) is not null, "write the distance from UTC, for example +08:00, or the name of a zone, for example Asia/Urumqi");

    public Option<string?> Detail { get; } = Among(new("--detail") { Description = "How much messages say: thin (where it is left out), or full for receivers that may know all that the finding says.", HelpName = "thin|full" }, [.. Details.All]);

    public IEnumerable<Option> All => [Secret, Severity, Plan, Operator, Regions, Rules, Layers, Form, Digest, Quiet, QuietExceptH, Cooldown, Zone, Detail];

    /// <summary>True where an option other than the secret was given.</summary>
    public bool AnySetting(ParseResult arguments) => All.Any(option => option != Secret && arguments.GetResult(option) is { Implicit: false });

    /// <summary>A subscription as the options change it; what was not given stays.</summary>
    public Subscription Apply(Subscription before, ParseResult arguments, Func<string, string> plan)
    {
        var hBreaks = arguments.GetValue(QuietExceptH) ?? before.Quiet?.HBreaks ?? false;
        return before with
        {
            Filter = before.Filter with
            {
                Least = arguments.GetValue(Severity) is { } severity ? Enum.Parse<Severity>(severity) : before.Filter.Least,
                Plan = arguments.GetValue(Plan) switch { null => before.Filter.Plan, "all" => null, "-" => "-", var id => plan(id) },
                Regions = Words(arguments, Regions, before.Filter.Regions),
                Rules = Words(arguments, Rules, before.Filter.Rules),
                Layers = Words(arguments, Layers, before.Filter.Layers),
            },
            Operator = arguments.GetValue(Operator) ?? before.Operator,
            Form = arguments.GetValue(Form) ?? before.Form,
            Digest = arguments.GetValue(Digest) switch { null => before.Digest, None => null, var text => DigestTimes.Parse(text) },
            Quiet = arguments.GetValue(Quiet) switch { null => before.Quiet is { } quiet ? quiet with { HBreaks = hBreaks } : null, None => null, var text => QuietHours.Parse(text, hBreaks) },
            Cooldown = arguments.GetValue(Cooldown) switch { null => before.Cooldown, None => null, var text => Spans.Parse(text) },
            Zone = arguments.GetValue(Zone) switch { null => before.Zone, None => null, var text => text },
            IsFull = arguments.GetValue(Detail) switch { null => before.IsFull, var word => word == Details.Full },
            Language = arguments.GetResult(CommonOptions.Language) is { Implicit: false } ? arguments.GetRequiredValue(CommonOptions.Language) : before.Language,
        };
    }

    private static IReadOnlyList<string> Words(ParseResult arguments, Option<string[]> option, IReadOnlyList<string> before) =>
        arguments.GetResult(option) is { Implicit: false } ? arguments.GetValue(option) switch { [None] => [], var words => words ?? [] } : before;

    private static Option<string[]> List(string name, string description, string help) => new(name) { Description = description, HelpName = help, AllowMultipleArgumentsPerToken = true };

    private static Option<string?> Among(Option<string?> option, params string[] words)
    {
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    private static Option<string?> Checked(Option<string?> option, Func<string, bool> fits, string action)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value != None && !fits(token.Value))
            {
                result.AddError($"{option.Name} '{token.Value}' is none; {action}.");
            }
        });
        return option;
    }
}
