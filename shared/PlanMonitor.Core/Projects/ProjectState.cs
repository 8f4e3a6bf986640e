using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Projects;

/// <summary>How far a project is.</summary>
public enum ProjectStage
{
    /// <summary>未启动.</summary>
    NotStarted,

    /// <summary>进行中.</summary>
    Ongoing,

    /// <summary>已完成.</summary>
    Done,
}

/// <summary>How far a project of the plan is (项目进展).</summary>
/// <param name="Project">项目: id, or name as the plan prints it.</param>
/// <param name="Stage">状态.</param>
/// <param name="DoneOn">完成日期; null if not given.</param>
/// <param name="Amount">完成数量 in any unit; null if not given.</param>
/// <param name="Document">验收文号 or another document; null if not given.</param>
/// <param name="Source">Where it came from.</param>
public sealed record ProjectState(string Project, ProjectStage Stage, DateOnly? DoneOn, Quantity? Amount, string? Document, Source Source);
