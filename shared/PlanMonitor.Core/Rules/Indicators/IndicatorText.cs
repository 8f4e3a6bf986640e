using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>How a finding speaks of a quantity.</summary>
/// <param name="Noun">What was counted.</param>
/// <param name="When">In which year or years.</param>
/// <param name="Basis">What is weighed, in Chinese; null for counts, areas and shares.</param>
/// <param name="AddsUp">True where it adds up over the period, so that its pace says something.</param>
internal sealed record Wording(Text Noun, Text When, string? Basis = null, bool AddsUp = false)
{
    /// <summary>The state at the end of a year.</summary>
    public static Wording AtEnd(CheckInput input, Text noun) => new(noun, new($"{input.Year}年底", $"at the end of {input.Year}"));

    /// <summary>A figure of one year.</summary>
    public static Wording InYear(CheckInput input, Text noun) => new(noun, new($"{input.Year}年", $"in {input.Year}"));

    /// <summary>A total from the first year of the period on.</summary>
    public static Wording Total(CheckInput input, Text noun, string? basis = null) => input.Year == input.Plan.Period.From
        ? InYear(input, noun) with { Basis = basis, AddsUp = true }
        : new(noun, new($"{input.Plan.Period.From}年至{input.Year}年累计", $"from {input.Plan.Period.From} to {input.Year}"), basis, AddsUp: true);
}

/// <summary>What findings on indicators say.</summary>
internal static class IndicatorText
{
    private const int MostNamed = 5;

    /// <summary>The plan gives no figure.</summary>
    public static Text NoFigure(Target target) => new(
        $"规划对{target.Region}{target.Name}没有给出数值，无法检查；取得下达数或基期数后请补充到规划数据。",
        $"The plan prints no figure for {target.Name} in {target.Region}; add what was set, or the figure of the base year, to the plan's data.");

    /// <summary>Nothing to count.</summary>
    public static Text NotEvaluable(Target target, Tally tally, Wording wording)
    {
        var (goal, lacking) = (All(target), tally.Missing.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList());
        List<string> missing = lacking.Count > MostNamed ? [.. lacking.Take(MostNamed), "…"] : lacking;
        return MissingText.Sentence($"{wording.When.Zh}{wording.Noun.Zh}无法对照规划指标{goal.Zh}", $"{wording.Noun.En} {wording.When.En} cannot be held against the plan's {goal.En}", missing);
    }

    /// <summary>A verdict.</summary>
    /// <param name="input">The check.</param>
    /// <param name="target">What the plan wants.</param>
    /// <param name="tally">What it came to.</param>
    /// <param name="goal">The figure that decides.</param>
    /// <param name="compared">How the figures compare; null where the data leaves it open.</param>
    /// <param name="due">Whether the day has come.</param>
    /// <param name="wording">How to speak of it.</param>
    public static Text Of(CheckInput input, Target target, Tally tally, Goal goal, FindingStatus? compared, bool due, Wording wording)
    {
        var measured = $"{tally.Shown:0.######}{goal.Amount.Unit}";
        var (zh, en) = ($"{wording.When.Zh}{wording.Noun.Zh}{measured}", $"{wording.Noun.En} {wording.When.En}: {measured}");
        var end = due ? new Text("", "") : new Text($"；{target.Due.Year}年末才作判定", $"; judged at the end of {target.Due.Year}");
        var pace = due || !wording.AddsUp || compared == FindingStatus.Pass ? new Text("", "") : Pace(input, tally, goal);
        return compared switch
        {
            null => new($"{zh}，对照{Plan(goal).Zh}，数据尚不完整，暂不能判定{pace.Zh}。", $"{en}, held against {Plan(goal).En}; the data is not complete yet{pace.En}."),
            FindingStatus.Pass => new($"{zh}，{Kept(goal).Zh}{Plan(goal).Zh}。", $"{en}, {Kept(goal).En} {Plan(goal).En}."),
            FindingStatus.Fail when due => new($"{zh}，疑似{Missed(goal).Zh}{Plan(goal).Zh}。", $"{en}, suspected {Missed(goal).En} {Plan(goal).En}."),
            _ when due => new($"{zh}，{Missed(goal).Zh}{Plan(goal).Zh}，尚不判定为不符合，请关注。", $"{en}, {Missed(goal).En} {Plan(goal).En}; not judged a breach, to be watched."),
            _ => new($"{zh}，{(goal.Floor ? "尚" : "")}{Missed(goal).Zh}{Plan(goal).Zh}{pace.Zh}{end.Zh}。", $"{en}, {Missed(goal).En} {Plan(goal).En}{pace.En}{end.En}."),
        };
    }

    private static Text Pace(CheckInput input, Tally tally, Goal goal)
    {
        var period = input.Plan.Period;
        var time = Tally.Percent(input.Year - period.From + 1, period.To - period.From + 1);
        var done = goal.Value == 0 ? 0 : Tally.Percent(tally.Shown, goal.Value);
        return new($"（序时进度{time:0.#}%，已完成{done:0.#}%）", $" ({done:0.#}% done after {time:0.#}% of the time)");
    }

    private static Text Plan(Goal goal) => goal.OfBase ? goal.Printed : new($"规划指标{goal.Printed.Zh}", $"the plan's {goal.Printed.En}");

    private static Text All(Target target) => new(
        string.Join("、", target.Goals.Select(goal => goal.Printed.Zh)), string.Join(" and ", target.Goals.Select(goal => goal.Printed.En)));

    private static Text Kept(Goal goal) => (goal.Floor, goal.Strict) switch
    {
        (true, false) => new("达到", "reaching"),
        (true, true) => new("高于", "above"),
        (false, false) => new("未超过", "within"),
        _ => new("低于", "below"),
    };

    private static Text Missed(Goal goal) => (goal.Floor, goal.Strict) switch
    {
        (true, false) => new("未达到", "below"),
        (true, true) => new("未高于", "not above"),
        (false, false) => new("超过", "over"),
        _ => new("未低于", "not below"),
    };
}
