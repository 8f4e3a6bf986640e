using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Rules;
using Xunit;

namespace PlanMonitor.Core.Tests.Properties;

/// <summary>What holds for the rules on rights, on registers that say more than <see cref="World"/> does.</summary>
public sealed class RightProperties
{
    private static readonly string[] Layers = ["mining-block", "exploration-block", "concentrated-sand", "key-exploration", "funded-exploration", "wetland", "arable-land"];

    private static readonly string?[] Blocks = [null, null, "KQ1", "KQ2", "探转采", "深部", "资源整合", "经论证批准", "KZ21060000001", "CS21060000002", "辽宁省灯塔市瓜沟铁矿普查"];

    private static readonly string[] Minerals = ["菱镁矿", "铁矿", "超贫磁铁矿", "砂金", "泥炭", "砖瓦用粘土", "煤炭", "建筑用花岗岩", "砂石土", "地热", "金矿", "硼矿"];

    [Fact]
    public void The_order_of_rights_and_places_changes_no_byte() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var input = Register(seed);
        var random = new Random(seed + 1);
        var mixed = input with
        {
            Rights = input.Rights is null ? null : [.. input.Rights.OrderBy(_ => random.Next())],
            RightPlaces = [.. input.RightPlaces!.OrderBy(_ => random.Next()).Select(place => place with { Overlaps = [.. place.Overlaps.Reverse()], Others = [.. place.Others.Reverse()] })],
        };
        return CanonicalJson.Write(Found(input)) == CanonicalJson.Write(Found(mixed));
    }).Check(Checked.Config);

    [Fact]
    public void Every_finding_has_an_id_of_its_own_and_none_passes_in_silence() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var findings = Found(Register(seed));
        return findings.Select(finding => finding.Id).Distinct().Count() == findings.Count && findings.All(finding => finding.Status switch
        {
            FindingStatus.NotEvaluable => finding.Missing.Count > 0,
            FindingStatus.Pass => finding.Missing.Count == 0,
            _ => finding.Message.Zh.Contains("疑似", StringComparison.Ordinal) || finding.Status == FindingStatus.Warn,
        });
    }).Check(Checked.Config);

    [Fact]
    public void Another_right_never_makes_up_for_too_many() => Prop.ForAll(Checked.Seeds, seed =>
    {
        string[] counts = ["right.one-per-block", "right.zone-count", "right.magnesite-count"];
        var input = Register(seed);
        if (input.Rights is null)
        {
            return true;
        }
        var more = Found(input with { Rights = [.. input.Rights, Right(new(seed), "C99", input.Plan.Adcode)] }).ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        return Found(input).Where(finding => finding.Status == FindingStatus.Fail && counts.Contains(finding.Rule)).All(finding => more[finding.Id].Status == FindingStatus.Fail);
    }).Check(Checked.Config);

    private static List<Finding> Found(CheckInput input) => [.. Checked.All(input).Where(finding => finding.Rule.StartsWith("right.", StringComparison.Ordinal))];

    private static CheckInput Register(int seed)
    {
        var random = new Random(seed);
        var world = World.Of(seed);
        string[] regions = [.. RegionCatalogue.BuiltIn.All.Select(region => region.Code).Where(code => RegionCode.Within(code, world.Plan.Adcode))];
        var rights = Enumerable.Range(0, random.Next(12)).Select(i => Right(random, $"C{i}", regions[random.Next(regions.Length)])).ToList();
        return world with
        {
            Rights = random.Next(8) == 0 ? null : rights,
            RightPlaces = [.. rights.Where(_ => random.Next(3) > 0).Select(right => Place(random, right.Licence, rights))],
            Layers = [.. Layers.Where(_ => random.Next(3) > 0)],
        };
    }

    private static MiningRight Right(Random random, string licence, string region)
    {
        T? Maybe<T>(T value)
            where T : struct => random.Next(4) == 0 ? null : value;
        var mineral = Minerals[random.Next(Minerals.Length)];
        var from = Maybe(new DateOnly(random.Next(2015, 2026), random.Next(1, 13), 1));
        return new(
            licence, $"虚构{licence}矿", random.Next(4) == 0 ? null : $"虚构{random.Next(3)}公司", region, MineralCatalogue.BuiltIn.CodeOf(mineral)!, mineral, null, null,
            random.Next(3) > 0 ? RightStatus.Active : (RightStatus)random.Next(5), from, from is { } start ? Maybe(start.AddDays(random.Next(5_000))) : null, null, null, null, World.Row("采矿权登记.csv", random.Next(1_000)))
        {
            Kind = (RightKind)random.Next(2),
            Grant = Maybe((GrantKind)random.Next(5)),
            FirstGranted = random.Next(3) == 0 ? from?.AddYears(-random.Next(10)) : null,
            Block = Blocks[random.Next(Blocks.Length)],
            Stage = Maybe((ExplorationStage)random.Next(4)),
            Funding = Maybe((FundingKind)random.Next(2)),
            Group = random.Next(2) == 0 ? null : $"虚构{random.Next(4)}集团",
        };
    }

    private static RightPlace Place(Random random, string licence, List<MiningRight> rights)
    {
        var area = random.Next(1_000, 500_000);
        return new(
            licence, area,
            [.. Layers.Where(_ => random.Next(2) == 0).Select(layer => (Layer: layer, Area: (decimal)random.Next(1, area + 1))).Select(pair => new Overlap(
                licence, pair.Layer, random.Next(2) == 0 ? "KZ21060000001" : "F1", pair.Area, decimal.Round(pair.Area / area, 6), 0, OverlapThresholds.IsSliver(pair.Area, area), OverlapThresholds.NeedsProvincialCheck(pair.Area)))],
            [.. rights.Where(other => other.Licence != licence && random.Next(4) == 0).Select(other => new SharedGround(other.Licence, random.Next(1, area + 1)))], []);
    }
}
