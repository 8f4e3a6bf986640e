using System.Globalization;

namespace PlanMonitor.Benchmarks;

/// <summary>What a command line asks for.</summary>
internal sealed record Request(IReadOnlyList<Size> Sizes, string Plan, int Runs, string Work, string? Out)
{
    /// <summary>The request of a command line; null where it is none.</summary>
    public static Request? Parse(string[] args)
    {
        var request = new Request([], "chaoyang", 5, Path.Combine(Path.GetTempPath(), "planmonitor-benchmark"), null);
        for (var i = 0; i < args.Length; i++)
        {
            if (Size.Find(args[i]) is { } size)
            {
                request = request with { Sizes = [.. request.Sizes, size] };
                continue;
            }
            if (++i == args.Length)
            {
                return null;
            }
            switch (args[i - 1])
            {
                case "--plan": request = request with { Plan = args[i] }; break;
                case "--work": request = request with { Work = args[i] }; break;
                case "--out": request = request with { Out = args[i] }; break;
                case "--runs" when int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out var runs) && runs > 0: request = request with { Runs = runs }; break;
                default: return null;
            }
        }
        return request.Sizes.Count == 0 ? null : request;
    }
}
