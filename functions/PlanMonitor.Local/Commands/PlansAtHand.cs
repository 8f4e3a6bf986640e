using System.CommandLine;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Local.Commands;

/// <summary>The plans at hand: those of the product, and of the data folder where there is one.</summary>
internal static class PlansAtHand
{
    /// <summary>Reads them; a data folder that does not exist is not made.</summary>
    public static async Task<PlanLibrary> LoadAsync(ParseResult arguments, CancellationToken cancel)
    {
        await using var work = await Workspace.OpenExistingAsync(arguments, "plans", cancel);
        return work?.Plans ?? PlanLibrary.BuiltIn;
    }

    /// <summary>The newest version of a plan, or wrong usage.</summary>
    public static Plan Find(PlanLibrary library, string id) =>
        library.Newest(id) ?? throw new UsageException($"There is no plan '{id}'. Use one of: {string.Join(", ", library.Ids)}.");
}
