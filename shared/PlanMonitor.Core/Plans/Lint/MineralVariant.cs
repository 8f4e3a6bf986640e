namespace PlanMonitor.Core.Plans.Lint;

/// <summary>Varieties of a mineral in scale tables, which one plan writes 其他 and another 其它.</summary>
internal static class MineralVariant
{
    public static bool Same(string one, string other) => Key(one) == Key(other);

    private static string Key(string variant) => Names.NameKey.Of(variant).Replace('它', '他');
}
