namespace PlanMonitor.Core.Names;

/// <summary>A region of the administrative division.</summary>
/// <param name="Code">GB/T 2260 code, 6 digits.</param>
/// <param name="Name">Full name.</param>
/// <param name="Synonyms">Short and former names.</param>
/// <param name="En">Name in English.</param>
/// <param name="Towns">Towns (乡镇街道) that plans name, counted to this county.</param>
public sealed record Region(string Code, string Name, IReadOnlyList<string> Synonyms, string En, IReadOnlyList<string>? Towns = null);

/// <summary>Codes of the administrative division: province 2 digits, city 4, county 6, town 9, village 12.</summary>
public static class RegionCode
{
    /// <summary>
    /// True where one region lies in another or is the same: the outer code without the zeros of the lower levels begins the inner one.
    /// </summary>
    public static bool Within(string inner, string outer) => inner.StartsWith(Prefix(outer), StringComparison.Ordinal);

    /// <summary>True for 2, 4, 6, 9 or 12 digits.</summary>
    public static bool IsWellFormed(string code) => code.Length is 2 or 4 or 6 or 9 or 12 && code.All(char.IsAsciiDigit);

    private static string Prefix(string code) => code switch
    {
        { Length: 12 or 9 } when code.EndsWith("000", StringComparison.Ordinal) => Prefix(code[..^3]),
        { Length: 6 or 4 } when code.EndsWith("00", StringComparison.Ordinal) => Prefix(code[..^2]),
        _ => code,
    };
}
