using System.Globalization;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Answers;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Plans;
using PlanMonitor.Services.Ledger;

namespace PlanMonitor.Api.Routes;

/// <summary>The query of a request, read value by value; the first thing that is wrong with it is kept. Names that no route knows are ignored.</summary>
internal sealed class QueryValues(HttpContext context)
{
    private const int IdLength = 20;

    private readonly ApiRoute? _route = context.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>();

    /// <summary>What is wrong, or null.</summary>
    public ApiProblem? Problem { get; private set; }

    /// <summary>True for a text that may be the id of an alert, a delivery or an upload.</summary>
    public static bool IsId(string text) => text.Length == IdLength && text.All(char.IsAsciiHexDigitLower);

    /// <summary>True for a text that may be the id of a finding.</summary>
    private static bool IsFinding(string text) => text.Split('-') is [var alert, { Length: 4 } year] && IsId(alert) && year.All(char.IsAsciiDigit);

    /// <summary>A text, or null.</summary>
    /// <exception cref="InvalidOperationException">The route does not say that it reads this value: a bug.</exception>
    public string? Text(ApiParameter parameter)
    {
        var declared = _route?.Query.FirstOrDefault(each => each.Name == parameter.Name) ?? throw new InvalidOperationException($"The route {_route?.Pattern} reads '{parameter.Name}' and does not say so.");
        if (context.Request.Query[parameter.Name] is not { Count: > 0 } values)
        {
            return declared.Required ? Fail<string>(Bad("api.query-missing", parameter)) : null;
        }
        return values.Count == 1 ? values[0] : Fail<string>(Bad("api.query-repeated", parameter));
    }

    /// <summary>A whole number, or null.</summary>
    public int? Number(ApiParameter parameter) =>
        Text(parameter) is not { } text ? null
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : Fail<int?>(Bad("api.query-number", parameter, text));

    /// <summary>An id, or null.</summary>
    public string? Id(ApiParameter parameter) => Named(parameter, IsId);

    /// <summary>The id of a finding, or null.</summary>
    public string? Finding(ApiParameter parameter) => Named(parameter, IsFinding);

    /// <summary>A day, or null.</summary>
    public DateOnly? Day(ApiParameter parameter) =>
        Text(parameter) is not { } text ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : Fail<DateOnly?>(Bad("api.query-time", parameter, text));

    /// <summary>A moment with its zone, or null.</summary>
    public DateTimeOffset? Moment(ApiParameter parameter) =>
        Text(parameter) is not { } text ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at
            : Fail<DateTimeOffset?>(Bad("api.query-time", parameter, text));

    /// <summary>One of the values that the parameter may have, or null.</summary>
    public string? Word(ApiParameter parameter) =>
        Text(parameter) is not { } text || parameter.Values!.Contains(text) ? Text(parameter)
            : Fail<string>(ApiProblem.Of(StatusCodes.Status400BadRequest, "api.value-unknown", column: parameter.Name, value: text, arguments: [("values", string.Join(", ", parameter.Values!))]));

    /// <summary>The id of a plan that there is, or null.</summary>
    public string? Plan(PlanLibrary library) =>
        Text(Parameters.Plan) is not { } id || library.Newest(id) is not null ? Text(Parameters.Plan) : Fail<string>(PlanUnknown(library, id));

    /// <summary>The id of a plan that there is, or <c>-</c> for what belongs to no plan; null where none is given.</summary>
    public string? PlanOrNone(PlanLibrary library) => Text(Parameters.PlanOrNone) is PlanLedger.NoPlan ? PlanLedger.NoPlan : Plan(library);

    /// <summary>The state of an alert, or null.</summary>
    public AlertState? State() =>
        Text(Parameters.State) is not { } word ? null
            : AlertStates.Parse(word) is { } state ? state
            : Fail<AlertState?>(ApiProblem.Of(StatusCodes.Status400BadRequest, "api.state-unknown", value: word, arguments: [("states", string.Join(", ", AlertStates.Words))]));

    /// <summary>A plan that there is not.</summary>
    public static ApiProblem PlanUnknown(PlanLibrary library, string id) =>
        ApiProblem.Of(StatusCodes.Status404NotFound, "path.plan-unknown", value: id, arguments: [("plans", string.Join(", ", library.Ids))]);

    private static ApiProblem Bad(string code, ApiParameter parameter, string? value = null) => ApiProblem.Of(StatusCodes.Status400BadRequest, code, column: parameter.Name, value: value);

    private string? Named(ApiParameter parameter, Func<string, bool> fits) => Text(parameter) is not { } text || fits(text) ? Text(parameter) : Fail<string>(Bad("api.query-id", parameter, text));

    private T? Fail<T>(ApiProblem problem)
    {
        Problem ??= problem;
        return default;
    }
}
