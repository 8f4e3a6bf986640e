namespace PlanMonitor.Core.Footprints;

public static partial class LayerKind
{
    // The words of the plans' data for layers and for types of zones come first, then what rules need beside them.
    private static (string Kind, string Zh, string[] Spellings)[] Known =>
    [
        (RedLine, "生态保护红线", ["生态红线", "redline", "stbhhx", "hx"]),
        (Farmland, "永久基本农田", ["基本农田", "permanent-farmland", "yjjbnt", "yjjbnttb", "yjjbntbhtb"]),
        ("arable-land", "耕地", ["可耕地", "arable"]),
        (UrbanBoundary, "城镇开发边界", ["开发边界", "urban", "czkfbj"]),
        ("nature-reserve", "自然保护区", ["自然保护地", "protected"]),
        ("nature-reserve-core", "自然保护区核心区", ["自然保护地核心区", "核心区"]),
        ("protected-area", "各类保护区", ["保护区", "保护地", "禁止勘查开采的保护区"]),
        ("water-source-1", "饮用水水源一级保护区", ["水源一级保护区", "水源地一级"]),
        ("water-source-2", "饮用水水源二级保护区", ["水源二级保护区", "水源地二级"]),
        ("water-source-quasi", "饮用水水源准保护区", ["水源准保护区", "水源地准保护区"]),
        ("forest-park", "森林公园", []),
        ("wetland", "湿地", ["湿地公园", "重要湿地"]),
        ("heritage", "文物保护单位", ["文物保护范围", "历史遗迹"]),
        ("scenic-area", "风景名胜区", ["风景区"]),
        ("river", "河道管理范围", ["河道", "河流"]),
        ("transport-corridor", "交通干线可视范围", ["交通干线", "铁路公路两侧"]),
        ("closed-area", "禁采区", ["禁止开采区", "封闭区", "禁采禁勘区"]),
        ("key-zone", "重点勘查区和重点开采区", ["重点区"]),
        ("key-exploration", "重点勘查区", []),
        ("key-mining", "重点开采区", ["重点矿区"]),
        ("concentrated-sand", "砂石集中开采区", ["集中开采区", "砂石土集中开采区", "砂石土类矿产集中开采区"]),
        ("national-planned-area", "国家规划矿区", ["规划矿区"]),
        ("energy-base", "能源资源基地", ["资源基地"]),
        ("reserve-area", "战略性矿产资源储备区", ["矿产资源储备区", "储备区", "矿产地储备区"]),
        ("exploration-block", "勘查规划区块", ["勘查区块"]),
        ("mining-block", "开采规划区块", ["开采区块"]),
        ("industry-area", "矿业产业园区", ["产业园区"]),
        ("demonstration-area", "绿色矿业发展示范区", ["示范区"]),
        ("magnesite-pit", "菱镁矿露天采坑", ["菱镁矿采坑", "露天采坑", "现有采坑"]),
        ("large-medium-deposit", "大中型矿产地", ["重要矿产地", "大中型矿床"]),
        ("exploration-project", "勘查项目范围", ["勘查项目"]),
        ("funded-exploration", "财政出资勘查项目", ["财政出资勘查区", "财政勘查项目"]),
        ("mining-right", "采矿权", ["采矿权范围", "ckq"]),
        ("geothermal-right", "地热矿泉水矿业权", ["地热矿业权", "地热矿泉水采矿权"]),
        ("strategic-cover", "建设项目压覆范围", ["压覆", "压覆范围", "建设用地", "建设项目用地"]),
        ("closed-mine", "关闭矿山", ["闭坑矿山", "关闭矿山范围"]),
    ];
}
