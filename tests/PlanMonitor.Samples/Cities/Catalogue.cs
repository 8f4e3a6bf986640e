using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Cities;

/// <summary>The four cities, in the order of their seed texts.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<City> All { get; } = [Liaoyang.City, Chaoyang.City, Dandong.City, Pingquan.City];
}
