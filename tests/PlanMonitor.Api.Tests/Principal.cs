using System.Text;
using System.Text.Json.Nodes;

namespace PlanMonitor.Api.Tests;

/// <summary>The header in which the platform says who is signed in.</summary>
internal static class Principal
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";
    public const string RoleType = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";

    /// <summary>Somebody with one role, or none where it is empty.</summary>
    public static string Of(string role) => Of("preferred_username", RoleType,
        [("preferred_username", "li@city.gov.cn"), ("oid", "42"), .. role.Length == 0 ? [] : new[] { (RoleType, role) }]);

    /// <summary>A principal of claims.</summary>
    public static string Of(string nameType, string roleType, params (string Type, string Value)[] claims) => Encode(new JsonObject
    {
        ["auth_typ"] = "aad",
        ["claims"] = new JsonArray([.. claims.Select(claim => new JsonObject { ["typ"] = claim.Type, ["val"] = claim.Value })]),
        ["name_typ"] = nameType,
        ["role_typ"] = roleType,
    }.ToJsonString());

    public static string Encode(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json));
}
