using PlanMonitor.Core.Findings;

namespace PlanMonitor.Core.Rules.Volume;

/// <summary>Holds a total against the printed figures of a limit. A total is a lower bound until it is complete: it may break a cap at once, it passes only when complete.</summary>
internal static class VolumeVerdict
{
    // 左右 by our reading: beyond the figure warns, beyond 5% fails.
    private const decimal AboutTolerance = 1.05m;

    public static FindingDraft Of(FindingDraft draft, CheckInput input, Limit limit, IReadOnlyList<LimitFigure> figures, OutputTotal total)
    {
        var (status, figure) = Compare(total.Sum, figures, input.Year >= input.Plan.Period.Horizon);
        string[] missing =
        [
            .. total.Uncountable.Select(pair => pair.Field),
            .. total.Unreported.Select(licence => $"reports:{licence}"),
            .. total.Rejected.Count > 0 ? ["reports:rejected-rows"] : Array.Empty<string>(),
            .. input.Rights is null ? ["rights"] : Array.Empty<string>(),
        ];
        // A lower bound over a cap proves the breach, one over a floor that it is reached; one below either proves nothing.
        var proven = figure.Direction == "floor" ? status == FindingStatus.Pass : status == FindingStatus.Fail;
        var incomplete = total.Uncountable.Count > 0 || total.Unreported.Count > 0 || total.Rejected.Count > 0 || (input.Rights is null && status == FindingStatus.Fail);
        var noData = input.Rights is null && !total.AnyReported;
        var verdict =
            noData || (total.Uncountable.Count > 0 && !proven) ? FindingStatus.NotEvaluable
            : incomplete && !proven ? FindingStatus.Warn
            : status;
        var binding = figures.Any(each => each.Binding);
        return draft with
        {
            Status = verdict,
            Severity = verdict == FindingStatus.Warn && status == FindingStatus.Pass ? Severity.L : binding ? Severity.H : Severity.M,
            Measured = noData || (verdict == FindingStatus.NotEvaluable && total.Counted.Count == 0) ? null : total.Sum,
            Limit = figure.Amount.Value,
            Unit = figure.Amount.Unit.Symbol,
            Basis = figure.Amount.Basis.Zh,
            Evidence = [.. draft.Evidence, .. total.Counted, .. total.Uncountable.Select(pair => pair.Row), .. total.Rejected],
            Missing = noData ? [.. missing, "reports"] : missing,
            Message = VolumeText.Of(verdict, status, input.Year, limit, figure, total, noData),
        };
    }

    /// <summary>The verdict on a sum, and the figure that decides it. Two printed values: beyond one warns, beyond both fails.</summary>
    internal static (FindingStatus Status, LimitFigure Figure) Compare(decimal sum, IReadOnlyList<LimitFigure> figures, bool horizon)
    {
        var distinct = figures.DistinctBy(figure => figure.Amount.Value * figure.Amount.Unit.Factor).ToList();
        var (lowest, highest) = (distinct[0], distinct[^1]);
        var unit = lowest.Amount.Unit;
        decimal In(LimitFigure figure) => figure.Amount.Value * figure.Amount.Unit.Factor / unit.Factor;
        if (lowest.Direction == "floor")
        {
            return (sum >= In(lowest) ? FindingStatus.Pass : horizon ? FindingStatus.Fail : FindingStatus.Warn, lowest);
        }
        if (sum <= In(lowest))
        {
            return (FindingStatus.Pass, lowest);
        }
        var judged = !lowest.EndOfPeriod || horizon;
        var last = highest.Direction == "about" ? In(highest) * AboutTolerance : In(highest);
        return highest.Direction == "not-said" || !judged || sum <= last ? (FindingStatus.Warn, lowest) : (FindingStatus.Fail, highest);
    }
}
