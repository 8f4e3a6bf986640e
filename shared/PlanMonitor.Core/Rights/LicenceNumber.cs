using System.Text.RegularExpressions;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;

namespace PlanMonitor.Core.Rights;

/// <summary>
/// Numbers of mining and exploration licences (采矿许可证号, 勘查许可证号): 23 characters, C or T and 22 digits, kept for life
/// (自然资办发〔2020〕32号); exploration numbers of the old form, T and 17 digits, hold until they are renewed.
/// </summary>
public static partial class LicenceNumber
{
    /// <summary>What stands for the number of a right that does not exist yet; no real number has a region of zeros.</summary>
    public const string Proposed = "C0000000000000000000000";

    /// <summary>
    /// The number in its plain form: half-width, capital letter, no spaces. Refused with <c>licence.digits-lost</c> where a spreadsheet
    /// made a number of it and cut its digits, with <c>licence.wrong-form</c> otherwise.
    /// </summary>
    public static Outcome<string> Parse(string text, int? line = null, string? column = null)
    {
        var plain = string.Concat(HalfWidth.Fold(text).Where(c => !char.IsWhiteSpace(c))).TrimStart('\'').ToUpperInvariant();
        if (Form().IsMatch(plain))
        {
            return Outcome<string>.Of(plain);
        }
        return Problem.Of(Cut().IsMatch(plain) ? "licence.digits-lost" : "licence.wrong-form", line, column, text);
    }

    /// <summary>Code of the region whose authority granted a licence of the present form (its digits 1 to 6); null for any other text.</summary>
    public static string? RegionOf(string? licence) => licence is { Length: 23 } && licence.AsSpan(1, 6).ContainsAnyExceptInRange('0', '9') is false ? licence.Substring(1, 6) : null;

    [GeneratedRegex("^(?:[CT][0-9]{22}|T[0-9]{17})$", RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    // Fifteen digits are all that a spreadsheet keeps of a number: it shows an exponent, or zeros at the end.
    [GeneratedRegex(@"^(?:[CT]?[0-9](?:\.[0-9]+)?E\+?[0-9]{1,2}|[0-9]{15,17}0{5,8})$", RegexOptions.NonBacktracking)]
    private static partial Regex Cut();
}
