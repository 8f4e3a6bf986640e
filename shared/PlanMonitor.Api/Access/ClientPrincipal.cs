using System.Globalization;
using System.Text.Json;

namespace PlanMonitor.Api.Access;

/// <summary>
/// The header in which Azure App Service says who is signed in: Base64 of <c>{auth_typ, name_typ, role_typ, claims: [{typ, val}]}</c>.
/// </summary>
internal static class ClientPrincipal
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    private const string Entra = "aad";
    private const int LongestActor = 200;
    private static readonly string[] NameClaims = ["preferred_username", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn", "name"];
    private static readonly string[] IdClaims = ["http://schemas.microsoft.com/identity/claims/objectidentifier", "oid"];
    private static readonly string[] RoleClaims = ["roles", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role"];

    /// <summary>The caller; null where the header is not as the platform writes it for an account of Entra ID, or names nobody.</summary>
    public static ApiCaller? Read(string header)
    {
        try
        {
            using var document = JsonDocument.Parse(Convert.FromBase64String(header));
            var root = document.RootElement;
            // Another provider's claims may say what its user likes.
            if (root.GetProperty("auth_typ").GetString() != Entra)
            {
                return null;
            }
            var claims = root.GetProperty("claims").EnumerateArray()
                .Select(claim => (Type: claim.GetProperty("typ").GetString() ?? "", Value: claim.GetProperty("val").GetString() ?? "")).ToList();
            string? First(IEnumerable<string> types) => types.SelectMany(type => claims.Where(claim => claim.Type == type && claim.Value.Length > 0)).Select(claim => claim.Value).FirstOrDefault();
            var actor = Actor(First([Text(root, "name_typ"), .. NameClaims]), First(IdClaims));
            var roleTypes = RoleClaims.Append(Text(root, "role_typ"));
            return actor is null ? null : new(actor, [.. claims.Where(claim => roleTypes.Contains(claim.Type)).Select(claim => ApiGrant.Parse(claim.Value)).OfType<ApiGrant>().Distinct().OrderBy(grant => grant.Role).ThenBy(grant => grant.Region, StringComparer.Ordinal)]);
        }
        catch (Exception fault) when (fault is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Text(JsonElement root, string member) => root.TryGetProperty(member, out var value) ? value.GetString() ?? "" : "";

    // A name may be given to another person later, or look like another's with his id; an object id never. Without one it is nobody.
    private static string? Actor(string? name, string? id) =>
        id is null || Plain(id, LongestActor) != id ? null : name is null ? id : $"{Plain(name, LongestActor - id.Length - 3)} ({id})";

    private static string Plain(string text, int longest)
    {
        var cut = text.Length <= longest ? text : text[..Math.Max(longest, 0)];
        return new([.. (cut.Length > 0 && char.IsHighSurrogate(cut[^1]) ? cut[..^1] : cut).Select(c => IsPlain(c) ? c : ' ')]);
    }

    // What turns the direction of a text round would show another's id.
    private static bool IsPlain(char c) => !char.IsControl(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
