namespace PlanMonitor.Core.Messages;

public static partial class MessageCatalogue
{
    /// <summary>What can be wrong with a proposal (admission) and with a file of what-if figures.</summary>
    private static MessageEntry[] TrialMessages =>
    [
        WholeFile("rows.not-rows", "第 {line} 行应为一个对象或由对象组成的列表。", "Line {line} should hold an object or a list of objects.",
            "请以列名为字段填写，例如 {\"开采矿种\": \"铁矿\"}。", "Write the columns as members, for example {\"开采矿种\": \"铁矿\"}."),
        WholeFile("rows.not-a-value", "第 {line} 行的“{column}”应为文字或数字。", "'{column}' in line {line} should be a text or a number.",
            "请改为单个值；只有矿区范围可以是 GeoJSON 图形。", "Write a single value; only 矿区范围 may be a GeoJSON geometry."),
        WholeFile("right.several-proposals", "文件中有 {value} 个拟设矿业权，一次只能审查一个。", "The file holds {value} proposals; one can be judged at a time.",
            "请每个拟设矿业权单独一个文件。", "Give each proposal a file of its own."),
        WholeFile("with.not-an-object", "文件应为 JSON 对象，含 plan 或 quotas。", "The file should be a JSON object with plan or quotas.",
            "例如 {\"plan\": {\"volumeControls\": [{\"id\": \"…\", \"value\": 10}]}}。", "For example {\"plan\": {\"volumeControls\": [{\"id\": \"...\", \"value\": 10}]}}."),
        WholeFile("with.unknown-member", "第 {line} 行的“{value}”不能替换。", "'{value}' in line {line} is nothing that can be replaced.",
            "只能替换 plan 和 quotas。", "Only plan and quotas can be replaced."),
        WholeFile("with.no-list", "第 {line} 行：规划中没有名为“{value}”的列表。", "Line {line}: the plan has no list '{value}'.",
            "可用的列表：{lists}。", "Use one of: {lists}."),
        WholeFile("with.id-missing", "第 {line} 行：{value} 中的每一项都要写明编号 id。", "Line {line}: every item of {value} needs its id.",
            "请用 planmonitor plans show ID --json 查看编号。", "Look the ids up with planmonitor plans show ID --json."),
        WholeFile("with.unknown-id", "第 {line} 行：{column} 中没有编号为“{value}”的项。", "Line {line}: {column} has no item with the id '{value}'.",
            "相近的编号：{near}。", "Near ones: {near}."),
    ];
}
