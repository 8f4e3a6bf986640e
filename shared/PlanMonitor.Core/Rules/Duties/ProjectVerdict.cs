using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Projects;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Core.Rules.Duties;

/// <summary>How a project stands in a year: before the year it is due it passes or warns, from that year's end on it may fail.</summary>
internal sealed record ProjectVerdict(FindingStatus Status, Severity Severity, Text Message, decimal? Measured = null, decimal? Limit = null, string? Missing = null)
{
    public static ProjectVerdict Of(Milestone milestone, ProjectState? state, CheckInput input)
    {
        var due = milestone.Due;
        return state is null
            ? new(FindingStatus.NotEvaluable, Severity.M, new("没有进展记录", "nothing was reported of it"), Missing: $"projects:{milestone.Project.Id}")
            : state.Stage == ProjectStage.Done && !(state.DoneOn > input.AsOf) ? Done(milestone, state, input)
            : due.Year <= input.Year && input.AsOf > due ? new(FindingStatus.Fail, Weight(milestone), new($"疑似未按期完成（应于{due:yyyy-MM-dd}前完成）", $"suspected not finished by {due:yyyy-MM-dd}"))
            : due.Year <= input.Year ? new(FindingStatus.Warn, Severity.L, new($"尚未完成，应于{due:yyyy-MM-dd}前完成", $"not finished yet; due {due:yyyy-MM-dd}"))
            : state.Stage == ProjectStage.NotStarted && milestone.Project.From is { } from && new DateOnly(from, 12, 31) < input.AsOf
                ? new(FindingStatus.Warn, Severity.L, new($"应于{from}年启动，尚未启动", $"was to begin in {from} and has not begun"))
            : new(FindingStatus.Pass, Severity.M, new($"按计划进行，应于{due:yyyy-MM-dd}前完成", $"on its way; due {due:yyyy-MM-dd}"));
    }

    private static ProjectVerdict Done(Milestone milestone, ProjectState state, CheckInput input)
    {
        if (milestone.Project.Value is { } planned && milestone.Project.Unit is { } symbol && Unit.Parse(symbol).TryGet(out var unit, out _))
        {
            return state.Amount is null ? new(FindingStatus.NotEvaluable, Severity.M, new("已完成，但没有填报完成数量", "finished, but its quantity was not reported"), Missing: "projects:完成数量")
                : !state.Amount.In(unit).TryGet(out var reached, out _) ? new(FindingStatus.NotEvaluable, Severity.M, new($"完成数量的单位不能与{unit}换算", $"its quantity does not convert to {unit}"), Missing: "projects:unit")
                : reached.Value >= planned ? InTime(milestone, state, reached.Value, planned)
                : milestone.Due.Year <= input.Year && input.AsOf > milestone.Due
                    ? new(FindingStatus.Fail, Weight(milestone), new($"完成{reached}，疑似未达到规划的{planned:0.######}{unit}", $"{reached} reached, suspected short of the planned {planned:0.######} {unit}"), reached.Value, planned)
                : new(FindingStatus.Warn, Severity.L, new($"报为已完成，但{reached}少于规划的{planned:0.######}{unit}", $"reported as finished, but {reached} is less than the planned {planned:0.######} {unit}"), reached.Value, planned);
        }
        return InTime(milestone, state, null, null);
    }

    private static ProjectVerdict InTime(Milestone milestone, ProjectState state, decimal? measured, decimal? limit) => state.DoneOn > milestone.Due
        ? new(FindingStatus.Warn, Severity.L, new($"于{state.DoneOn:yyyy-MM-dd}完成，晚于{milestone.Due:yyyy-MM-dd}", $"finished on {state.DoneOn:yyyy-MM-dd}, after {milestone.Due:yyyy-MM-dd}"), measured, limit)
        : new(FindingStatus.Pass, Severity.M, new("已完成", "finished"), measured, limit);

    // What the text gives no year for is a note.
    private static Severity Weight(Milestone milestone) => milestone.Readings.Count > 0 ? Severity.L : Severity.M;
}
