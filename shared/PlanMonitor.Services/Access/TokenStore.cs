using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Access;

/// <summary>The tokens, in the ledger's partition <c>-</c>: making one and taking one back are links of that chain. A token reads <c>pm_ID_SECRET</c>.</summary>
public sealed class TokenStore(PlanLedger ledger, ITables tables, PlanShelf plans, TimeProvider time)
{
    private const string Prefix = "pm";
    private const int IdLength = 12;
    private const int SecretBytes = 32;
    private const int LongestName = 100;

    /// <summary>Tokens that count, in the order in which they were made.</summary>
    public async Task<IReadOnlyList<AccessToken>> ListAsync(CancellationToken cancel) =>
        [.. (await AllAsync(cancel).ToListAsync(cancel)).OrderBy(token => token.CreatedAt).ThenBy(token => token.Id, StringComparer.Ordinal)];

    /// <summary>True where a token counts.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancel) => await AllAsync(cancel).AnyAsync(cancel);

    /// <summary>True where a token was ever made: from then on nobody passes without one.</summary>
    public async Task<bool> EverAsync(CancellationToken cancel) => await RowsAsync(cancel).AnyAsync(cancel);

    /// <summary>Makes a token. The answer is the only place where it is shown.</summary>
    /// <param name="role">Word of a role, known to the caller.</param>
    /// <param name="region">Code of a region, or null for everywhere.</param>
    /// <param name="name">Who holds it; the token's id where null.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<Outcome<(AccessToken Token, string Text)>> AddAsync(string role, string? region, string? name, string by, CancellationToken cancel)
    {
        var code = region is null ? null : plans.Library.Regions.Find(region)?.Code;
        if (region is not null && code is null)
        {
            return Problem.Of("token.region-unknown", value: region);
        }
        if (name is not null && (name.Length > LongestName || string.IsNullOrWhiteSpace(name) || name.Any(char.IsControl)))
        {
            return Problem.Of("token.name-invalid", arguments: [("limit", LongestName)]);
        }
        var id = RandomNumberGenerator.GetHexString(IdLength, lowercase: true);
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var token = new AccessToken(id, name ?? id, role, code, StableHash.Of(secret), time.GetUtcNow(), by);
        var body = CanonicalJson.Write(token);
        if (!await ledger.AppendAsync(LedgerKeys.NoPlan, by, "request", [new("token", "added", id, body, RowWrite.Insert(LedgerKeys.Token(id), body))], cancel))
        {
            throw new IOException("The id of the new token is taken; try again.");
        }
        return (token, $"{Prefix}_{id}_{secret}");
    }

    /// <summary>Takes a token back that is named by the first characters of its id.</summary>
    public async Task<Outcome<AccessToken>> RemoveAsync(string prefix, string by, CancellationToken cancel)
    {
        var found = prefix.Length == 0 ? [] : await AllAsync(cancel).Where(token => token.Id.StartsWith(prefix, StringComparison.Ordinal)).Take(2).ToListAsync(cancel);
        if (found is not [var one])
        {
            return Problem.Of(found.Count == 0 ? "token.unknown" : "token.ambiguous", value: prefix);
        }
        while (await tables.GetAsync(LedgerKeys.Table, LedgerKeys.NoPlan, LedgerKeys.Token(one.Id), cancel) is { } row && CanonicalJson.Read<AccessToken>(row.Body) is { RemovedAt: null } token)
        {
            var body = CanonicalJson.Write(token with { RemovedAt = time.GetUtcNow() });
            if (await ledger.AppendAsync(LedgerKeys.NoPlan, by, "request", [new("token", "removed", one.Id, body, RowWrite.Replace(row.Key, body, row.ETag))], cancel))
            {
                break;
            }
        }
        return one;
    }

    /// <summary>The token that a text is; null where it is none that counts.</summary>
    public async Task<AccessToken?> FindAsync(string text, CancellationToken cancel)
    {
        if (text.Split('_') is not [Prefix, { Length: IdLength } id, { Length: 2 * SecretBytes } secret] || !id.All(char.IsAsciiHexDigitLower) || !secret.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }
        return await tables.GetAsync(LedgerKeys.Table, LedgerKeys.NoPlan, LedgerKeys.Token(id), cancel) is { } row
            && CanonicalJson.Read<AccessToken>(row.Body) is { RemovedAt: null } token
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token.Hash), Encoding.UTF8.GetBytes(StableHash.Of(secret))) ? token : null;
    }

    private IAsyncEnumerable<AccessToken> AllAsync(CancellationToken cancel) => RowsAsync(cancel).Select(row => CanonicalJson.Read<AccessToken>(row.Body)).Where(token => token.RemovedAt is null);

    private IAsyncEnumerable<Row> RowsAsync(CancellationToken cancel) =>
        tables.QueryAsync(LedgerKeys.Table, LedgerKeys.NoPlan, LedgerKeys.TokenPrefix, LedgerKeys.After(LedgerKeys.TokenPrefix), cancel);
}
