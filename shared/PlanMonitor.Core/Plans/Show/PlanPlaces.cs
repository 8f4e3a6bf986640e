namespace PlanMonitor.Core.Plans.Show;

/// <summary>The part of a plan's page that is about minerals, zones and readings.</summary>
internal static class PlanPlaces
{
    public static void Write(TextWriter writer, Plan plan, PlanLanguage language)
    {
        Minerals(writer, plan, language);
        Zones(writer, plan, language);
        PlanPages.Title(writer, new("解读", "Readings"), plan.Readings.Count, language);
        foreach (var reading in plan.Readings)
        {
            writer.Write($"  {reading.Id}: {PlanWords.In(reading.Reason, language)}\n");
        }
    }

    private static void Minerals(TextWriter writer, Plan plan, PlanLanguage language)
    {
        var zh = language == PlanLanguage.Zh;
        var groups = new (string Name, IReadOnlyList<MineralEntry> Entries)[]
        {
            (zh ? "重点勘查" : "key, exploration", plan.Minerals.Exploration.Key),
            (zh ? "限制勘查" : "restricted, exploration", plan.Minerals.Exploration.Restricted),
            (zh ? "禁止勘查" : "prohibited, exploration", plan.Minerals.Exploration.Prohibited),
            (zh ? "重点开采" : "key, mining", plan.Minerals.Mining.Key),
            (zh ? "限制开采" : "restricted, mining", plan.Minerals.Mining.Restricted),
            (zh ? "禁止开采" : "prohibited, mining", plan.Minerals.Mining.Prohibited),
        };
        PlanPages.Title(writer, new("重点、限制、禁止矿种", "Minerals by policy"), groups.Sum(group => group.Entries.Count), language);
        foreach (var (name, entries) in groups.Where(group => group.Entries.Count > 0))
        {
            writer.Write($"  {name}{(zh ? "：" : ": ")}{string.Join("、", entries.Select(entry => entry.Name))}\n");
        }
    }

    private static void Zones(TextWriter writer, Plan plan, PlanLanguage language)
    {
        if (plan.Zones.Count == 0)
        {
            return;
        }
        PlanPages.Title(writer, new("规划分区和区块", "Zones and blocks"), plan.Zones.Count, language);
        string[] header = language == PlanLanguage.Zh ? ["类型", "编号", "名称", "矿种", "面积 km²", "行"] : ["type", "code", "name", "minerals", "area km²", "line"];
        TextTable.Write(writer, header, plan.Zones.Select(zone => (IReadOnlyList<string>)
        [
            PlanWords.Say(zone.Type, language), zone.Code ?? "—", zone.Name, string.Join("、", zone.Minerals),
            zone.AreaKm2 is { } area ? PlanWords.Number(area) : "—", $"{zone.Citation.Line}",
        ]));
    }
}
