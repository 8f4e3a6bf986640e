using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Plans.Lint;
using Xunit;
using static PlanMonitor.Core.Tests.Plans.Lint.Invented;

namespace PlanMonitor.Core.Tests.Plans.Lint;

public sealed class BetweenLintTests
{
    private static readonly MinimumScale Forbidden = Scale("d", "建筑用砂石", null, null, mark: "forbidden", level: "province");

    /// <summary>The scale tables and sand floors of two plans of one province, and the issues as "severity message".</summary>
    public static TheoryData<string, Plan, Plan, string[]> Cases() => new()
    {
        { "one mark differs", Empty with { MinimumScales = [Forbidden] }, Empty with { MinimumScales = [Scale("c", "建筑用石料类", null, null, mark: "no-requirement")] },
            ["M One provincial minimum scale, printed differently: '建筑用砂石' is 'forbidden' in a, '建筑用石料类' is 'no-requirement' in b."] },
        { "the same mark", Empty with { MinimumScales = [Forbidden] }, Empty with { MinimumScales = [Scale("c", "建筑用砂石土", null, null, mark: "forbidden")] }, [] },
        { "one figure differs", Empty with { MinimumScales = [Scale("x", "钼矿", 10, "万吨/年", level: "province")] }, Empty with { MinimumScales = [Scale("y", "钼", 15, "万吨")] },
            ["M One provincial minimum scale, printed differently: '钼矿' is '10' in a, '钼' is '15' in b."] },
        { "a unit with and without the year", Empty with { MinimumScales = [Scale("x", "钼矿", 10, "万吨/年", level: "province")] }, Empty with { MinimumScales = [Scale("y", "钼", 10, "万吨")] }, [] },
        { "a city's own figure", Empty with { MinimumScales = [Scale("x", "长石", 3, "万吨/年", level: "city")] }, Empty with { MinimumScales = [Scale("y", "长石", 2, "万吨")] }, [] },
        { "another method", Empty with { MinimumScales = [Scale("x", "铁", 30, "万吨/年", level: "province", method: "open-pit")] }, Empty with { MinimumScales = [Scale("y", "铁", 10, "万吨/年", method: "underground")] }, [] },
        { "one of two varieties agrees", Empty with { MinimumScales = [Scale("x", "石灰岩", 20, "万吨/年", level: "province", variant: "其它")] },
            Empty with { MinimumScales = [Scale("y", "石灰岩", 30, "万吨/年", variant: "水泥用"), Scale("z", "石灰岩", 20, "万吨/年", variant: "其他")] }, [] },
        { "existing mines are another column", Empty with { MinimumScales = [Scale("x", "铁", 10, "万吨/年", level: "province")] }, Empty with { MinimumScales = [Scale("y", "铁", 15, "万吨/年", kind: "existing")] }, [] },
        { "units of one scale", Empty with { MinimumScales = [Scale("x", "矿泉水", 5, "万吨")] }, Empty with { MinimumScales = [Scale("y", "矿泉水", 20, "立方米/日")] },
            ["L The minimum scale of '矿泉水' stands in different units: 万吨 in a, 立方米/日 in b."] },
        { "sand floors differ", Empty with { ScaleRules = [SandFloor("f", 20, "万立方米/年")] }, Empty with { ScaleRules = [SandFloor("g", 30, "万立方米/年")] },
            ["M The sand floors differ: 20 万立方米/年 in a, 30 万立方米/年 in b."] },
        { "sand floors in two units", Empty with { ScaleRules = [SandFloor("f", 20, "万立方米/年")] }, Empty with { ScaleRules = [SandFloor("g", 50, "万吨/年")] },
            ["L The sand floors stand in different units: 20 万立方米/年 in a, 50 万吨/年 in b; comparing them needs a density."] },
        { "a sand floor that says both units", Empty with { ScaleRules = [SandFloor("f", 20, "万立方米/年", alt: 50, altUnit: "万吨/年")] }, Empty with { ScaleRules = [SandFloor("g", 50, "万吨/年")] }, [] },
        { "a sand floor for new mines only", Empty with { ScaleRules = [SandFloor("f", 20, "万立方米/年")] }, Empty with { ScaleRules = [SandFloor("g", 20, "万立方米/年", "new")] },
            ["L The sand floors cover different mines (a: 20 万立方米/年; b: 20 万立方米/年): one covers new mines only, the other extensions and renewals too."] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Plans_of_one_province_print_one_floor(string note, Plan one, Plan other, string[] issues)
    {
        var found = PlanLint.Run([one with { Id = "a" }, other with { Id = "b" }]);
        Assert.Equal($"{note}: {string.Join("; ", issues)}", $"{note}: {string.Join("; ", found.Select(issue => $"{issue.Severity} {issue.Message.En}"))}");
        Assert.All(found, issue => Assert.Equal("a,b", issue.Plan));
        Assert.Empty(PlanLint.Run([one with { Id = "a" }, other with { Id = "b", Adcode = "130881" }]));
    }

    [Fact]
    public void One_plan_is_linted_against_the_others()
    {
        var (a, b, c) = (Empty with { Id = "a", ScaleRules = [SandFloor("f", 20, "万立方米/年")] }, Empty with { Id = "b", ScaleRules = [SandFloor("g", 30, "万立方米/年")] }, Empty with { Id = "c", ZoneTotals = [Total("t", 1), Total("u", 2)] });
        Assert.Equal(["a,b", "c"], PlanLint.Run([a, b, c]).Select(issue => issue.Plan));
        Assert.Equal(["a,b"], PlanLint.Run([a, b, c], "b").Select(issue => issue.Plan));
    }
}
