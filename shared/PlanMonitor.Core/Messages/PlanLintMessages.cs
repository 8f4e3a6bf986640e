namespace PlanMonitor.Core.Messages;

public static partial class MessageCatalogue
{
    private const string AskZh = "请核对规划文本；以规划编制机关确认的数字为准，确认后更正规划数据或记入解读。";
    private const string AskEn = "Check the plan's text; once the authority that made the plan has confirmed a figure, correct the data or record a reading.";

    private static MessageEntry[] PlanLintMessages =>
    [
        Remark("plan.lint-sum-rows", "“{name}”开采总量控制合计 {total}，各县（市、区）之和为 {sum}。", "The control on '{name}' totals {total}; its county rows add up to {sum}.", AskZh, AskEn),
        Remark("plan.lint-sum-parts", "“{name}”为 {total}，所列各项之和为 {sum}。", "'{name}' is {total}; its parts add up to {sum}.", AskZh, AskEn),
        Remark("plan.lint-sum-projects-above", "修复治理面积目标 {total}，少于所列 {count} 项工程之和 {sum}。", "The restoration target is {total}; the projects listed ({count}) add up to more: {sum}.", AskZh, AskEn),
        Remark("plan.lint-sum-projects-below", "修复治理面积目标 {total}，所列 {count} 项工程之和只有 {sum}。", "The restoration target is {total}; the projects listed ({count}) add up to {sum} only.",
            "请核对是否另有未列出的工程；没有的，更正其中之一。", "Check whether there are projects that are not listed; if not, correct one of the two."),
        Remark("plan.lint-sum-list", "{type}“{scope}”总面积 {stated}，表中各区之和为 {computed}。", "'{scope}' ({type}) is stated as {stated}; the listed areas add up to {computed}.", AskZh, AskEn),
        Remark("plan.lint-sum-division", "{type}“{scope}”为 {stated}，其各部分之和为 {computed}。", "'{scope}' ({type}) is {stated}; its parts add up to {computed}.", AskZh, AskEn),
        Remark("plan.lint-count-list", "{type}“{scope}”写明 {stated}，表中列出 {computed}。", "'{scope}' ({type}) is stated as {stated}; the list has {computed}.", AskZh, AskEn),
        Remark("plan.lint-count-table", "文本称最低开采规模表有 {stated} 类矿种，表中有 {count} 类。", "The text says that the scale table has {stated} minerals; it has {count}.", AskZh, AskEn),
        Remark("plan.lint-share-impossible", "“{name}”为 {share}%，总数为 {whole}，没有整数能得出该比例；最接近的是 {count} 个，占 {nearest}%。",
            "'{name}' is {share}% of {whole}: no whole number gives that; the nearest is {count}, which is {nearest}%.", AskZh, AskEn),
        Remark("plan.lint-share-computed", "“{name}”为 {share}%，按所印数字计算为 {computed}%。", "'{name}' is {share}%; the printed figures give {computed}%.", AskZh, AskEn),
        Remark("plan.lint-value-differs", "“{name}”有两个数值：{one} 与 {other}。", "'{name}' has two values: {one} and {other}.", AskZh, AskEn),
        Remark("plan.lint-basis-differs", "“{name}”的两个数值口径不同：{one}（{oneBasis}）与 {other}（{otherBasis}），不能直接比较。",
            "'{name}' has two figures on different bases: {one} ({oneBasis}) and {other} ({otherBasis}); they cannot be compared as they stand.",
            "请确认检查时以哪一口径为准，并记入解读。", "Decide which basis a check uses and record it as a reading."),
        Remark("plan.lint-unit-differs", "“{name}”的两个数值单位度量的不是同一种量：{one} 与 {other}。", "'{name}' has two figures whose units measure different things: {one} and {other}.", AskZh, AskEn),
        Remark("plan.lint-label-nature", "“{name}”的属性不一致：一处为{one}，一处为{other}。", "The nature of '{name}' differs: {one} in one place, {other} in another.",
            "专栏所印属性优先于正文；请核对。", "A nature printed in a box beats the running text; check it."),
        Remark("plan.lint-label-policy", "“{mineral}”既是重点{activity}矿种，又是限制或禁止{activity}矿种。", "'{mineral}' is both favoured and restricted or prohibited for {activity}.", AskZh, AskEn),
        Remark("plan.lint-label-trend", "“{mineral}”的产量导向不一致：“{one}”与“{other}”。", "The plan wants two things of the output of '{mineral}': '{one}' and '{other}'.", AskZh, AskEn),
        Remark("plan.lint-floor-sand", "正文规定砂石矿山最低生产规模 {floor}，而“{name}”处为“{printed}”。", "The text sets a floor of {floor} for sand and stone mines; '{name}' has '{printed}'.", AskZh, AskEn),
        Remark("plan.lint-code-malformed", "“{name}”的编号“{code}”不符合编码格式。", "The code '{code}' of '{name}' is malformed.", AskZh, AskEn),
        Remark("plan.lint-code-foreign", "“{name}”的编号“{code}”含区划代码 {adcode}，本规划为 {own}。", "The code '{code}' of '{name}' carries the region {adcode}; the plan's own is {own}.", AskZh, AskEn),
        Remark("plan.lint-code-twice", "编号“{code}”用于两处：“{one}”与“{other}”。", "The code '{code}' is used twice: '{one}' and '{other}'.", AskZh, AskEn),
        Remark("plan.lint-code-gap", "编号“{before}”与“{after}”之间有缺号。", "Numbers are missing between the codes '{before}' and '{after}'.", AskZh, AskEn),
        Remark("plan.lint-cover-reserves", "“{name}”目标为 {value}，但规划没有涉及“{mineral}”的分区、区块或项目。", "The target '{name}' is {value}, but no zone, block or project of the plan names '{mineral}'.",
            "请核对目标依托的勘查区或项目。", "Check which zone or project the target rests on."),
        Remark("plan.lint-between-scale", "同一省级最低开采规模，两市规划所印不同：{one} 的“{mineral}”为“{onePrinted}”，{other} 的“{theirs}”为“{otherPrinted}”。",
            "One provincial minimum scale, printed differently: '{mineral}' is '{onePrinted}' in {one}, '{theirs}' is '{otherPrinted}' in {other}.", "请以省级规划为准核对。", "Check it against the provincial plan."),
        Remark("plan.lint-between-sand-floor", "砂石矿山最低规模不同：{one} 为 {oneFloor}，{other} 为 {otherFloor}。", "The sand floors differ: {oneFloor} in {one}, {otherFloor} in {other}.", "请以省级规划为准核对。", "Check it against the provincial plan."),
        Remark("plan.lint-between-sand-unit", "砂石矿山最低规模单位不同：{one} 为 {oneFloor}，{other} 为 {otherFloor}，须按体重换算才能比较。",
            "The sand floors stand in different units: {oneFloor} in {one}, {otherFloor} in {other}; comparing them needs a density.", "请以省级规划为准核对。", "Check it against the provincial plan."),
        Remark("plan.lint-between-sand-scope", "砂石矿山最低规模适用范围不同（{one}：{oneFloor}；{other}：{otherFloor}）：一处只管新设，一处还管改扩建和延续。",
            "The sand floors cover different mines ({one}: {oneFloor}; {other}: {otherFloor}): one covers new mines only, the other extensions and renewals too.", "请以省级规划为准核对。", "Check it against the provincial plan."),
        Remark("plan.lint-between-unit", "“{mineral}”最低开采规模的单位不同：{one} 为 {oneUnit}，{other} 为 {otherUnit}。", "The minimum scale of '{mineral}' stands in different units: {oneUnit} in {one}, {otherUnit} in {other}.",
            "比较两市矿山时请先换算。", "Convert before mines of the two are compared."),
    ];
}
