namespace PlanMonitor.Samples.Breaches;

/// <summary>What breaks the rules of 朝阳.</summary>
internal static class ChaoyangBreaches
{
    public static CityBreaches Of { get; } = new()
    {
        Traits = """
            #12: 生产规模=6
            #13: 生产规模=10
            """,
        Rights = """
            +01 示例东沟金矿: 开采矿种=金矿; 生产规模=2; 矿床规模=大型; 勘查程度=普查; 设计服务年限=3; 矿区范围=@0 -10000 300; 矿区面积=0.52; 矿区面积单位=平方公里
            +02 示例东沟铁矿: 开采矿种=铁矿; 采矿权人=虚构卯矿业有限公司; 生产规模=12; 勘查程度=详查; 设计服务年限=8; 矿区范围=@200 -10000 300
            +03 示例东沟铁矿二区: 开采矿种=铁矿; 采矿权人=虚构辰矿业有限公司; 生产规模=12; 勘查程度=详查; 设计服务年限=8; 矿区范围=@3000 -12000 250
            +04 示例东沟铁矿三区: 开采矿种=铁矿; 采矿权人=虚构巳矿业有限公司; 生产规模=12; 勘查程度=详查; 设计服务年限=8; 矿区范围=@3600 -12000 250
            +05 示例旧井铁矿: 开采矿种=铁矿; 生产规模=4; 状态=停产; 登记类型=延续; 有效期起=2018-06-01; 首次发证日期=2006-06-01
            +06 示例北山采石场: 开采矿种=建筑用花岗岩; 生产规模=20; 开采方式=露天; 设计服务年限=8; 矿区范围=@6000 -10000 300
            +07 示例西河砂金矿: 开采矿种=砂金; 生产规模=3; 开采方式=露天; 勘查程度=详查; 设计服务年限=8
            T+08 示例财政出资金矿普查: 开采矿种=金矿; 区块编号=ZK1; 勘查程度=普查; 出资=财政; 有效期止=2027-05-31
            +09 示例汤头地热井一号: 开采矿种=地热; 生产规模=10; 生产规模单位=万立方米/年; 设计服务年限=8; 勘查程度=详查; 矿区范围=@-3000 -10000 200
            +10 示例汤头地热井二号: 开采矿种=地热; 生产规模=10; 生产规模单位=万立方米/年; 设计服务年限=8; 勘查程度=详查; 矿区范围=@-4500 -10000 200
            +11 示例南岭采石场: 开采矿种=建筑用花岗岩; 生产规模=20; 开采方式=露天; 状态=停产; 登记类型=延续; 首次发证日期=2008-06-01
            """,
        SmallMines = 380,
        Layers = """
            mining-block KC01 @3300 -12000 700
            concentrated-sand SS01 @9000 -10000 500
            closed-area JC01 #12 400
            strategic-cover YF01 @0 -10000 200
            closed-mine BK01 @-4400 8800 400
            """,
        Tables =
        [
            new("reports", 2020, "年报2020.csv", """
                采矿许可证号,矿山名称,年度,行政区代码,开采矿种,年采出矿量,计量单位
                #11,2020,211321,锰矿,12,万吨
                #13,2020,211322,膨润土,11,万吨
                """),
            new("quotas", 2024, "砂石采矿权数量2024.csv", """
                年度,层级,行政区代码,采矿许可证号,开采矿种,控制指标,计量单位,批次,下达日期,文号
                2024,市,211300,,砂石土,1,个,1,2024-03-20,示例发〔2024〕9号
                """),
            new("progress", null, "铁矿季报2024.csv", """
                采矿许可证号,矿山名称,年度,季度,开采矿种,产量,计量单位
                #1,2024,1,铁矿,420,万吨
                #1,2024,2,铁矿,450,万吨
                #2,2024,1,铁矿,310,万吨
                #2,2024,2,铁矿,330,万吨
                #4,2024,1,铁矿,300,万吨
                #4,2024,2,铁矿,320,万吨
                """),
            new("reserves", null, "储量年报.csv", """
                采矿许可证号,矿山名称,年度,开采矿种,年初保有,年采出,损失量,勘查增减,重算增减,年末保有,计量单位
                #13,2023,膨润土,260,12,1,0,0,247,万吨
                #13,2024,膨润土,247,12,1,0,110,344,万吨
                #11,2024,锰矿,180,9,1,0,0,165,万吨
                """),
            new("rates", null, "三率.csv", """
                采矿许可证号,矿山名称,年度,开采矿种,开采回采率,开采回采率要求,选矿回收率,选矿回收率要求
                #3,2024,铁矿,80,85,68,75
                #8,2024,铁矿,81,85,70,75
                #12,2024,金矿,86,88,82,85
                """),
            new("discoveries", null, "勘查成果.csv", """
                年度,行政区代码,矿种,新增资源量,计量单位,计量口径,新发现矿产地,矿产地规模,勘查项目
                2021,211381,铁矿,1500,万吨,矿石,,,示例宝国铁矿深部详查
                2022,211321,膨润土,60,万吨,矿石,,,示例膨润土普查
                2023,211381,金矿,120,千克,金属量,,,示例二道沟金矿深部普查
                2024,211322,铁矿,2100,万吨,矿石,1,小型,示例朱碌科铁矿普查
                """),
            new("restoration", null, "生态修复.csv", """
                年度,行政区代码,项目,治理类型,治理面积,应治理面积,面积单位
                2021,211381,示例北票废弃矿山治理,历史遗留,900,9800,亩
                2022,211381,示例北票废弃矿山治理,历史遗留,800,9800,亩
                2023,211381,示例北票废弃矿山治理,历史遗留,700,9800,亩
                2024,211381,示例北票废弃矿山治理,历史遗留,600,9800,亩
                """),
            new("greenlist", null, "绿色矿山名录.csv", """
                采矿许可证号,矿山名称,级别,入库日期,移出日期
                #1,国家级,2020-12-30,
                """),
            new("projects", null, "项目进展.csv", """
                项目,状态,完成日期,完成数量,计量单位
                project.north-exploration,已完成,2024-10-30,1,处
                """),
            new("duties", null, "履职记录.csv", """
                履职事项,年度,完成日期,次数
                annual-scheme,2023,2023-04-20,1
                release-plan,2023,2023-02-10,1
                annual-report,2023,2024-03-15,1
                """),
            new("disturbance", null, "损毁与治理2024.csv", """
                采矿许可证号,矿山名称,年度,新增损毁面积,治理面积,面积单位
                #1,2024,9.5,1.2,公顷
                #*,2024,0.4,0.5,公顷
                """),
        ],
        Planted = """
            volume.cap 2022 fail 铁矿|朝阳市
            volume.early-warning 2024 warn 铁矿|朝阳市 2024-09-30
            volume.quota 2024 fail 砂石土|凌源市
            volume.allocation 2024 fail 砂石土|朝阳市
            volume.trend 2024 warn 锰
            volume.over-capacity 2024 fail #13
            volume.no-licence 2024 fail C2113812024066888000002
            report.missing 2023 fail #10
            report.unit-suspect 2022 fail #12
            report.identity 2024 fail #11
            report.silent 2024 fail #11
            report.reserve-change 2024 fail #13
            indicator.reserves 2024 warn 金|朝阳市
            indicator.deposits 2024 warn 朝阳市
            indicator.mine-count 2024 warn 朝阳市
            indicator.large-medium-share 2024 warn 朝阳市
            indicator.three-rates 2024 warn 朝阳市
            indicator.restoration 2024 warn 朝阳市
            indicator.restoration-rate 2024 warn 朝阳市
            indicator.green-mine 2024 warn 朝阳市
            scale.minimum-new 2024 fail +01
            scale.minimum-existing 2024 fail +05
            scale.sand-floor 2024 fail +11
            scale.service-life 2024 fail +01
            scale.mismatch 2024 fail +01
            right.in-block 2024 fail +01
            right.one-per-block 2024 fail mining-block|KC01
            right.sand-in-zone 2024 fail +06
            right.sand-quota 2024 fail 砂石土|朝阳市
            right.expired 2024 fail #17
            right.mineral 2024 warn +07
            right.stage 2024 fail +01
            right.funded-exploration 2024 fail T+08
            space.no-right 2024 fail 21138120240001
            space.beyond-right 2024 fail #1|21138120240003
            space.control-lines 2024 fail 21132120240009|urban-boundary|CZ01-211300
            space.protected 2024 fail 21138120240013|closed-area|JC01
            space.right-overlap 2024 fail +01|mining-right|+02
            space.spacing 2024 fail +09|geothermal-right|+10
            space.closed-mine 2024 fail 21138120240001|closed-mine|BK01
            space.strategic-cover 2024 warn +01|strategic-cover|YF01
            space.declared-area 2024 fail +01
            duty.annual-scheme 2024 fail duty.restoration-year-plan
            duty.annual-report 2024 warn duty.annual-report
            duty.mid-term 2024 fail duty.mid-term
            duty.release-plan 2024 fail duty.exploration-release-plan
            duty.disturbance-balance 2024 fail #1|requirement.net-negative-damage
            """,
    };
}
