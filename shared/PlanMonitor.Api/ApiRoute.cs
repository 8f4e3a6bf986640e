using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Access;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Api;

/// <summary>One route: what it is for, what it asks for, and what it answers. The routing, the gate and the OpenAPI document are all made from it.</summary>
/// <param name="Method">Method.</param>
/// <param name="Pattern">Address.</param>
/// <param name="Right">What the caller must be given.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Handle">Does it.</param>
public sealed record ApiRoute(string Method, string Pattern, ApiRight Right, Text Summary, Func<HttpContext, Task> Handle)
{
    /// <summary>Bytes of a body where a route says nothing.</summary>
    public const long SmallBody = 64 * 1024;

    /// <summary>True where a caller of some regions only does not pass: what is done concerns more.</summary>
    public bool Everywhere { get; init; }

    /// <summary>Values that may stand in the query; others are ignored.</summary>
    public IReadOnlyList<ApiParameter> Query { get; init; } = [];

    /// <summary>What the body holds; null where there is none.</summary>
    public ApiBody? Body { get; init; }

    /// <summary>What it answers.</summary>
    public IReadOnlyList<ApiAnswer> Answers { get; init; } = [];

    /// <summary>Errors of its own, beside those of every route.</summary>
    public IReadOnlyList<(int Status, string Code)> Problems { get; init; } = [];

    /// <summary>True where it changes what was read before: If-Match must say which version.</summary>
    public bool NeedsMatch { get; init; }

    /// <summary>True where the same request with the same Idempotency-Key is done once.</summary>
    public bool TakesKey { get; init; }

    /// <summary>Names of the parts of the address.</summary>
    public IEnumerable<string> Parts => Pattern.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));

    /// <summary>Every error that it may answer.</summary>
    public IReadOnlyList<(int Status, string Code)> AllProblems =>
    [
        .. Problems,
        (400, "api.request-broken"), (408, "api.request-broken"), (413, "api.body-too-large"), (429, "api.too-many"), (500, "api.fault"),
        (403, "api.not-local"), (403, "api.proxied"), (403, "api.host-wrong"), (403, "api.origin-wrong"),
        .. Query.Count > 0 ? new[] { (400, "api.query-repeated") } : [],
        .. Query.SelectMany(each => each.Problems),
        .. Right == ApiRight.Open ? [] : new[] { (401, "api.sign-in"), (401, "api.sign-in-off"), (401, "api.token-missing"), (401, "api.token-wrong"), (403, "api.role-missing") },
        .. Everywhere ? new[] { (403, "api.region-missing") } : [],
        .. NeedsMatch ? new[] { (428, "api.precondition-missing") } : [],
        .. TakesKey ? new[] { (400, "api.key-invalid"), (409, "api.key-in-progress"), (422, "api.key-reused") } : [],
    ];
}

/// <summary>A body.</summary>
/// <param name="Type">Media type.</param>
/// <param name="Shape">Type of its JSON; null for bytes.</param>
/// <param name="Largest">Bytes at most; null where the route bounds it itself.</param>
public sealed record ApiBody(string Type, Type? Shape, long? Largest = ApiRoute.SmallBody)
{
    /// <summary>JSON of a type.</summary>
    public static ApiBody Of<T>() => new("application/json", typeof(T));
}

/// <summary>An answer that is no error.</summary>
/// <param name="Status">Status.</param>
/// <param name="Shape">Type of its JSON; null where it is any JSON, or none.</param>
/// <param name="Type">Media type; null where there is no body.</param>
/// <param name="Headers">Headers that belong to it.</param>
public sealed record ApiAnswer(int Status, Type? Shape, string? Type = "application/json", params string[] Headers)
{
    /// <summary>200 with JSON of a type.</summary>
    public static ApiAnswer Ok<T>(params string[] headers) => new(StatusCodes.Status200OK, typeof(T), Headers: headers);
}
