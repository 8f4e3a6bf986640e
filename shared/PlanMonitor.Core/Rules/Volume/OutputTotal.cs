using PlanMonitor.Core.Names;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Rules.Volume;

/// <summary>The output of a mineral in a region, added up as far as it can be.</summary>
/// <param name="Sum">Sum in the limit's unit and basis; a lower bound unless complete.</param>
/// <param name="Counted">Rows in the sum.</param>
/// <param name="Uncountable">Fields that are missing from rows that could not be converted, with their rows.</param>
/// <param name="Unreported">Licences of active rights that have not reported.</param>
/// <param name="Rejected">Rejected rows of the year.</param>
/// <param name="AnyReported">True where the mineral was reported anywhere in the plan's area.</param>
public sealed record OutputTotal(
    decimal Sum, IReadOnlyList<Source> Counted, IReadOnlyList<(Source Row, string Field)> Uncountable, IReadOnlyList<string> Unreported, IReadOnlyList<Source> Rejected, bool AnyReported)
{
    // Iron at a standard grade is divided by 62: summed in all 28 digits, a total would depend on the order of its rows and miss a limit that it equals.
    private const int Decimals = 12;

    /// <summary>Adds up the year's reports under a limit.</summary>
    public static OutputTotal Of(CheckInput input, Limit limit, Quantity like)
    {
        bool Concerns(string mineral, string region) => input.Minerals.IsWithin(mineral, limit.MineralCode) && RegionCode.Within(region, limit.RegionCode);

        var sum = 0m;
        var counted = new List<Source>();
        var uncountable = new List<(Source, string)>();
        foreach (var report in input.Reports.Where(report => Concerns(report.Mineral, report.Region)))
        {
            var output = OutputInBasis.Of(report, like);
            if (output.Amount is { } amount)
            {
                sum += amount.Value;
                counted.Add(report.Source);
            }
            else
            {
                uncountable.AddRange(output.Missing.Select(field => (report.Source, field)));
            }
        }
        return new(
            decimal.Round(sum, Decimals), counted, uncountable,
            [.. input.Unreported(right => Concerns(right.Mineral, right.Region)).Select(right => right.Licence).Order(StringComparer.Ordinal)],
            input.RejectedReports,
            input.Reports.Any(report => input.Minerals.IsWithin(report.Mineral, limit.MineralCode)));
    }
}
