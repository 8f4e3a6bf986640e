namespace PlanMonitor.Core.Messages;

public static partial class MessageCatalogue
{
    private static MessageEntry[] PlanVersionMessages =>
    [
        Remark("plan.version-replaces-unknown", "规划 {plan} 的版本“{value}”所替代的版本“{replaces}”不在已知版本中。", "Version '{value}' of plan {plan} replaces '{replaces}', which is not known.",
            "请导入被替代的版本，或核对 version.replaces。", "Import the version that it replaces, or check version.replaces."),
        WholeFile("plan.version-cycle", "规划 {plan} 的版本“{value}”在替代关系中形成循环。", "Version '{value}' of plan {plan} is part of a circle of replacements.",
            "请核对各版本的 version.replaces。", "Check version.replaces of the versions."),
    ];
}
