namespace PlanMonitor.Core.Names;

/// <summary>How names are compared: half width, without spaces.</summary>
public static class NameKey
{
    /// <summary>The name in the form that is compared.</summary>
    public static string Of(string name) => string.Concat(HalfWidth.Fold(name).Where(c => !char.IsWhiteSpace(c)));
}
