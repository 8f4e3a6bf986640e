using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Rules;
using PlanMonitor.Core.Tests.Properties;
using Xunit;

namespace PlanMonitor.Core.Tests.Rules.Scale;

/// <summary>What holds for the rules on scale whatever the register says.</summary>
public sealed class ScaleProperties
{
    private static readonly string[] Minerals = ["菱镁矿", "铁矿", "岩金", "石灰岩", "水泥用灰岩", "铅锌矿", "砖瓦用页岩", "建筑石料用灰岩", "建筑用花岗岩", "砂石土", "石墨", "膨润土", "矿泉水", "多金属"];

    private static readonly string[] Units = ["万吨/年", "万立方米/年", "吨/日", "立方米/日"];

    private static readonly string?[] Methods = [null, "open-pit", "underground", "both"];

    private static readonly string?[] Blocks = [null, "CS21060000001", "CS21060000007", "GK21060000001", "辽宁沈阳国家规划矿区（辽阳段）"];

    private static readonly string[] Floors = ["scale.minimum-new", "scale.minimum-existing", "scale.zone-floor", "scale.sand-floor", "scale.magnesite-regrouped", "scale.iron-gold-floor"];

    [Fact]
    public void A_larger_scale_never_comes_out_worse() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var input = Input(seed);
        var more = input with { Rights = [.. input.Rights!.Select(right => right with { Scale = right.Scale! with { Value = right.Scale!.Value * 1.7m } })] };
        var after = Found(more).ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        return Found(input).Where(finding => Floors.Contains(finding.Rule)).All(finding => Rank(after[finding.Id]) >= Rank(finding));
    }).Check(Checked.Config);

    [Fact]
    public void Scales_and_floors_of_another_size_come_out_the_same() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var input = Input(seed);
        return Found(input).Select(Verdict).SequenceEqual(Found(Scaled.By(input, 1 + (seed % 50))).Select(Verdict));
        static (string, FindingStatus, Severity) Verdict(Finding finding) => (finding.Id, finding.Status, finding.Severity);
    }).Check(Checked.Config);

    [Fact]
    public void The_order_of_the_rights_changes_no_byte_and_each_id_comes_once() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var input = Input(seed);
        var findings = Found(input);
        return CanonicalJson.Write(findings) == CanonicalJson.Write(Found(input with { Rights = [.. input.Rights!.Reverse()] }))
            && findings.Select(finding => finding.Id).Distinct().Count() == findings.Count;
    }).Check(Checked.Config);

    [Fact]
    public void What_is_lacking_is_named_and_a_pass_lacks_nothing() => Prop.ForAll(Checked.Seeds, seed =>
        Found(Input(seed)).All(finding => (finding.Status == FindingStatus.NotEvaluable) == (finding.Missing.Count > 0))).Check(Checked.Config);

    private static int Rank(Finding finding) => finding.Status switch { FindingStatus.Fail => 0, FindingStatus.Pass => 2, _ => 1 };

    private static List<Finding> Found(CheckInput input) => [.. Checked.All(input).Where(finding => finding.Rule.StartsWith("scale.", StringComparison.Ordinal))];

    private static CheckInput Input(int seed)
    {
        var random = new Random(seed);
        var plan = PlanLibrary.BuiltIn.NewestOfEach[random.Next(4)];
        return new()
        {
            Plan = plan,
            Year = random.Next(2021, 2026),
            AsOf = new(2026, 3, 31),
            Minerals = MineralCatalogue.BuiltIn,
            Regions = RegionCatalogue.BuiltIn,
            Rights = [.. Enumerable.Range(0, 6).Select(i => Right(random, plan, i))],
        };
    }

    private static MiningRight Right(Random random, Plan plan, int i)
    {
        var name = Minerals[random.Next(Minerals.Length)];
        var scale = new Quantity(random.Next(1, 12_000) / 100m, Unit.Parse(Units[random.Next(4)]).Value, Basis.RawOre);
        return new(
            $"C{i}", $"虚构{i}矿", null, plan.Adcode, MineralCatalogue.BuiltIn.CodeOf(name)!, name, scale, Methods[random.Next(4)], RightStatus.Active,
            Date(random), null, null, null, null, new("采矿权登记.csv", StableHash.Of("采矿权登记.csv"), i + 2))
        {
            SizeClass = Size(random),
            DepositClass = Size(random),
            Reserve = random.Next(2) == 0 ? new(random.Next(1, 3000), random.Next(2) == 0 ? Unit.WanTonne : Unit.WanCubicMetre, Basis.RawOre) : null,
            ServiceYears = random.Next(3) == 0 ? random.Next(1, 30) : null,
            Grant = random.Next(3) == 0 ? null : (GrantKind)random.Next(5),
            FirstGranted = Date(random),
            Block = Blocks[random.Next(Blocks.Length)],
        };
    }

    private static SizeClass? Size(Random random) => random.Next(4) is var size && size < 3 ? (SizeClass)size : null;

    private static DateOnly? Date(Random random) => random.Next(3) == 0 ? null : new DateOnly(random.Next(2012, 2025), 6, 1);
}
