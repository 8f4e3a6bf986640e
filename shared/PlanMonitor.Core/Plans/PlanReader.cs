using System.Text.Json;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans.Schema;

namespace PlanMonitor.Core.Plans;

/// <summary>What became of a plan file: the plan, or everything that is wrong with the file. A file with one problem is not taken.</summary>
public sealed record PlanRead(Plan? Plan, IReadOnlyList<Problem> Problems)
{
    /// <summary>True when there is a plan.</summary>
    public bool Ok => Plan is not null;
}

/// <summary>Reads plan files: JSON, schema, then what a schema cannot say (units, names, ids, readings).</summary>
public sealed class PlanReader(JsonSchema schema, MineralCatalogue minerals, RegionCatalogue regions)
{
    private const string SchemaResource = "plans/plan.schema.json";

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly Lazy<PlanReader> Shared = new(() =>
        new(JsonSchemaReader.Read(BuiltInPlans.Resource(SchemaResource)), MineralCatalogue.BuiltIn, RegionCatalogue.BuiltIn));

    /// <summary>The reader with the schema and the catalogues of the product.</summary>
    public static PlanReader BuiltIn => Shared.Value;

    /// <summary>Hash of what a plan says: of the file that it was read from, else of its members.</summary>
    public static string HashOf(Plan plan) => plan.FileHash ?? StableHash.Of(JsonSerializer.Serialize(plan, Options));

    /// <summary>The plan of a text, its minerals and regions with their codes; or all problems, each with JSON pointer (column), line, message and action.</summary>
    public PlanRead Read(string text)
    {
        if (!JsonText.Read(text).TryGet(out var root, out var broken))
        {
            return new(null, [broken]);
        }
        if (SchemaCheck.Run(schema, root) is { Count: > 0 } violations)
        {
            return new(null, violations);
        }
        var plan = JsonSerializer.Deserialize<Plan>(text.AsSpan().TrimStart('\uFEFF'), Options)!;
        var findings = new PlanFindings(root);
        TreeCheck.Run(root, findings);
        UnitCheck.Run(plan, findings);
        foreach (var region in plan.Regions is { } own ? regions.Clashes(own) : [])
        {
            findings.Add("plan.region-double", $"/regions/{plan.Regions!.Index().First(pair => ReferenceEquals(pair.Item, region)).Index}", region.Name, ("code", region.Code));
        }
        var named = new PlanNames(minerals, regions.With(plan.Regions), plan.Adcode, findings).Fill(plan) with { FileHash = StableHash.Of(text) };
        return findings.Problems.Count > 0 ? new(null, findings.Problems) : new(named, []);
    }
}
