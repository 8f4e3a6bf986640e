using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Rights;

/// <summary>The term of a new right lies between what the plan prints (出让年限), counted from its first day: past it the right is to be granted anew, not renewed.</summary>
public sealed class RightSandTerm : IRule
{
    private const decimal DaysPerYear = 365.2425m;

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("right.sand-term", new("砂石采矿权出让年限符合规划要求", "The term of sand rights is as the plan demands"), Severity.H, Yearly: false, ["rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => Rules(plan).Any();

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => input.Rights is null
        ? [RightFindings.NoRegister(Info, input, Rules(input.Plan))]
        : from right in input.Rights
          where RightLife.MayStand(right, input.Year) && RightLife.IsNew(right, input.Plan.Period) != false
          let rule = Rules(input.Plan).FirstOrDefault(rule => RightScope.Concerns(input, rule, right))
          where rule is not null
          select Judge(input, rule, right);

    private static IEnumerable<RightRule> Rules(Plan plan) => RightScope.RulesOn(plan, "term").Where(rule => rule is { Value: not null } or { Max: not null });

    private Finding Judge(CheckInput input, RightRule rule, MiningRight right)
    {
        var draft = RightFindings.About(Info, input, right, [rule]);
        var name = RightFindings.Name(right);
        if (RightLife.Began(right) is not { } start || right.ValidTo is not { } end)
        {
            string[] missing = [.. RightLife.Began(right) is null ? ["rights:有效期起"] : Array.Empty<string>(), .. right.ValidTo is null ? ["rights:有效期止"] : Array.Empty<string>()];
            return draft.NotEvaluable(right, new("出让年限无法检查", "its term cannot be checked"), missing);
        }
        var (least, most) = rule.Comparator switch { "range" => (rule.Value, rule.Max), ">=" => (rule.Value, null), _ => (null, rule.Max ?? rule.Value) };
        var years = Years(start, end);
        var (tooShort, tooLong) = (years < least, years > most);
        var limit = tooShort || most is null ? least : most;
        var term = new Text($"{name.Zh}的出让年限为{years:0.######}年（{start:yyyy-MM-dd}至{end:yyyy-MM-dd}）", $"The term of {name.En} is {years:0.######} years ({start:yyyy-MM-dd} to {end:yyyy-MM-dd})");
        return (draft with
        {
            Status = tooShort || tooLong ? FindingStatus.Fail : FindingStatus.Pass,
            Measured = years,
            Limit = limit,
            Unit = "年",
            Message = tooShort ? new($"{term.Zh}，疑似短于规划规定的最短{least:0.######}年。", $"{term.En}, suspected below the {least:0.######} years that the plan demands.")
                : tooLong ? new($"{term.Zh}，疑似超过规划规定的最长{most:0.######}年，到期后应重新出让。", $"{term.En}, suspected beyond the {most:0.######} years that the plan allows; past them it is to be granted anew.")
                : new($"{term.Zh}，符合规划要求。", $"{term.En}, as the plan demands."),
        }).Done();
    }

    // Licences end on the day of the year or the day before it: both are whole years.
    private static decimal Years(DateOnly start, DateOnly end)
    {
        var whole = end.AddDays(1).Year - start.Year;
        return end == start.AddYears(whole) || end.AddDays(1) == start.AddYears(whole) ? whole : decimal.Round((end.DayNumber - start.DayNumber + 1) / DaysPerYear, 3, MidpointRounding.AwayFromZero);
    }
}
