using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules;

/// <summary>A rule of the plans: pure, it reads its input and nothing else.</summary>
public interface IRule
{
    /// <summary>Its entry in the catalogue.</summary>
    RuleInfo Info { get; }

    /// <summary>True where the text of a plan asks for it.</summary>
    bool AskedBy(Plan plan);

    /// <summary>The findings for one plan and year, in any order.</summary>
    IEnumerable<Finding> Evaluate(CheckInput input);
}

/// <summary>A rule's entry in the catalogue.</summary>
/// <param name="Id">family.name.</param>
/// <param name="Title">What it demands.</param>
/// <param name="Severity">The most that a breach weighs.</param>
/// <param name="Yearly">True where each year is a matter of its own, so that the year belongs to the alert's id.</param>
/// <param name="Reads">Uploads that it reads.</param>
public sealed record RuleInfo(string Id, Text Title, Severity Severity, bool Yearly, IReadOnlyList<string> Reads)
{
    /// <summary>The family that the id's first word stands for.</summary>
    public string Family => Id[..Id.IndexOf('.', StringComparison.Ordinal)] switch
    {
        "report" => "reports",
        "indicator" => "indicators",
        "right" => "rights",
        "duty" => "duties",
        var word => word,
    };

    /// <summary>True where it judges rights one by one or by what they add up to, so that a right that does not exist yet can be held against it (admission); such a right has not expired.</summary>
    public bool JudgesRights { get; init; } = Id.Split('.')[0] is "scale" or "right" or "space" && Id != "right.expired";
}
