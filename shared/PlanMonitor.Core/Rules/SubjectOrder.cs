namespace PlanMonitor.Core.Rules;

/// <summary>Rules may give their findings in any order. One that gives them in the order of subjects, or nearly so, spares the check of a province from holding all of them to sort them.</summary>
internal static class SubjectOrder
{
    /// <summary>Rows in order of licences by their minerals first, as the keys of subjects with a mineral have it.</summary>
    public static IEnumerable<T> ByMineral<T>(this IEnumerable<T> rows, Func<T, string> mineral) => rows.OrderBy(row => mineral(row) + '|', StringComparer.Ordinal);
}
