namespace PlanMonitor.Samples.Breaches;

/// <summary>What breaks the rules of 辽阳.</summary>
internal static class LiaoyangBreaches
{
    public static CityBreaches Of { get; } = new()
    {
        Traits = """
            #1: 整合主体=虚构甲镁业集团
            #2: 整合主体=虚构乙镁业集团
            #3: 整合主体=虚构丙镁业集团
            #11: 生产规模=150
            #12: 生产规模=25
            """,
        Rights = """
            +01 示例南沟金矿: 开采矿种=金矿; 生产规模=2; 开采方式=露天; 矿床规模=大型; 区块编号=辽阳县南沟金矿开采区块; 矿区范围=@0 -10000 300; 矿区面积=0.52; 矿区面积单位=平方公里
            +02 示例南沟铁矿: 开采矿种=铁矿; 生产规模=5; 区块编号=辽阳县南沟铁矿开采区块; 矿区范围=@200 -10000 300
            +03 示例整合菱镁矿: 开采矿种=菱镁矿; 生产规模=12; 开采方式=露天; 矿山规模=小型; 矿床规模=中型; 登记类型=整合; 有效期起=2023-03-01; 首次发证日期=2008-06-01; 整合主体=虚构甲镁业集团
            +04 示例北岭菱镁矿: 开采矿种=菱镁矿; 生产规模=6; 开采方式=露天; 状态=停产; 登记类型=延续; 有效期起=2018-06-01; 首次发证日期=2008-06-01; 整合主体=虚构乙镁业集团
            +05 示例东岭菱镁矿: 开采矿种=菱镁矿; 生产规模=12; 开采方式=露天; 状态=停产; 登记类型=延续; 有效期起=2018-06-01; 首次发证日期=2008-06-01; 整合主体=虚构丙镁业集团
            T+06 示例大安口菱镁矿普查: 开采矿种=菱镁矿; 区块编号=辽阳县大安口菱镁矿普查; 勘查程度=普查; 出资=社会; 有效期止=2027-05-31
            T+07 示例瓜沟铁矿普查一区: 开采矿种=铁矿; 采矿权人=虚构卯地质勘查有限公司; 行政区代码=211081; 区块编号=辽宁省灯塔市瓜沟铁矿普查; 勘查程度=普查; 出资=社会; 有效期止=2027-05-31
            T+08 示例瓜沟铁矿普查二区: 开采矿种=铁矿; 采矿权人=虚构辰地质勘查有限公司; 行政区代码=211081; 区块编号=辽宁省灯塔市瓜沟铁矿普查; 勘查程度=普查; 出资=社会; 有效期止=2027-05-31
            +09 示例西山采石场: 开采矿种=建筑用花岗岩; 生产规模=5; 生产规模单位=万立方米/年; 开采方式=露天; 有效期止=2042-05-31; 矿区范围=@3000 -10000 300
            +10 示例南山采石场: 开采矿种=建筑用花岗岩; 生产规模=25; 生产规模单位=万立方米/年; 开采方式=露天; 矿山规模=中型; 矿床规模=中型; 保有资源储量=600; 资源储量单位=万立方米; 矿区范围=@6000 -10000 300
            +11 示例河湾砖厂粘土矿: 开采矿种=砖瓦用粘土; 生产规模=5; 生产规模单位=万立方米/年; 开采方式=露天; 矿区范围=@-3000 -10000 300
            +12 示例柳河煤矿: 开采矿种=煤; 生产规模=30; 行政区代码=211081; 区块编号=辽宁沈阳国家规划矿区（辽阳段）
            """,
        SmallMines = 110,
        Layers = """
            funded-exploration CZ01 @0 -10000 500
            water-source-1 SY01 @0 -10000 200
            nature-reserve ZR01 #18 200
            arable-land GD01 @-3000 -10000 500
            concentrated-sand SS01 @6000 -10000 400
            key-mining ZC01 @6000 -10000 400
            magnesite-pit CK01 #1 100
            closed-mine BK01 @-4400 8800 400
            """,
        Tables =
        [
            new("reports", 2020, "年报2020.csv", """
                采矿许可证号,矿山名称,年度,行政区代码,开采矿种,年采出矿量,计量单位
                #11,2020,211081,水泥用灰岩,158,万吨
                #12,2020,211004,石英岩,21,万吨
                """),
            new("quotas", 2024, "砂石采矿权数量2024.csv", """
                年度,层级,行政区代码,采矿许可证号,开采矿种,控制指标,计量单位,批次,下达日期,文号
                2024,市,211000,,建筑用砂石土,1,个,1,2024-03-20,示例发〔2024〕9号
                """),
            new("progress", null, "菱镁矿月报2023.csv", """
                采矿许可证号,矿山名称,年度,月份,开采矿种,产量,计量单位
                #1,2023,1,菱镁矿,3.6,万吨
                #1,2023,2,菱镁矿,3.9,万吨
                #1,2023,3,菱镁矿,4.1,万吨
                #2,2023,1,菱镁矿,2.8,万吨
                #2,2023,2,菱镁矿,2.9,万吨
                #2,2023,3,菱镁矿,3,万吨
                """),
            new("reserves", null, "储量年报.csv", """
                采矿许可证号,矿山名称,年度,开采矿种,年初保有,年采出,损失量,勘查增减,重算增减,年末保有,计量单位
                #12,2023,石英岩,560,22,1.5,0,0,536.5,万吨
                #12,2024,石英岩,536.5,22,1.5,0,0,520,万吨
                """),
            new("rates", null, "三率.csv", """
                采矿许可证号,矿山名称,年度,开采矿种,开采回采率,开采回采率要求,选矿回收率,选矿回收率要求,用水复用率,用水复用率要求
                #4,2024,煤,76,82,,,70,80
                #5,2024,煤,79,82,,,75,80
                #8,2024,铁矿,84,85,70,75,88,85
                #11,2024,水泥用灰岩,97,95,,,,
                """),
            new("discoveries", null, "勘查成果.csv", """
                年度,行政区代码,矿种,新增资源量,计量单位,计量口径,新发现矿产地,矿产地规模,勘查项目
                2021,211021,铁矿,1200,万吨,矿石,,,示例寒岭铁矿普查
                2022,211021,金矿,80,千克,金属量,,,示例水泉金矿普查
                2023,211081,煤,900,万吨,原煤,,,示例张家窝棚煤矿详查
                2024,211021,铁矿,2600,万吨,矿石,1,小型,示例大达连铁矿普查
                """),
            new("restoration", null, "生态修复.csv", """
                年度,行政区代码,项目,治理类型,治理面积,应治理面积,面积单位
                2021,211021,示例八会废弃矿山治理,历史遗留,6,120,公顷
                2022,211021,示例八会废弃矿山治理,历史遗留,8,120,公顷
                2023,211021,示例八会废弃矿山治理,历史遗留,9,120,公顷
                2024,211021,示例八会废弃矿山治理,历史遗留,11,120,公顷
                """),
            new("greenlist", null, "绿色矿山名录.csv", """
                采矿许可证号,矿山名称,级别,入库日期,移出日期
                #6,国家级,2020-12-30,
                #11,省级,2021-12-30,2023-11-20
                """),
            new("projects", null, "项目进展.csv", """
                项目,状态,完成日期,完成数量,计量单位
                辽阳县水泉鸡爪沟金矿普查,未启动,,,
                """),
            new("duties", null, "履职记录.csv", """
                履职事项,年度,完成日期,次数
                annual-scheme,2023,2023-04-20,1
                database-update,2023,2023-11-15,1
                release-plan,2023,2023-02-10,1
                """),
            new("disturbance", null, "损毁与治理2024.csv", """
                采矿许可证号,矿山名称,年度,新增损毁面积,治理面积,面积单位
                #6,2024,9.5,1.2,公顷
                #*,2024,0.4,0.5,公顷
                """),
        ],
        Planted = """
            volume.cap 2022 fail 菱镁矿|辽阳市
            volume.basis 2023 not-evaluable #9
            volume.early-warning 2023 warn 菱镁矿|辽阳市 2023-09-30
            volume.quota 2022 fail 菱镁矿|辽阳县
            volume.allocation 2022 fail 菱镁矿|辽阳市
            volume.trend 2024 warn 石灰石
            volume.over-capacity 2024 fail #11
            volume.no-licence 2024 fail C2110212024066888000002
            report.missing 2022 fail #5
            report.unit-suspect 2022 fail #12
            report.identity 2024 fail #12
            report.silent 2024 fail #18
            indicator.reserves 2024 warn 金矿|辽阳市
            indicator.deposits 2024 warn 辽阳市
            indicator.mine-count 2024 warn 辽阳市
            indicator.large-medium-share 2024 warn 辽阳市
            indicator.three-rates 2024 warn 辽阳市
            indicator.restoration 2024 warn 辽阳市
            indicator.green-mine 2024 warn 辽阳市
            indicator.reuse 2024 warn 辽阳市
            scale.minimum-new 2024 fail +02
            scale.minimum-existing 2024 fail +04
            scale.forbidden-class 2024 fail +01
            scale.zone-floor 2024 warn +12|national-planned-area
            scale.sand-floor 2024 fail +09
            scale.magnesite-regrouped 2024 fail +03
            scale.mismatch 2024 fail +01
            right.in-block 2024 fail +01
            right.one-per-block 2024 fail exploration-block|辽宁省灯塔市瓜沟铁矿普查
            right.magnesite-count 2024 fail 菱镁矿|辽阳市
            right.magnesite-exploration 2024 fail T+06
            right.sand-in-zone 2024 fail +09
            right.sand-quota 2024 fail 普通建筑用砂石土|辽阳市
            right.sand-term 2024 fail +09
            right.expired 2024 fail #15
            right.mineral 2024 fail +11
            right.funded-exploration 2024 fail +01
            space.no-right 2024 fail 21102120240001
            space.beyond-right 2024 fail #6|21100520240003
            space.control-lines 2024 fail 21102120240006|red-line|HX01-211000
            space.protected 2024 fail 21108120240014|nature-reserve|ZR01
            space.water-source 2024 fail +01|water-source-1|SY01
            space.right-overlap 2024 fail +01|mining-right|+02
            space.sand-zone-conflict 2024 fail +10|key-mining|ZC01
            space.open-pit-growth 2024 fail #1|21102120240006|magnesite-pit
            space.closed-mine 2024 fail 21102120240001|closed-mine|BK01
            space.declared-area 2024 fail +01
            duty.annual-scheme 2024 fail duty.annual-scheme
            duty.database-update 2024 fail duty.database-update
            duty.release-plan 2024 fail duty.exploration.release-plan
            duty.project-milestone 2024 fail project.exploration.shuiquan-gold
            duty.disturbance-balance 2024 fail 211000|duty.restoration.balance
            """,
    };
}
