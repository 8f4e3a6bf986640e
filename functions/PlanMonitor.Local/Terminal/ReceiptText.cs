using PlanMonitor.Services.Receipts;

namespace PlanMonitor.Local.Terminal;

/// <summary>A receipt for people.</summary>
internal static class ReceiptText
{
    private const int Shown = 50;

    public static void Write(Output output, Receipt receipt)
    {
        var status = receipt.Status switch
        {
            ReceiptStatus.Accepted => output.In("已接收", "accepted"),
            ReceiptStatus.AcceptedWithRemarks => output.In("已接收（有备注）", "accepted with remarks"),
            _ => output.In("未接收", "rejected"),
        };
        output.Data.WriteLine(output.In($"{receipt.File}：{status}，采用 {receipt.Accepted} 条，未采用 {receipt.Rejected} 条", $"{receipt.File}: {status}, {receipt.Accepted} taken, {receipt.Rejected} not taken"));
        foreach (var problem in receipt.Problems.Take(Shown))
        {
            var place = string.Join(' ', new[]
            {
                problem.Line is { } line ? output.In($"第{line}行", $"line {line}") : null,
                problem.Column is { } column ? output.In($"[{column}]", $"[{column}]") : null,
            }.Where(part => part is not null));
            output.Data.WriteLine($"  {place} {output.In(problem.Message)} {output.In(problem.Action)} ({problem.Code})".Replace("   ", "  ", StringComparison.Ordinal));
        }
        if (receipt.Problems.Count > Shown)
        {
            output.Data.WriteLine(output.In($"  另有 {receipt.Problems.Count - Shown} 条，见 --json", $"  and {receipt.Problems.Count - Shown} more, see --json"));
        }
    }
}
