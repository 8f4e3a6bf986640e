using PlanMonitor.Core.Duties;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Duties;

/// <summary>Whether the duties of one topic were done in time, by what was recorded (履职记录).</summary>
internal static class DutyCheck
{
    private const string RejectedRows = "duties:rejected-rows";

    /// <summary>True where the plan has a duty of the topic that is due some day.</summary>
    public static bool Asks(Plan plan, string topic) => plan.Duties.Any(duty => duty.Topic == topic && DutyDue.Of(duty, plan.Period, plan.Period.To) is not null);

    /// <summary>One finding for each such duty; none for one whose only due day lies in a later year. A record by the word of the topic stands for all duties of the topic.</summary>
    public static IEnumerable<Finding> Run(RuleInfo rule, CheckInput input, string topic, Text name) => !input.Plan.Period.Contains(input.Year) ? []
        : from duty in input.Plan.Duties
          where duty.Topic == topic
          let due = DutyDue.Of(duty, input.Plan.Period, input.Year)
          where due is not null && (due.EachYear || due.Day.Year <= input.Year)
          select Judge(rule, input, duty, due, name);

    private static Finding Judge(RuleInfo rule, CheckInput input, Duty duty, DutyDue due, Text name)
    {
        var records = (input.Duties ?? []).Where(record => Is(record, duty) && (due.EachYear ? record.Year == input.Year : record.Year <= input.Year) && !(record.DoneOn > input.AsOf)).ToList();
        var (times, inTime) = (records.Sum(record => record.Times), records.Where(record => !(record.DoneOn > due.Day)).Sum(record => record.Times));
        var mayBeAmongRejected = input.Rejected.Where(row => row.Kind == "duties").ToList();
        var outcome = input.Duties is null ? Outcome.Unknown
            : inTime >= due.Times ? Outcome.Done
            : times >= due.Times ? Outcome.Late
            : input.AsOf <= due.Day ? Outcome.Open
            : mayBeAmongRejected.Count > 0 ? Outcome.Unsure
            : Outcome.Missed;
        return new FindingDraft(rule, input, new("duty", Feature: duty.Id))
        {
            Status = outcome switch { Outcome.Done => FindingStatus.Pass, Outcome.Missed => FindingStatus.Fail, Outcome.Unknown => FindingStatus.NotEvaluable, _ => FindingStatus.Warn },
            Severity = outcome is Outcome.Late or Outcome.Open ? Severity.L : rule.Severity,
            Measured = outcome == Outcome.Unknown ? null : times,
            Limit = due.Times,
            Unit = "次",
            Citations = [duty.Citation],
            Readings = duty.Readings ?? [],
            Evidence = [.. records.Select(record => record.Source), .. outcome == Outcome.Unsure ? mayBeAmongRejected.Select(row => row.Source) : []],
            Missing = outcome switch { Outcome.Unknown => ["duties"], Outcome.Unsure => [RejectedRows], _ => [] },
            Message = Say(outcome, due, due.EachYear ? new($"{input.Year}年度{name.Zh}", $"{name.En} for {input.Year}") : name, duty.Citation.Snippet),
        }.Done();
    }

    private static bool Is(DutyRecord record, Duty duty) =>
        string.Equals(record.Duty, duty.Id, StringComparison.OrdinalIgnoreCase) || string.Equals(record.Duty, duty.Topic, StringComparison.OrdinalIgnoreCase);

    private static Text Say(Outcome outcome, DutyDue due, Text what, string snippet)
    {
        var text = outcome switch
        {
            Outcome.Done => new Text($"{what.Zh}已按期完成", $"{what.En}: done in time"),
            Outcome.Late => new($"{what.Zh}已完成，但晚于{due.Day:yyyy-MM-dd}", $"{what.En}: done, but after {due.Day:yyyy-MM-dd}"),
            Outcome.Open => new($"{what.Zh}尚无完成记录，应于{due.Day:yyyy-MM-dd}前完成", $"{what.En}: not recorded as done yet; due {due.Day:yyyy-MM-dd}"),
            Outcome.Unsure => new($"{what.Zh}应于{due.Day:yyyy-MM-dd}前完成，没有完成记录，但履职记录中有未采用的行，暂不判定", $"{what.En}: not recorded as done by {due.Day:yyyy-MM-dd}, but rows of the records were rejected: not judged yet"),
            Outcome.Missed => new($"{what.Zh}没有完成记录，疑似未在{due.Day:yyyy-MM-dd}前完成", $"{what.En}: no record that it was done by {due.Day:yyyy-MM-dd}, suspected omitted"),
            _ => new($"没有履职记录，无法判断{what.Zh}是否完成", $"{what.En}: without records of duties nobody can say whether it was done"),
        };
        return new($"{text.Zh}（“{snippet}”）。", $"{text.En} ('{snippet}').");
    }

    private enum Outcome
    {
        Done,
        Late,
        Open,
        Unsure,
        Missed,
        Unknown,
    }
}
