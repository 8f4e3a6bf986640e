namespace PlanMonitor.Samples.Breaches;

/// <summary>What breaks the rules of 丹东.</summary>
internal static class DandongBreaches
{
    public static CityBreaches Of { get; } = new()
    {
        Traits = """
            #9: 生产规模=28
            #21: 生产规模=3
            """,
        Rights = """
            +01 示例南沟金矿: 开采矿种=金矿; 生产规模=2; 开采方式=露天; 矿床规模=大型; 区块编号=GK21060000001; 矿区范围=@0 -10000 300; 矿区面积=0.52; 矿区面积单位=平方公里
            +02 示例南沟铁矿: 开采矿种=铁矿; 采矿权人=虚构卯矿业有限公司; 生产规模=5; 矿区范围=@200 -10000 300
            +03 示例砖庙硼矿一区: 开采矿种=硼矿; 采矿权人=虚构辰矿业有限公司; 生产规模=12; 矿区范围=@3000 -12000 250
            +04 示例砖庙硼矿二区: 开采矿种=硼矿; 采矿权人=虚构巳矿业有限公司; 生产规模=12; 矿区范围=@3600 -12000 250
            T+05 示例灌水菱镁矿普查: 开采矿种=菱镁矿; 勘查程度=普查; 出资=社会; 有效期止=2027-05-31
            T+06 示例财政出资硼矿普查: 开采矿种=硼矿; 勘查程度=普查; 出资=财政; 有效期止=2027-05-31
            +07 示例庙岭采石场一号: 开采矿种=建筑用花岗岩; 生产规模=5; 生产规模单位=万立方米/年; 开采方式=露天; 行政区代码=210604; 区块编号=CS21060000001; 矿区范围=@6000 -10000 300
            +08 示例庙岭采石场二号: 开采矿种=建筑用花岗岩; 生产规模=25; 生产规模单位=万立方米/年; 矿山规模=中型; 矿床规模=中型; 开采方式=露天; 行政区代码=210604; 区块编号=CS21060000001; 矿区范围=@6800 -10000 300
            +09 示例河口采石场: 开采矿种=建筑用花岗岩; 生产规模=25; 生产规模单位=万立方米/年; 矿山规模=中型; 矿床规模=中型; 开采方式=露天; 矿区范围=@9500 -10000 300
            +10 示例蓝石棉矿: 开采矿种=蓝石棉; 生产规模=3
            """,
        SmallMines = 312,
        Layers = """
            mining-block KC01 @3300 -12000 700
            concentrated-sand CS21060000001 @6400 -10000 800
            key-mining CZ21060000001 @6000 -10000 400
            strategic-cover YF01 @0 -10000 200
            nature-reserve ZR01 @0 -10000 200
            closed-mine BK01 @-4400 8800 400
            """,
        Tables =
        [
            new("quotas", 2024, "砂石采矿权数量2024.csv", """
                年度,层级,行政区代码,采矿许可证号,开采矿种,控制指标,计量单位,批次,下达日期,文号
                2024,市,210600,,建筑用砂石,2,个,1,2024-03-20,示例发〔2024〕9号
                """),
            new("progress", null, "菱镁矿季报2024.csv", """
                采矿许可证号,矿山名称,年度,季度,开采矿种,产量,计量单位
                #1,2024,1,菱镁矿,4.8,万吨
                #1,2024,2,菱镁矿,5.1,万吨
                #2,2024,1,菱镁矿,4.2,万吨
                #2,2024,2,菱镁矿,4.4,万吨
                """),
            new("reserves", null, "储量年报.csv", """
                采矿许可证号,矿山名称,年度,开采矿种,年初保有,年采出,损失量,勘查增减,重算增减,年末保有,计量单位
                #9,2023,滑石,480,30,2,0,0,448,万吨
                #9,2024,滑石,460,30,2,0,0,428,万吨
                """),
            new("discoveries", null, "勘查成果.csv", """
                年度,行政区代码,矿种,新增资源量,计量单位,计量口径,新发现矿产地,矿产地规模,勘查项目
                2021,210682,金矿,900,千克,金属量,,,示例白云金矿深部普查
                2022,210624,硼矿,0.4,万吨,氧化物,,,示例砖庙硼矿普查
                2023,210682,金矿,1.1,吨,金属量,,,示例小佟家堡子金矿普查
                2024,210624,硼矿,0.5,万吨,氧化物,1,小型,示例五道岭硼矿普查
                """),
            new("greenlist", null, "绿色矿山名录.csv", """
                采矿许可证号,矿山名称,级别,入库日期,移出日期
                #5,国家级,2020-12-30,
                """),
            new("projects", null, "项目进展.csv", """
                项目,状态,完成日期,完成数量,计量单位
                project.strategic-targets,未启动,,,
                """),
            new("duties", null, "履职记录.csv", """
                履职事项,年度,完成日期,次数
                release-plan,2023,2023-02-10,1
                """),
            new("disturbance", null, "损毁与治理2024.csv", """
                采矿许可证号,矿山名称,年度,新增损毁面积,治理面积,面积单位
                #5,2024,9.5,1.2,公顷
                #*,2024,0.4,0.5,公顷
                """),
        ],
        Planted = """
            volume.cap 2023 fail 菱镁矿|丹东市
            volume.basis 2022 not-evaluable #13
            volume.early-warning 2024 warn 菱镁矿|丹东市 2024-09-30
            volume.quota 2023 fail 菱镁矿|宽甸满族自治县
            volume.allocation 2024 fail 菱镁矿|丹东市
            volume.trend 2024 warn 菱镁矿
            volume.over-capacity 2024 fail #9
            volume.no-licence 2024 fail C2106242024066888000002
            report.missing 2022 fail #10
            report.unit-suspect 2022 fail #21
            report.identity 2024 fail #9
            report.silent 2024 fail #11
            indicator.reserves 2024 warn 硼|丹东市
            indicator.deposits 2024 warn 丹东市
            indicator.mine-count 2024 warn 丹东市
            indicator.large-medium-share 2024 warn 丹东市
            indicator.green-mine 2024 warn 丹东市
            scale.minimum-new 2024 fail +02
            scale.forbidden-class 2024 fail +01
            scale.zone-floor 2024 fail +07|concentrated-sand|CS21060000001
            scale.sand-floor 2024 fail +07
            scale.mismatch 2024 fail +01
            right.in-block 2024 fail +01
            right.one-per-block 2024 fail mining-block|KC01
            right.zone-count 2024 fail concentrated-sand|CS21060000001
            right.magnesite-exploration 2024 fail T+05
            right.sand-in-zone 2024 fail +09
            right.sand-quota 2024 fail 普通建筑用砂石|丹东市
            right.expired 2024 fail #17
            right.mineral 2024 fail +10
            right.funded-exploration 2024 fail T+06
            space.no-right 2024 fail 21062420240001
            space.beyond-right 2024 fail #5|21062420240003
            space.control-lines 2024 fail 21060420240009|urban-boundary|CZ01-210600
            space.protected 2024 fail +01|nature-reserve|ZR01
            space.right-overlap 2024 fail +01|mining-right|+02
            space.sand-zone-conflict 2024 fail +07|key-mining|CZ21060000001
            space.closed-mine 2024 fail 21062420240001|closed-mine|BK01
            space.strategic-cover 2024 fail +01|strategic-cover|YF01
            space.declared-area 2024 fail +01
            duty.release-plan 2024 fail duty.release-plan.exploration
            duty.project-milestone 2024 warn project.strategic-targets
            duty.disturbance-balance 2024 fail #5|requirement.restoration.who-mines
            """,
    };
}
