namespace PlanMonitor.Benchmarks;

/// <summary>How much is made up.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Rights">Rights in the register, one in ten of them to explore.</param>
/// <param name="Footprints">Footprints of the year that is checked.</param>
internal sealed record Size(string Name, int Rights, int Footprints)
{
    /// <summary>The base year of the plan; its reports come with those of the five years after it.</summary>
    public const int Base = 2020;

    /// <summary>The year that is checked, the last of the five.</summary>
    public const int Year = 2025;

    /// <summary>The sizes of the benchmark, one that a test has the time for, and one to work with.</summary>
    public static IReadOnlyList<Size> All { get; } = [new("smoke", 40, 600), new("city", 400, 5_000), new("tenth", 4_000, 10_000), new("province", 40_000, 100_000)];

    /// <summary>The size of a name, or null.</summary>
    public static Size? Find(string name) => All.FirstOrDefault(size => size.Name == name);
}
