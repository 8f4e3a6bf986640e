using PlanMonitor.Core.Plans.Schema;

namespace PlanMonitor.Core.Plans;

/// <summary>What holds for every item alike: ids are unique, readings and wholes that are named exist, a range ends above its beginning.</summary>
internal static class TreeCheck
{
    private static readonly string[] ReadingFields = ["readings", "altReadings"];

    public static void Run(JsonItem root, PlanFindings findings)
    {
        var ids = Ids(root, findings);
        var readings = root["readings"]!.Items.Select(reading => reading["id"]!.Text).ToHashSet();
        foreach (var (pointer, item) in Objects(root, ""))
        {
            Range(item, pointer, findings);
            if (item["partOf"] is { Kind: JsonKind.String } whole && !ids.ContainsKey(whole.Text))
            {
                findings.Add("plan.part-unknown", pointer + "/partOf", whole.Text);
            }
            foreach (var field in pointer.Length == 0 ? [] : ReadingFields)
            {
                var named = item[field]?.Items ?? [];
                for (var i = 0; i < named.Count; i++)
                {
                    if (!readings.Contains(named[i].Text))
                    {
                        findings.Add("plan.reading-unknown", $"{pointer}/{field}/{i}", named[i].Text);
                    }
                }
            }
        }
        Frame(root, findings);
    }

    private static Dictionary<string, int> Ids(JsonItem root, PlanFindings findings)
    {
        Dictionary<string, int> lines = [];
        foreach (var section in root.Members.Where(member => member.Value.Kind == JsonKind.Array))
        {
            for (var i = 0; i < section.Value.Items.Count; i++)
            {
                // Regions are known by their codes.
                if (section.Value.Items[i]["id"] is { } id && !lines.TryAdd(id.Text, id.Line))
                {
                    findings.Add("plan.id-duplicate", $"/{section.Name}/{i}/id", id.Text, ("first", lines[id.Text]));
                }
            }
        }
        return lines;
    }

    private static void Range(JsonItem item, string pointer, PlanFindings findings)
    {
        if (item["max"] is { Kind: JsonKind.Integer or JsonKind.Number } max
            && item["value"] is { Kind: JsonKind.Integer or JsonKind.Number } value && max.Number < value.Number)
        {
            findings.Add("plan.max-below-value", pointer + "/max", max.Text, ("from", value.Text));
        }
    }

    private static void Frame(JsonItem root, PlanFindings findings)
    {
        var period = root["period"]!;
        var (from, to, horizon) = (period["from"]!, period["to"]!, period["horizon"]!);
        if (to.Number < from.Number)
        {
            findings.Add("plan.period-order", "/period/to", to.Text, ("from", from.Text));
        }
        else if (horizon.Number < from.Number || horizon.Number > to.Number)
        {
            findings.Add("plan.horizon-outside", "/period/horizon", horizon.Text, ("from", from.Text), ("to", to.Text));
        }
        var version = root["version"]!;
        if (version["replaces"]!.Text == version["id"]!.Text)
        {
            findings.Add("plan.version-itself", "/version/replaces", version["id"]!.Text);
        }
    }

    private static IEnumerable<(string Pointer, JsonItem Item)> Objects(JsonItem item, string pointer)
    {
        if (item.Kind == JsonKind.Object)
        {
            yield return (pointer, item);
        }
        var children = item.Members.Select(member => (At: pointer + "/" + JsonItem.Escape(member.Name), member.Value))
            .Concat(item.Items.Select((child, i) => (At: $"{pointer}/{i}", Value: child)));
        foreach (var found in children.Where(child => child.Value.Kind is JsonKind.Object or JsonKind.Array).SelectMany(child => Objects(child.Value, child.At)))
        {
            yield return found;
        }
    }
}
