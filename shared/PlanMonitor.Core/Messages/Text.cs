namespace PlanMonitor.Core.Messages;

/// <summary>One text in both languages of the product.</summary>
/// <param name="Zh">Chinese (zh-CN), the default of page, alerts and reports.</param>
/// <param name="En">English.</param>
public sealed record Text(string Zh, string En);
