namespace PlanMonitor.Api.Access;

/// <summary>What a caller is to the office (角色).</summary>
public enum ApiRole
{
    /// <summary>Reads (查阅).</summary>
    Viewer,

    /// <summary>Enforcement team (执法队).</summary>
    Enforcement,

    /// <summary>Planner (规划科).</summary>
    Planner,

    /// <summary>Official who decides on alerts (经办领导).</summary>
    Official,

    /// <summary>Runs the system (系统管理员).</summary>
    Administrator,
}

/// <summary>The words of <see cref="ApiRole"/>, as tokens carry them, and what each role may do.</summary>
public static class ApiRoles
{
    /// <summary>The word of a role.</summary>
    public static string Word(ApiRole role) => role switch
    {
        ApiRole.Viewer => "viewer",
        ApiRole.Enforcement => "enforcement",
        ApiRole.Planner => "planner",
        ApiRole.Official => "official",
        ApiRole.Administrator => "administrator",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>The role of a word, in upper or lower case; null where it is none.</summary>
    public static ApiRole? Parse(string word)
    {
        foreach (var role in Enum.GetValues<ApiRole>())
        {
            if (string.Equals(Word(role), word, StringComparison.OrdinalIgnoreCase))
            {
                return role;
            }
        }
        return null;
    }

    /// <summary>The roles that may do what needs a right; none for what is open, since it needs no role.</summary>
    public static IReadOnlyList<ApiRole> With(ApiRight right) => right switch
    {
        ApiRight.Open => [],
        ApiRight.Read => Enum.GetValues<ApiRole>(),
        ApiRight.Upload => [ApiRole.Enforcement, ApiRole.Planner, ApiRole.Administrator],
        ApiRight.Maintain => [ApiRole.Planner, ApiRole.Administrator],
        ApiRight.Acknowledge => [ApiRole.Enforcement, ApiRole.Official],
        ApiRight.Decide => [ApiRole.Official],
        ApiRight.Admit => [ApiRole.Planner, ApiRole.Official, ApiRole.Administrator],
        ApiRight.Audit => [ApiRole.Official, ApiRole.Administrator],
        ApiRight.Administer => [ApiRole.Administrator],
        _ => throw new ArgumentOutOfRangeException(nameof(right)),
    };
}
