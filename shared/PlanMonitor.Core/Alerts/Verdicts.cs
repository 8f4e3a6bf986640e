namespace PlanMonitor.Core.Alerts;

/// <summary>
/// What a person may decide (矿产卫片执法): whether it is lawful, and how it is handled. Both are kept and shown in Chinese, as the forms have them; English
/// words are taken too.
/// </summary>
public static class Verdicts
{
    /// <summary>合法: lawful.</summary>
    public const string Lawful = "合法";

    /// <summary>违法: unlawful. A system never says it.</summary>
    public const string Unlawful = "违法";

    /// <summary>伪变化: no change in truth.</summary>
    public const string FalseChange = "伪变化";

    /// <summary>立案: a case is filed.</summary>
    public const string Filed = "立案";

    /// <summary>非立案: handled without a case.</summary>
    public const string NotFiled = "非立案";

    /// <summary>不处理: nothing is done.</summary>
    public const string NoAction = "不处理";

    private static readonly (string Word, string En)[] AllVerdicts = [(Lawful, "lawful"), (Unlawful, "unlawful"), (FalseChange, "false-change")];
    private static readonly (string Word, string En)[] AllHandlings = [(Filed, "filed"), (NotFiled, "not-filed"), (NoAction, "no-action")];

    /// <summary>The verdicts that there are, for messages.</summary>
    public static string VerdictWords { get; } = Listed(AllVerdicts);

    /// <summary>The handlings that there are, for messages.</summary>
    public static string HandlingWords { get; } = Listed(AllHandlings);

    /// <summary>The verdict of a word in either language; null where it is none.</summary>
    public static string? Verdict(string? word) => Find(AllVerdicts, word);

    /// <summary>The handling of a word in either language; null where it is none.</summary>
    public static string? Handling(string? word) => Find(AllHandlings, word);

    private static string? Find((string Word, string En)[] all, string? word) => all.FirstOrDefault(each => each.Word == word || each.En == word).Word;

    private static string Listed((string Word, string En)[] all) => string.Join(", ", all.Select(each => $"{each.Word} ({each.En})"));
}
