using PlanMonitor.Samples.Answers;
using PlanMonitor.Samples.Breaches;
using PlanMonitor.Samples.Cities;
using PlanMonitor.Samples.Files;
using PlanMonitor.Samples.Ground;
using PlanMonitor.Samples.Model;
using PlanMonitor.Samples.Tables;

namespace PlanMonitor.Samples;

/// <summary>The invented sample uploads of the four cities (样例数据) and their answer key; the same bytes every time.</summary>
public static class SampleTree
{
    /// <summary>Writes <c>inbox/</c> and <c>answers.json</c> into a folder.</summary>
    public static void Write(string folder)
    {
        foreach (var (path, content) in All())
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, content);
        }
    }

    private static IEnumerable<(string Path, byte[] Content)> All()
    {
        var samples = Catalogue.All.Select(CitySample.Of).ToList();
        foreach (var file in samples.SelectMany(sample => sample.Files))
        {
            yield return (Path.Combine(["inbox", .. file.Blob.Split('/')]), file.Content);
        }
        yield return ("answers.json", AnswerKey.Write(samples));
    }
}

/// <summary>Everything that is generated for one city.</summary>
/// <param name="City">What was planned.</param>
/// <param name="Ground">Where its mines lie, and what else does.</param>
/// <param name="Files">The uploads, in the order in which they arrive.</param>
internal sealed record CitySample(City City, GroundPlan Ground, IReadOnlyList<SampleFile> Files)
{
    public static CitySample Of(City city)
    {
        var (ground, breaches) = (GroundPlan.Of(city), AllBreaches.Of(city.Id));
        return new(city, ground,
        [
            RightsTable.File(city, breaches, ground),
            .. BreachFiles.Register(city, breaches, ground),
            .. QuotasTable.Files(city),
            .. LayerFiles.Of(city, ground),
            .. City.Years.SelectMany(year => ReportsTable.Files(city, year)),
            .. City.FootprintYears.Select(year => FootprintFiles.Of(city, ground, year)),
            .. BreachFiles.Tables(city, breaches),
        ]);
    }
}
