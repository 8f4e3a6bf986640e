using PlanMonitor.Core.Rights;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Rights;

/// <summary>Words that a register uses for kind, size, grant, stage and funding.</summary>
internal static class RightWords
{
    public static readonly WordList<RightKind> Kind = new((RightKind.Mining, ["采矿权", "采矿", "mining"]), (RightKind.Exploration, ["探矿权", "探矿", "勘查", "exploration"]));

    public static readonly WordList<SizeClass> Size = new((SizeClass.Large, ["大型", "大", "large"]), (SizeClass.Medium, ["中型", "中", "medium"]), (SizeClass.Small, ["小型", "小", "小矿", "small"]));

    public static readonly WordList<GrantKind> Grant = new(
        (GrantKind.New, ["新立", "新设", "new"]), (GrantKind.Renewal, ["延续", "renewal"]), (GrantKind.Change, ["变更", "change"]),
        (GrantKind.Expansion, ["扩界", "扩大矿区范围", "变更(扩大矿区范围)", "expansion"]), (GrantKind.Integration, ["整合", "资源整合", "integration"]));

    public static readonly WordList<ExplorationStage> Stage = new(
        (ExplorationStage.Preliminary, ["预查", "preliminary"]), (ExplorationStage.Reconnaissance, ["普查", "reconnaissance"]), (ExplorationStage.General, ["详查", "general"]),
        (ExplorationStage.Detailed, ["勘探", "detailed"]));

    public static readonly WordList<FundingKind> Funding = new((FundingKind.Public, ["财政", "财政出资", "财政资金", "public"]), (FundingKind.Private, ["社会", "社会出资", "社会资金", "private"]));
}
