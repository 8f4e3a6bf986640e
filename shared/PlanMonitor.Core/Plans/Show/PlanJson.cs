using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanMonitor.Core.Plans.Show;

/// <summary>The documents of <c>plans list --json</c> and <c>plans show ID --json</c>.</summary>
public static class PlanJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // The document is for terminals and programs, not for a web page: Chinese stays readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>Writes <c>{plans:[{id, name, adcode, version, status, period, document, counts}]}</c>.</summary>
    public static void WriteList(TextWriter writer, IEnumerable<Plan> plans)
    {
        var list = new JsonArray([.. plans.Select(plan =>
        {
            var entry = Head(plan);
            entry["counts"] = new JsonObject(PlanSections.Counts(plan).Select(section => KeyValuePair.Create(section.Key, (JsonNode?)section.Count)));
            return entry;
        })]);
        Write(writer, new JsonObject { ["plans"] = list });
    }

    /// <summary>
    /// Writes one plan: version as its id with status, replaces, issued, effectiveFrom and effectiveTo beside it; period without its citation;
    /// every section as in the file with the codes of minerals and regions added.
    /// </summary>
    public static void WriteShow(TextWriter writer, Plan plan)
    {
        var document = Head(plan);
        var whole = JsonSerializer.SerializeToNode(plan, Options)!.AsObject();
        foreach (var (name, value) in whole)
        {
            if (!document.ContainsKey(name) && name is not ("isDraft" or "version"))
            {
                document[name] = value?.DeepClone();
            }
        }
        Write(writer, document);
    }

    private static JsonObject Head(Plan plan) => new()
    {
        ["id"] = plan.Id,
        ["name"] = plan.Name,
        ["adcode"] = plan.Adcode,
        ["version"] = plan.Version.Id,
        ["status"] = plan.Version.Status,
        ["replaces"] = plan.Version.Replaces,
        ["issued"] = plan.Version.Issued,
        ["effectiveFrom"] = plan.Version.EffectiveFrom,
        ["effectiveTo"] = plan.Version.EffectiveTo,
        ["period"] = new JsonObject
        {
            ["from"] = plan.Period.From,
            ["to"] = plan.Period.To,
            ["base"] = plan.Period.Base,
            ["horizon"] = plan.Period.Horizon,
            ["outlook"] = plan.Period.Outlook,
        },
        ["document"] = plan.Document,
    };

    private static void Write(TextWriter writer, JsonObject document)
    {
        writer.Write(document.ToJsonString(Options).ReplaceLineEndings("\n"));
        writer.Write('\n');
    }
}
