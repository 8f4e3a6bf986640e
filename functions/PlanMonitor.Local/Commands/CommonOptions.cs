using System.CommandLine;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Commands;

/// <summary>Options that every command takes.</summary>
internal static class CommonOptions
{
    public static Option<string> Data { get; } = Filled(new("--data") { Description = "The data folder.", DefaultValueFactory = _ => "./data", Recursive = true, HelpName = "DIR" });

    public static Option<string?> Storage { get; } = Where();

    public static Option<Uri?> Vault { get; } = new("--vault")
    {
        Description = "Key vault with the keys of the webhooks, for --storage.",
        Recursive = true,
        HelpName = "URI",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var uri) && uri is { Scheme: "https", UserInfo: "", PathAndQuery: "/", Fragment: "" })
            {
                return uri;
            }
            result.AddError($"'{result.Tokens[0].Value}' is no key vault; write https://NAME.vault.azure.net (with the suffix of your cloud).");
            return null;
        },
    };

    public static Option<bool> Json { get; } = new("--json") { Description = "Print one JSON document to stdout and nothing else there.", Recursive = true };

    public static Option<string> By { get; } = Filled(new("--by") { Description = "Who acts; written into the audit trail.", DefaultValueFactory = _ => Environment.UserName, Recursive = true, HelpName = "ACTOR" });

    public static Option<string> Language { get; } = Lang();

    private static Option<string> Filled(Option<string> option)
    {
        option.Validators.Add(result =>
        {
            if (result is { Implicit: false, Tokens: [var token] } && string.IsNullOrWhiteSpace(token.Value))
            {
                result.AddError($"{option.Name} {option.HelpName} is empty.");
            }
        });
        return option;
    }

    private static Option<string?> Where()
    {
        var option = new Option<string?>("--storage") { Description = "Storage in the cloud in place of the data folder: the blob URI of an account, azurite, or azurite:PORT.", Recursive = true, HelpName = "WHERE" };
        option.Validators.Add(result =>
        {
            if (result is { Tokens: [var token] } && StorageAddress.Parse(token.Value) is null)
            {
                result.AddError($"'{token.Value}' is no storage; write https://ACCOUNT.blob.core.windows.net (with the suffix of your cloud), azurite, or azurite:PORT.");
            }
        });
        return option;
    }

    private static Option<string> Lang()
    {
        var option = new Option<string>("--lang") { Description = "Language of texts for people: zh-CN or en.", DefaultValueFactory = _ => "zh-CN", Recursive = true, HelpName = "LANG" };
        option.AcceptOnlyFromAmong("zh-CN", "en");
        return option;
    }
}

/// <summary>Exit codes that other programs rely on.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Fault = 1;
    public const int Usage = 2;
    public const int Rejected = 3;
    public const int Found = 4;
}
