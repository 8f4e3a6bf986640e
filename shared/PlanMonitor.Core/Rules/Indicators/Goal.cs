using System.Globalization;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>One figure that an indicator (规划指标) shall come to.</summary>
/// <param name="Amount">The figure with unit and basis.</param>
/// <param name="Floor">True where it shall be reached, false where it is a cap.</param>
/// <param name="About">左右, ±: by our reading beyond the figure warns, beyond 5% fails.</param>
/// <param name="Strict">True where the figure itself does not hold (进一步减少).</param>
/// <param name="OfBase">True where it is a figure of the base year that the words compare with.</param>
internal sealed record Goal(Quantity Amount, bool Floor, bool About = false, bool Strict = false, bool OfBase = false)
{
    private const decimal AboutTolerance = 0.05m;

    /// <summary>The figure.</summary>
    public decimal Value => Amount.Value;

    /// <summary>True where a measured value does as the plan wants.</summary>
    public bool Holds(decimal measured) => (Floor, Strict) switch
    {
        (true, false) => measured >= Value,
        (true, true) => measured > Value,
        (false, false) => measured <= Value,
        _ => measured < Value,
    };

    /// <summary>True where a measured value is beyond the figure and its tolerance.</summary>
    public bool IsBroken(decimal measured) => About
        ? Floor ? measured < Value * (1 - AboutTolerance) : measured > Value * (1 + AboutTolerance)
        : !Holds(measured);

    /// <summary>The figure as it is printed.</summary>
    public Text Printed => About
        ? new($"{Plain}左右", $"about {Plain}")
        : OfBase ? new($"基期的{Plain}", $"the base year's {Plain}") : new(Plain, Plain);

    private string Plain => $"{Value.ToString("0.######", CultureInfo.InvariantCulture)}{Amount.Unit}";
}
