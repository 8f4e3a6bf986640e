using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Plans.Show;

/// <summary>The readable pages of <c>plans list</c> and <c>plans show ID</c> in a terminal.</summary>
public static class PlanPages
{
    /// <summary>Writes one line per plan.</summary>
    public static void WriteList(TextWriter writer, IEnumerable<Plan> plans, PlanLanguage language)
    {
        string[] header = language == PlanLanguage.Zh
            ? ["编号", "规划", "区划代码", "版本", "状态", "规划期", "条目"]
            : ["id", "plan", "code", "version", "status", "period", "items"];
        TextTable.Write(writer, header, plans.Select(plan => (IReadOnlyList<string>)
        [
            plan.Id, plan.Name, plan.Adcode, plan.Version.Id, PlanWords.Say(plan.Version.Status, language), $"{plan.Period.From}-{plan.Period.To}",
            $"{PlanSections.Counts(plan).Sum(section => section.Count)}",
        ]));
    }

    /// <summary>Writes the page of a plan: what it is, its sections with their sizes, and the main figures with unit, nature, time and line of the source.</summary>
    public static void WriteShow(TextWriter writer, Plan plan, PlanLanguage language)
    {
        Head(writer, plan, language);
        var sections = PlanSections.Counts(plan);
        Title(writer, new("内容", "Sections"), sections.Sum(section => section.Count), language);
        TextTable.Write(writer, [In("部分", "section"), In("条目", "items")], sections.Select(section => (IReadOnlyList<string>)[PlanWords.In(section.Title, language), $"{section.Count}"]));
        Figures(writer, new("规划指标", "Indicators"), plan.Indicators, figure => figure.Name,
            figure => (figure.Max, figure.Comparator, figure.Grade, figure.Nature, figure.Time), language);
        Figures(writer, new("开采总量控制", "Volume controls"), plan.VolumeControls, figure => $"{figure.Mineral} {figure.Region}",
            figure => (figure.Max, figure.Comparator, figure.Grade, figure.Nature, figure.Time), language);
        Figures(writer, new("生态修复", "Restoration"), plan.Restoration, figure => figure.Name,
            figure => (null, figure.Comparator, null, figure.Nature, figure.Time), language);
        PlanPlaces.Write(writer, plan, language);

        string In(string zh, string en) => language == PlanLanguage.Zh ? zh : en;
    }

    /// <summary>Writes the heading of a part with its number of items.</summary>
    internal static void Title(TextWriter writer, Text title, int count, PlanLanguage language) => writer.Write($"\n{PlanWords.In(title, language)} ({count})\n");

    private static void Head(TextWriter writer, Plan plan, PlanLanguage language)
    {
        var zh = language == PlanLanguage.Zh;
        var status = PlanWords.Say(plan.Version.Status, language);
        writer.Write($"{plan.Name} ({plan.Id}, {plan.Adcode})\n");
        writer.Write(zh
            ? $"  版本 {plan.Version.Id}，{status}；规划期 {plan.Period.From}-{plan.Period.To}，基准年 {plan.Period.Base}，目标年 {plan.Period.Horizon}；来源 {plan.Document}\n"
            : $"  version {plan.Version.Id}, {status}; period {plan.Period.From}-{plan.Period.To}, base {plan.Period.Base}, horizon {plan.Period.Horizon}; source {plan.Document}\n");
    }

    private static void Figures<T>(
        TextWriter writer, Text title, IReadOnlyList<T> figures, Func<T, string> name,
        Func<T, (decimal? Max, string Comparator, decimal? Grade, string Nature, string Time)> terms, PlanLanguage language)
        where T : IPlanFigure
    {
        if (figures.Count == 0)
        {
            return;
        }
        Title(writer, title, figures.Count, language);
        string[] header = language == PlanLanguage.Zh ? ["名称", "数值", "属性", "时间", "行"] : ["name", "value", "nature", "time", "line"];
        TextTable.Write(writer, header, figures.Select(figure =>
        {
            var (max, comparator, grade, nature, time) = terms(figure);
            return (IReadOnlyList<string>)
            [
                name(figure), PlanWords.Amount(figure.Value, max, figure.Unit, comparator, grade),
                PlanWords.Say(nature, language), PlanWords.Say(time, language), $"{figure.Citation.Line}",
            ];
        }));
    }
}
