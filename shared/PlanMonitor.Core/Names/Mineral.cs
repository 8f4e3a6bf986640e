namespace PlanMonitor.Core.Names;

/// <summary>A mineral (矿种) in the catalogue.</summary>
/// <param name="Code">Stable key in English.</param>
/// <param name="Name">Name in Chinese.</param>
/// <param name="Synonyms">Other Chinese names, as plans and reports print them.</param>
/// <param name="En">Name in English.</param>
/// <param name="Class">Class of the rights system: 第一类 1, 第二类 2, 第三类 3.</param>
/// <param name="Group">energy, ferrous, nonferrous, precious, rare, metallurgical, chemical, building, water, or mixed for groups of them.</param>
/// <param name="Within">Codes of the wider minerals that it counts towards.</param>
public sealed record Mineral(string Code, string Name, IReadOnlyList<string> Synonyms, string En, int Class, string Group, IReadOnlyList<string> Within);
