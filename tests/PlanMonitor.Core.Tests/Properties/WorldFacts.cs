using PlanMonitor.Core.Discoveries;
using PlanMonitor.Core.Disturbance;
using PlanMonitor.Core.Duties;
using PlanMonitor.Core.GreenList;
using PlanMonitor.Core.Progress;
using PlanMonitor.Core.Projects;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Rates;
using PlanMonitor.Core.Reserves;
using PlanMonitor.Core.Restorations;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Rules;

namespace PlanMonitor.Core.Tests.Properties;

/// <summary>Made-up tables beside register and reports: reserves, rates, months, discoveries and the rest; each is missing now and then, and each key stands once.</summary>
internal static class WorldFacts
{
    /// <summary>The world with those tables and the further fields of its rights.</summary>
    public static CheckInput With(CheckInput world, int seed)
    {
        var random = new Random(seed);
        List<MiningRight>? rights = world.Rights is null ? null : [.. world.Rights.Select(right => Sized(random, right, world))];
        var years = Enumerable.Range(world.Plan.Period.From, world.Year - world.Plan.Period.From + 1).ToList();
        var mines = (from right in rights ?? [] from year in years where random.Next(3) > 0 select (Right: right, Year: year)).ToList();
        IReadOnlyList<T>? Rows<T>(IEnumerable<T> rows) => random.Next(4) == 0 ? null : [.. rows.Where(_ => random.Next(4) > 0)];
        return world with
        {
            Rights = rights,
            EarlierReports = [.. mines.Where(mine => mine.Year < world.Year).Select((mine, i) => World.Report(random, mine.Right.Licence, mine.Right.Mineral, mine.Right.Region, mine.Year, i))],
            Reserves = Rows(mines.Select((mine, i) => Reserve(random, mine.Right, mine.Year, i))),
            Rates = Rows(mines.Select((mine, i) => new ThreeRates(mine.Right.Licence, mine.Year, mine.Right.Mineral, mine.Right.MineralName, Rate(random), Rate(random), Rate(random), World.Row("三率.csv", i)) { WaterReuse = Rate(random) })),
            Progress = Rows(mines.Select((mine, i) => new MineProgress(mine.Right.Licence, mine.Year, 1, random.Next(2) == 0 ? 1 : 3, mine.Right.Mineral, mine.Right.MineralName, Tonnes(random, 90), World.Row("月报.csv", i)))),
            Discoveries = Rows(years.Select((year, i) => new Discovery(
                year, world.Plan.Adcode, i % 2 == 0 ? "iron" : "gold", "铁矿", random.Next(4) == 0 ? null : Tonnes(random, 9000), random.Next(3), random.Next(2) == 0 ? null : (SizeClass)random.Next(3), null, null, World.Row("勘查成果.csv", i)))),
            Restoration = Rows(years.Select((year, i) => new RestoredArea(
                year, world.Plan.Adcode, $"虚构工程{i % 2}", random.Next(3) == 0 ? null : (RestorationKind)random.Next(2), Hectares(random, 30), random.Next(3) == 0 ? null : Hectares(random, 90), null, World.Row("生态修复.csv", i)))),
            GreenList = Rows((rights ?? []).Select((right, i) => new GreenMine(right.Licence, (GreenLevel)random.Next(3), new(random.Next(2018, 2025), 6, 1), random.Next(4) == 0 ? new(2024, 6, 1) : null, World.Row("名录.csv", i)))),
            Projects = Rows(world.Plan.Projects.Select((project, i) => new ProjectState(project.Id, (ProjectStage)random.Next(3), random.Next(2) == 0 ? null : new(2024, 6, 1), null, null, World.Row("项目.csv", i)))),
            Duties = Rows(from year in years from duty in world.Plan.Duties.Index() select new DutyRecord(duty.Item.Id, year, random.Next(4) == 0 ? null : new(year + random.Next(2), 3, 1), 1, null, World.Row("履职.csv", (year * 1000) + duty.Index))),
            Disturbance = Rows(mines.Select((mine, i) => new DisturbedLand(mine.Right.Licence, mine.Year, Hectares(random, 9), Hectares(random, 9), World.Row("损毁.csv", i)))),
        };
    }

    /// <summary>The same tables in another order.</summary>
    public static CheckInput Shuffled(CheckInput input, Random random)
    {
        IReadOnlyList<T>? Mixed<T>(IReadOnlyList<T>? rows) => rows is null ? null : [.. rows.OrderBy(_ => random.Next())];
        return input with
        {
            EarlierReports = Mixed(input.EarlierReports)!,
            Reserves = Mixed(input.Reserves),
            Rates = Mixed(input.Rates),
            Progress = Mixed(input.Progress),
            Discoveries = Mixed(input.Discoveries),
            Restoration = Mixed(input.Restoration),
            GreenList = Mixed(input.GreenList),
            Projects = Mixed(input.Projects),
            Duties = Mixed(input.Duties),
            Disturbance = Mixed(input.Disturbance),
        };
    }

    private static MiningRight Sized(Random random, MiningRight right, CheckInput world) => right with
    {
        Scale = random.Next(4) == 0 ? null : new(random.Next(1, 4_000) / 10m, Unit.Parse(random.Next(4) == 0 ? "万立方米/年" : "万吨/年").Value, Basis.RawOre),
        SizeClass = random.Next(3) == 0 ? null : (SizeClass)random.Next(3),
        Reserve = random.Next(2) == 0 ? null : Tonnes(random, 900),
        ServiceYears = random.Next(2) == 0 ? null : random.Next(2, 30),
        Stage = random.Next(2) == 0 ? null : (ExplorationStage)random.Next(4),
        Funding = random.Next(2) == 0 ? null : (FundingKind)random.Next(2),
        Group = random.Next(2) == 0 ? null : $"虚构集团{random.Next(4)}",
        Block = random.Next(2) == 0 || world.Plan.Zones.Count == 0 ? null : world.Plan.Zones[random.Next(world.Plan.Zones.Count)].Name,
    };

    private static ReserveYear Reserve(Random random, MiningRight right, int year, int row)
    {
        var (opening, mined, change) = (random.Next(100, 900), random.Next(1, 40), random.Next(-200, 200));
        Quantity Of(decimal value) => new(value, Unit.WanTonne, Basis.RawOre);
        return new(right.Licence, year, right.Mineral, right.MineralName, Of(opening), Of(mined), Of(1), Of(change), random.Next(2) == 0 ? null : Of(0), Of(opening - mined - 1 + change + random.Next(2)), World.Row("储量年报.csv", row));
    }

    private static Rate Rate(Random random) => new(random.Next(4) == 0 ? null : random.Next(60, 100), random.Next(4) == 0 ? null : random.Next(60, 100));

    private static Quantity Tonnes(Random random, int most) => new(random.Next(most), Unit.WanTonne, random.Next(2) == 0 ? Basis.RawOre : Basis.NotSaid);

    private static Quantity Hectares(Random random, int most) => random.Next(2) == 0 ? new(random.Next(most), Unit.Hectare, Basis.None) : new(random.Next(most) * 15, Unit.Mu, Basis.None);
}
