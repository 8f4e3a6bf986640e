namespace PlanMonitor.Core.Plans;

/// <summary>Language of a page for people.</summary>
public enum PlanLanguage
{
    /// <summary>Chinese (zh-CN), the default.</summary>
    Zh,

    /// <summary>English; what the plan prints stays Chinese.</summary>
    En,
}
