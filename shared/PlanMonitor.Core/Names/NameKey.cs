namespace PlanMonitor.Core.Names;

/// <summary>How names are compared: half width, without spaces.</summary>
public static class NameKey
{
    private const char FullWidthFirst = '！';
    private const char FullWidthLast = '～';
    private const int FullWidthOffset = '！' - '!';

    /// <summary>The name in the form that is compared.</summary>
    // string.Normalize leaves full-width forms alone when globalization is invariant, as it is in every project here.
    public static string Of(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c)).Select(Half));

    private static char Half(char c) => c is >= FullWidthFirst and <= FullWidthLast ? (char)(c - FullWidthOffset) : c;
}
