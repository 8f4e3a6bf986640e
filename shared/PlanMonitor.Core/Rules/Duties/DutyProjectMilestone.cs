using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Projects;

namespace PlanMonitor.Core.Rules.Duties;

/// <summary>
/// The plan's projects (规划项目) against what was reported of them: finished by the end of their last year, and with the quantity that the plan prints.
/// A project without a last year is due where a reading of the plan fills it in.
/// </summary>
public sealed class DutyProjectMilestone : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("duty.project-milestone", new("规划项目须按期完成", "The plan's projects are finished in time"), Severity.M, Yearly: false, ["projects"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.Projects.Any(project => Milestone.Of(project, plan) is not null);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        if (!input.Plan.Period.Contains(input.Year))
        {
            return [];
        }
        return input.Projects is null
            ? [NoUpload(input)]
            : from project in input.Plan.Projects
              where project.From is null || project.From <= input.Year
              let milestone = Milestone.Of(project, input.Plan)
              where milestone is not null
              select Judge(input, milestone, ByIdOrName(input, project));
    }

    private Finding Judge(CheckInput input, Milestone milestone, ProjectState? state)
    {
        var verdict = ProjectVerdict.Of(milestone, state, input);
        return new FindingDraft(Info, input, new("project", Feature: milestone.Project.Id))
        {
            Status = verdict.Status,
            Severity = verdict.Severity,
            Measured = verdict.Measured,
            Limit = verdict.Limit,
            Unit = verdict.Limit is null ? null : milestone.Project.Unit,
            Citations = [milestone.Project.Citation],
            Readings = milestone.Readings,
            Evidence = state is null ? [] : [state.Source],
            Missing = verdict.Missing is null ? [] : [verdict.Missing],
            Message = new($"规划项目“{milestone.Project.Name}”{verdict.Message.Zh}。", $"Project '{milestone.Project.Name}': {verdict.Message.En}."),
        }.Done();
    }

    // A record by id goes before one by name; a name that several projects share says how far they are, not how much each of them brought.
    private static ProjectState? ByIdOrName(CheckInput input, Project project)
    {
        if (input.Projects!.FirstOrDefault(state => Same(state.Project, project.Id)) is { } byId)
        {
            return byId;
        }
        var byName = input.Projects!.FirstOrDefault(state => Same(state.Project, project.Name));
        return byName is not null && input.Plan.Projects.Count(other => Same(other.Name, project.Name)) > 1 ? byName with { Amount = null } : byName;
    }

    private static bool Same(string one, string other) => string.Equals(NameKey.Of(one), NameKey.Of(other), StringComparison.OrdinalIgnoreCase);

    private Finding NoUpload(CheckInput input) => new FindingDraft(Info, input, new("projects", Region: input.Plan.Adcode))
    {
        Status = FindingStatus.NotEvaluable,
        Missing = ["projects"],
        Message = new("没有项目进展数据，无法判断规划项目是否按期完成。", "Nothing was uploaded on the progress of projects, so nobody can say whether they are in time."),
    }.Done();
}

/// <summary>The day by which a project must be finished.</summary>
/// <param name="Project">The project.</param>
/// <param name="Due">The last day.</param>
/// <param name="Readings">Readings that the day rests on.</param>
internal sealed record Milestone(Project Project, DateOnly Due, IReadOnlyList<string> Readings)
{
    /// <summary>What a reading names that gives the projects without a last year the end of the period.</summary>
    private const string LastYearField = "projects.to";

    /// <summary>The milestone of a project; null where the plan gives none.</summary>
    public static Milestone? Of(Project project, Plan plan)
    {
        if (project.To is { } last)
        {
            return new(project, new(last, 12, 31), []);
        }
        var readings = plan.Readings.Where(reading => reading.Fields.Contains(LastYearField)).Select(reading => reading.Id).ToList();
        return readings.Count > 0 ? new(project, new(plan.Period.To, 12, 31), readings) : null;
    }
}
