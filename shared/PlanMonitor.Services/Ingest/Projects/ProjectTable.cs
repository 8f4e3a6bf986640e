using PlanMonitor.Core.Projects;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Projects;

/// <summary>Reads how far projects are (项目进展) from CSV or XLSX.</summary>
public static class ProjectTable
{
    private static readonly WordList<ProjectStage> Stages = new(
        (ProjectStage.NotStarted, ["未启动", "未开工", "未开展", "not started", "not-started"]), (ProjectStage.Ongoing, ["进行中", "在建", "实施中", "ongoing"]),
        (ProjectStage.Done, ["已完成", "完成", "已验收", "done"]));

    private static readonly TableKind<ProjectState> Kind = new()
    {
        Columns = ProjectColumns.Template.Columns,
        Required = (_, _) => [ProjectColumns.Project, ProjectColumns.Stage],
        Subject = ProjectColumns.Project,
        Read = Read,
        Key = row => row.Project,
        TwoRows = "projects.two-rows",
        SourceOf = row => row.Source,
        WithSource = (row, source) => row with { Source = source },
    };

    /// <summary>The projects of a file, one row each.</summary>
    public static TableResult<ProjectState> Read(string fileName, byte[] content, string sha256, ReadContext context) => TableReader.Read(Kind, fileName, content, sha256, context);

    private static ProjectState? Read(RowReader row, Source source)
    {
        var (project, stage, doneOn) = (row.Name(ProjectColumns.Project), row.RequiredWord(ProjectColumns.Stage, Stages), row.Day(CommonCells.DoneOn));
        var amount = row.Measured(ProjectColumns.Amount, ProjectColumns.Unit, Basis.None, UnitRule.Any);
        var document = row.Name(CommonCells.Document, required: false);
        return row.Failed || project is null || stage is null ? null : new(project, stage.Value, doneOn, amount, document, source);
    }
}
