using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans.Schema;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Texts;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Trials;

/// <summary>A file of other figures: <c>{"plan": {LIST: [{"id": ..., MEMBER: VALUE}]}, "quotas": [ROW]}</c>.</summary>
/// <param name="Plan">The plan with them; null where the file or the plan that comes of it is wrong.</param>
/// <param name="Quotas">The rows of quotas as a CSV table; null without any.</param>
/// <param name="Problems">What is wrong.</param>
internal sealed record TrialFile(Plan? Plan, byte[]? Quotas, IReadOnlyList<Problem> Problems)
{
    private const int Near = 3;

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads the file and merges it into the plan's own JSON: items by their ids in any list, each member in the place of the old one. The whole is checked as a plan file is.</summary>
    public static TrialFile Read(byte[] content, string planText)
    {
        if (TextDecoder.Decode(content) is not { } text)
        {
            return Wrong(Problem.Of("plan.not-utf8"));
        }
        if (!JsonText.Read(text).TryGet(out var root, out var broken))
        {
            return Wrong(broken);
        }
        if (root.Kind != JsonKind.Object || root.Members.Count == 0)
        {
            return Wrong(Problem.Of("with.not-an-object"));
        }
        if (root.Members.FirstOrDefault(member => member.Name is not ("plan" or "quotas")) is { } unknown)
        {
            return Wrong(Problem.Of("with.unknown-member", unknown.Line, value: unknown.Name));
        }
        byte[]? quotas = null;
        if (root["quotas"] is { } rows and not { Kind: JsonKind.Array, Items.Count: 0 } && !JsonRows.ToCsv(rows).TryGet(out quotas, out var odd))
        {
            return Wrong(odd);
        }
        var plan = JsonNode.Parse(planText.TrimStart('\uFEFF'))!.AsObject();
        var problems = root["plan"] is { } figures ? Merge(figures, JsonNode.Parse(text.TrimStart('\uFEFF'))!["plan"], plan) : [];
        if (problems.Count > 0)
        {
            return new(null, null, problems);
        }
        var read = PlanReader.BuiltIn.Read(plan.ToJsonString(Written));
        return new(read.Plan, quotas, read.Problems);
    }

    private static TrialFile Wrong(Problem problem) => new(null, null, [problem]);

    private static List<Problem> Merge(JsonItem figures, JsonNode? values, JsonObject plan)
    {
        if (figures.Kind != JsonKind.Object)
        {
            return [Problem.Of("with.not-an-object")];
        }
        var problems = new List<Problem>();
        foreach (var (name, line, items) in figures.Members)
        {
            if (plan[name] is not JsonArray list || items.Kind != JsonKind.Array)
            {
                var lists = plan.Where(member => member.Value is JsonArray).Select(member => member.Key);
                problems.Add(Problem.Of("with.no-list", line, value: name, arguments: ("lists", string.Join(", ", lists))));
                continue;
            }
            for (var i = 0; i < items.Items.Count; i++)
            {
                if (Replace(items.Items[i], values![name]![i], list, name) is { } problem)
                {
                    problems.Add(problem);
                }
            }
        }
        return problems;
    }

    private static Problem? Replace(JsonItem item, JsonNode? value, JsonArray list, string name)
    {
        if (item["id"] is not { Kind: JsonKind.String } id)
        {
            return Problem.Of("with.id-missing", item.Line, value: name);
        }
        var ids = list.Select(each => each?["id"]?.GetValue<string>() ?? "").ToList();
        var at = ids.IndexOf(id.Text);
        if (at < 0)
        {
            var near = ids.OrderBy(known => Distance(known, id.Text)).ThenBy(known => known, StringComparer.Ordinal).Take(Near);
            return Problem.Of("with.unknown-id", id.Line, name, id.Text, ("near", string.Join(", ", near)));
        }
        foreach (var (member, replacement) in value!.AsObject())
        {
            list[at]![member] = replacement?.DeepClone();
        }
        return null;
    }

    // Levenshtein's distance.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var (above, cost) = (row[j], one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + cost);
                diagonal = above;
            }
        }
        return row[^1];
    }
}
