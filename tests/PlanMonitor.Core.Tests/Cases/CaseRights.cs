using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Sources;
using static PlanMonitor.Core.Tests.Cases.CaseValues;

namespace PlanMonitor.Core.Tests.Cases;

/// <summary>Rights of a case and where they lie.</summary>
internal static class CaseRights
{
    public static MiningRight Of(RightRow row, Source source) => new(
        row.Licence, row.MineName, row.Holder, Region(row.Region), Mineral(row.Mineral), row.Mineral, Maybe(row.Scale, Basis.RawOre),
        row.Method switch { null => null, "露天" => "open-pit", "地下" => "underground", "露天/地下" => "both", _ => throw Unknown(row.Method) },
        row.Status switch
        {
            null or "有效" => RightStatus.Active,
            "过期" => RightStatus.Expired,
            "停产" => RightStatus.Suspended,
            "关闭" => RightStatus.Closed,
            "未建" => RightStatus.NeverBuilt,
            _ => throw Unknown(row.Status),
        },
        row.ValidFrom, row.ValidTo, row.Top, row.Bottom, row.Boundary, source)
    {
        Kind = row.Kind switch { null or "采矿权" => RightKind.Mining, "探矿权" => RightKind.Exploration, _ => throw Unknown(row.Kind) },
        SizeClass = Size(row.SizeClass),
        DepositClass = Size(row.DepositClass),
        Reserve = Maybe(row.Reserve, Basis.RawOre),
        ServiceYears = row.ServiceYears,
        Grant = row.Grant switch
        {
            null => null,
            "新立" => GrantKind.New,
            "延续" => GrantKind.Renewal,
            "变更" => GrantKind.Change,
            "扩界" => GrantKind.Expansion,
            "整合" => GrantKind.Integration,
            _ => throw Unknown(row.Grant),
        },
        FirstGranted = row.FirstGranted,
        Block = row.Block,
        Stage = row.Stage switch
        {
            null => null,
            "预查" => ExplorationStage.Preliminary,
            "普查" => ExplorationStage.Reconnaissance,
            "详查" => ExplorationStage.General,
            "勘探" => ExplorationStage.Detailed,
            _ => throw Unknown(row.Stage),
        },
        Funding = row.Funding switch { null => null, "财政" => FundingKind.Public, "社会" => FundingKind.Private, _ => throw Unknown(row.Funding) },
        Group = row.Group,
        DeclaredArea = Maybe(row.DeclaredArea, Basis.None),
    };

    public static RightPlace Place(PlaceRow row)
    {
        var area = Area(row.Area);
        return new(
            row.Licence, area, [.. (row.Overlaps ?? []).Select(overlap => Overlap(row.Licence, area, overlap))],
            [.. (row.Others ?? []).Select(other => new SharedGround(other.Licence, Area(other.Area)))],
            [.. (row.Nearest ?? []).Select(near => new NearRight(near.Rule, near.Licence, near.Metres))]);
    }
}
