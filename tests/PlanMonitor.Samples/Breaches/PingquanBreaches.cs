namespace PlanMonitor.Samples.Breaches;

/// <summary>What breaks the rules of 平泉.</summary>
internal static class PingquanBreaches
{
    public static CityBreaches Of { get; } = new()
    {
        Traits = """
            #12: 生产规模=35
            #13: 生产规模=45
            """,
        Rights = """
            +01 示例南沟铁矿: 开采矿种=铁矿; 采矿权人=虚构卯矿业有限公司; 生产规模=5; 矿床规模=大型; 矿区范围=@0 -10000 300; 矿区面积=0.52; 矿区面积单位=平方公里
            +02 示例南沟铁矿二区: 开采矿种=铁矿; 采矿权人=虚构辰矿业有限公司; 生产规模=12; 矿区范围=@200 -10000 300
            +03 示例郝家楼萤石矿一区: 开采矿种=萤石; 采矿权人=虚构巳矿业有限公司; 矿区范围=@3000 -12000 250
            +04 示例郝家楼萤石矿二区: 开采矿种=萤石; 采矿权人=虚构午矿业有限公司; 矿区范围=@3600 -12000 250
            +05 示例党坝采石场: 开采矿种=建筑用花岗岩; 生产规模=30; 开采方式=露天; 矿区范围=@6000 -10000 300
            +06 示例清河采石场: 开采矿种=建筑用花岗岩; 生产规模=30; 开采方式=露天; 矿区范围=@9000 -10000 300
            +07 示例河湾砂金矿: 开采矿种=砂金; 生产规模=3; 开采方式=露天
            T+08 示例光头山金矿普查: 开采矿种=金矿; 勘查程度=普查; 出资=社会; 有效期止=2027-05-31; 矿区范围=@-3000 -10000 500
            """,
        SmallMines = 58,
        Layers = """
            mining-block KC01 @3300 -12000 700
            concentrated-sand SS01 @6000 -10000 400
            nature-reserve ZR01 @-3000 -10000 300
            closed-mine BK01 @-4400 8800 400
            """,
        Tables =
        [
            new("reports", 2020, "年报2020.csv", """
                采矿许可证号,矿山名称,年度,行政区代码,开采矿种,年采出矿量,计量单位
                #12,2020,130881,钼矿,24,万吨
                """),
            new("quotas", 2024, "砂石采矿权数量2024.csv", """
                年度,层级,行政区代码,采矿许可证号,开采矿种,控制指标,计量单位,批次,下达日期,文号
                2024,县,130881,,砂石土,2,个,1,2024-03-20,示例发〔2024〕9号
                """),
            new("reserves", null, "储量年报.csv", """
                采矿许可证号,矿山名称,年度,开采矿种,年初保有,年采出,损失量,勘查增减,重算增减,年末保有,计量单位
                #10,2023,萤石,85,3,0.5,0,0,81.5,万吨
                #10,2024,萤石,81.5,3,0.5,0,0,70,万吨
                """),
            new("rates", null, "三率.csv", """
                采矿许可证号,矿山名称,年度,开采矿种,开采回采率,开采回采率要求,选矿回收率,选矿回收率要求
                #5,2024,铁矿,80,85,68,75
                """),
            new("discoveries", null, "勘查成果.csv", """
                年度,行政区代码,矿种,新增资源量,计量单位,计量口径,新发现矿产地,矿产地规模,勘查项目
                2021,130881,钼矿,20,万吨,矿石,,,示例柴家沟钼矿详查
                2022,130881,钼矿,30,万吨,矿石,,,示例柴家沟钼矿详查
                2023,130881,钼矿,25,万吨,矿石,,,示例柴家沟钼矿详查
                2024,130881,钼矿,40,万吨,矿石,,,示例柴家沟钼矿详查
                """),
            new("restoration", null, "生态修复.csv", """
                年度,行政区代码,项目,治理类型,治理面积,应治理面积,面积单位
                2021,130881,示例党坝废弃采石场治理,历史遗留,3,60,公顷
                2022,130881,示例党坝废弃采石场治理,历史遗留,4,60,公顷
                2023,130881,示例党坝废弃采石场治理,历史遗留,5,60,公顷
                2024,130881,示例党坝废弃采石场治理,历史遗留,6,60,公顷
                """),
            new("greenlist", null, "绿色矿山名录.csv", """
                采矿许可证号,矿山名称,级别,入库日期,移出日期
                #1,国家级,2020-12-30,
                """),
            new("projects", null, "项目进展.csv", """
                项目,状态,完成日期,完成数量,计量单位
                project.geochemical-survey,未启动,,,
                """),
            new("disturbance", null, "损毁与治理2024.csv", """
                采矿许可证号,矿山名称,年度,新增损毁面积,治理面积,面积单位
                #1,2024,9.5,1.2,公顷
                #*,2024,0.4,0.5,公顷
                """),
        ],
        Planted = """
            volume.cap 2024 warn 铁矿|平泉市
            volume.basis 2022 not-evaluable #4
            volume.trend 2024 warn 钼矿
            volume.over-capacity 2024 fail #13
            volume.no-licence 2024 fail C1308812024066888000002
            report.missing 2023 fail #6
            report.unit-suspect 2022 fail #12
            report.identity 2024 fail #10
            report.silent 2024 fail #10
            indicator.reserves 2024 warn 钼矿|平泉市
            indicator.mine-count 2024 warn 平泉市
            indicator.large-medium-share 2024 warn 平泉市
            indicator.three-rates 2024 warn 平泉市
            indicator.restoration 2024 warn 平泉市
            indicator.green-mine 2024 warn 平泉市
            scale.zone-floor 2024 fail +05|concentrated-sand
            scale.iron-gold-floor 2024 fail +01
            scale.mismatch 2024 fail +01
            right.in-block 2024 warn +01
            right.one-per-block 2024 fail mining-block|KC01
            right.sand-in-zone 2024 fail +06
            right.sand-quota 2024 fail 砂石土类矿产|平泉市
            right.expired 2024 fail #16
            right.mineral 2024 fail +07
            space.no-right 2024 fail 13088120240001
            space.beyond-right 2024 fail #1|13088120240003
            space.protected 2024 fail T+08|nature-reserve|ZR01
            space.right-overlap 2024 fail +01|mining-right|+02
            space.closed-mine 2024 fail 13088120240001|closed-mine|BK01
            space.declared-area 2024 fail +01
            duty.project-milestone 2024 warn project.geochemical-survey
            duty.disturbance-balance 2024 warn 130881|duty.restoration-balance
            """,
    };
}
