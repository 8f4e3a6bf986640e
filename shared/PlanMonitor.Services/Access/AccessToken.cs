using System.Text.Json.Serialization;

namespace PlanMonitor.Services.Access;

/// <summary>A token for the API of one machine (访问令牌). Only a hash of its secret is kept; a removed token keeps its row, so that the chain can be proved.</summary>
/// <param name="Id">Its id, the middle part of the token.</param>
/// <param name="Name">Who holds it; acts under this name in the audit trail.</param>
/// <param name="Role">Word of the role.</param>
/// <param name="Region">Code of the region that it is limited to; null for everywhere.</param>
/// <param name="Hash">SHA-256 of the secret part, which has 256 random bits.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Who made it.</param>
public sealed record AccessToken(string Id, string Name, string Role, string? Region, string Hash, DateTimeOffset CreatedAt, string CreatedBy)
{
    /// <summary>When it was taken back; null while it counts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? RemovedAt { get; init; }
}
