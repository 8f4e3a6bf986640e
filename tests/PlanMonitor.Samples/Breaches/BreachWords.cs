using PlanMonitor.Samples.Files;

namespace PlanMonitor.Samples.Breaches;

/// <summary>What is planted for each rule, in words.</summary>
internal static class BreachWords
{
    private static readonly Dictionary<string, Words> ByRule = new(StringComparer.Ordinal)
    {
        ["volume.cap"] = new("年产量合计超过规划的总量控制指标", "the year's output is over the plan's cap"),
        ["volume.basis"] = new("只报原矿量，与指标口径不一致，缺品位和回收率", "only ore as mined was reported: not the basis of the cap, grade and recovery are missing"),
        ["volume.early-warning"] = new("按月报、季报的进度推算，全年将超过控制指标", "at the pace of its months or quarters the year will pass the cap"),
        ["volume.quota"] = new("县（市）年产量超过分解指标", "a county's output is over its quota"),
        ["volume.allocation"] = new("下达各县的指标之和超过全市指标", "the quotas of the counties add up to more than the city has"),
        ["volume.trend"] = new("产量没有朝规划要求的方向变化", "output does not go where the plan wants it"),
        ["volume.over-capacity"] = new("年产量超过证载生产规模", "output over the licensed scale"),
        ["volume.no-licence"] = new("填报产量的矿山不在采矿权登记之中", "a mine that reports output is not in the register"),
        ["report.missing"] = new("有效采矿权没有填报年报", "an active right did not report"),
        ["report.unit-suspect"] = new("年产量多写了三个零", "the output was written with three zeros too many"),
        ["report.identity"] = new("储量年报不平衡，或年初数与上年末不一致", "the reserves do not add up, or do not go on from the year before"),
        ["report.silent"] = new("填报零产量，而矿区内有当年新增图斑", "no output was reported, yet footprints of the year lie within the right"),
        ["report.reserve-change"] = new("重算使资源储量变化超过30%", "recalculation changed the reserves by more than 30%"),
        ["indicator.reserves"] = new("累计新增资源储量远低于规划指标，期末前为提示", "resources added so far are far below the plan's figure; before the last year it warns"),
        ["indicator.deposits"] = new("没有新发现大中型矿产地，期末前为提示", "no large or medium deposit was found; before the last year it warns"),
        ["indicator.mine-count"] = new("矿山数量超过规划控制数，期末前为提示", "more mines than planned; before the last year it warns"),
        ["indicator.large-medium-share"] = new("大中型矿山比例低于规划指标，期末前为提示", "too few large and medium mines; before the last year it warns"),
        ["indicator.three-rates"] = new("“三率”不达标的矿山过多，期末前为提示", "too many mines miss the three rates; before the last year it warns"),
        ["indicator.restoration"] = new("累计治理面积远低于规划指标，期末前为提示", "the area restored so far is far below the plan's figure; before the last year it warns"),
        ["indicator.restoration-rate"] = new("历史遗留矿山治理率低于规划指标，期末前为提示", "too little of the legacy land is restored; before the last year it warns"),
        ["indicator.green-mine"] = new("新建矿山没有列入绿色矿山名录，期末前为提示", "new mines are not on the lists of green mines; before the last year it warns"),
        ["indicator.reuse"] = new("矿业用水复用率低于要求的矿山过多，期末前为提示", "mines reuse less water than required; before the last year it warns"),
        ["scale.minimum-new"] = new("新建矿山生产规模低于最低开采规模", "a new mine below the least scale"),
        ["scale.minimum-existing"] = new("已有矿山生产规模低于最低开采规模", "an existing mine below the least scale"),
        ["scale.forbidden-class"] = new("新建小型露天金矿，属于规划禁止的规模", "a small open-pit gold mine is new: a size that the plan prohibits"),
        ["scale.zone-floor"] = new("规划分区内的新矿山规模过小", "a mine too small for the plan's zone that it lies in"),
        ["scale.sand-floor"] = new("砂石矿生产规模低于规划下限", "a sand or stone mine below the least scale"),
        ["scale.magnesite-regrouped"] = new("整合后的菱镁矿生产规模低于30万吨", "a regrouped magnesite mine below 30 万吨"),
        ["scale.iron-gold-floor"] = new("新建地下铁矿生产规模低于10万吨", "a new underground iron mine below 10 万吨"),
        ["scale.service-life"] = new("新建小型矿山设计服务年限不足5年", "a new small mine is designed for less than 5 years"),
        ["scale.mismatch"] = new("大型矿床上的小型矿山", "a small mine on a large deposit"),
        ["right.in-block"] = new("规划期内新设的采矿权不在规划区块内", "a right granted in the period lies in no planning block"),
        ["right.one-per-block"] = new("一个区块设了两个主体", "two holders in one block"),
        ["right.zone-count"] = new("集中开采区内新设采矿权多于拟设数量", "more new rights in a zone than planned"),
        ["right.magnesite-count"] = new("菱镁矿采矿权到期仍多于5个", "more than 5 magnesite rights after the day"),
        ["right.magnesite-exploration"] = new("规划期内新设菱镁矿探矿权，不属资源整合", "a new exploration right for magnesite that is no integration"),
        ["right.sand-in-zone"] = new("新设砂石采矿权在集中开采区之外", "a new sand right outside the concentrated zones"),
        ["right.sand-quota"] = new("砂石采矿权数量超过核定数量", "more sand rights than were set"),
        ["right.sand-term"] = new("砂石采矿权出让20年，超过10年", "a sand right for 20 years where 10 are the most"),
        ["right.expired"] = new("采矿权到期未延续也未注销", "a right expired and was neither renewed nor cancelled"),
        ["right.mineral"] = new("规划期内新设禁止或限制矿种的采矿权", "a new right for a prohibited or restricted mineral"),
        ["right.stage"] = new("新设采矿权勘查程度只到普查", "a new mining right on ground that was only reconnoitred"),
        ["right.funded-exploration"] = new("新设矿业权与财政出资勘查冲突", "a new right in conflict with publicly funded exploration"),
        ["space.no-right"] = new("图斑在所有采矿权范围之外", "a footprint outside every right"),
        ["space.beyond-right"] = new("图斑超出矿区范围", "a footprint beyond its right"),
        ["space.control-lines"] = new("图斑占用控制线", "a footprint on a control line"),
        ["space.protected"] = new("采矿活动或矿业权位于保护地、禁采区内", "mining or a right in a protected or closed area"),
        ["space.water-source"] = new("采矿权位于饮用水水源一级保护区", "a right in the first zone of a water source"),
        ["space.right-overlap"] = new("两个采矿权同一标高重叠", "two rights in one place and level"),
        ["space.sand-zone-conflict"] = new("砂石集中开采区与重点开采区重叠", "a sand zone over a key zone"),
        ["space.spacing"] = new("两个地热采矿权相距不足2千米", "two hot-water rights less than 2 km apart"),
        ["space.open-pit-growth"] = new("图斑超出菱镁矿露天采坑原范围", "a footprint outside the magnesite pits as they were"),
        ["space.closed-mine"] = new("图斑位于已关闭矿山", "a footprint on a closed mine"),
        ["space.strategic-cover"] = new("建设项目压覆大型矿床", "a construction project covers a large deposit"),
        ["space.declared-area"] = new("登记面积与拐点坐标测算面积不符", "the stated area is not what the boundary holds"),
        ["duty.annual-scheme"] = new("没有年度实施方案的记录", "no record of the yearly scheme"),
        ["duty.annual-report"] = new("次年3月31日尚无年度执行报告的记录，当日到期，为提示", "no record of the yearly report on its last day, 31 March: it warns"),
        ["duty.mid-term"] = new("没有中期评估的记录", "no record of the mid-term evaluation"),
        ["duty.database-update"] = new("没有规划数据库更新的记录", "no record that the database was brought up to date"),
        ["duty.release-plan"] = new("没有矿业权投放计划的记录", "no record of the plan for the release of rights"),
        ["duty.project-milestone"] = new("规划项目没有按期启动或完成", "a project of the plan did not begin or end in time"),
        ["duty.disturbance-balance"] = new("新增损毁面积大于治理面积", "more land was disturbed than restored"),
    };

    /// <summary>The planted breaches of a city.</summary>
    public static IEnumerable<PlantedBreach> Of(Model.City city, CityBreaches breaches) =>
        from line in Marks.Lines(breaches.Planted)
        let words = line.Split(' ')
        let why = ByRule[words[0]]
        let subject = string.Join('|', words[3].Split('|').Select(part => Marks.Licence(city, part)))
        select new PlantedBreach(city.Id, int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture), words.Length > 4 ? words[4] : null, words[0], words[2], subject, why.Zh, why.En);
}
