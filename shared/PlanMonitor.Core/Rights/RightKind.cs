namespace PlanMonitor.Core.Rights;

/// <summary>What a right is for (权利类型).</summary>
public enum RightKind
{
    /// <summary>采矿权.</summary>
    Mining,

    /// <summary>探矿权.</summary>
    Exploration,
}

/// <summary>How a right came to be as it is now (登记类型).</summary>
public enum GrantKind
{
    /// <summary>新立.</summary>
    New,

    /// <summary>延续.</summary>
    Renewal,

    /// <summary>变更.</summary>
    Change,

    /// <summary>扩界: a change that takes in more ground or depth.</summary>
    Expansion,

    /// <summary>整合: several rights became one.</summary>
    Integration,
}

/// <summary>How far a deposit is explored (勘查程度), from the least to the most.</summary>
public enum ExplorationStage
{
    /// <summary>预查, the stage below 普查 that the register knew until 2020.</summary>
    Preliminary,

    /// <summary>普查.</summary>
    Reconnaissance,

    /// <summary>详查.</summary>
    General,

    /// <summary>勘探.</summary>
    Detailed,
}

/// <summary>Who pays for an exploration (出资).</summary>
public enum FundingKind
{
    /// <summary>财政出资.</summary>
    Public,

    /// <summary>社会出资.</summary>
    Private,
}
