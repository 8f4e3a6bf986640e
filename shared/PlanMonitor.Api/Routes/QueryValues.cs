using System.Globalization;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Answers;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Plans;
using PlanMonitor.Services.Ledger;

namespace PlanMonitor.Api.Routes;

/// <summary>The query of a request, read name by name; the first thing that is wrong with it is kept. Names that no route knows are ignored.</summary>
internal sealed class QueryValues(HttpRequest request)
{
    private const int IdLength = 20;

    /// <summary>What is wrong, or null.</summary>
    public ApiProblem? Problem { get; private set; }

    /// <summary>True for a text that may be the id of an alert, a finding or an upload.</summary>
    public static bool IsId(string text) => text.Length == IdLength && text.All(char.IsAsciiHexDigitLower);

    /// <summary>A text, or null.</summary>
    public string? Text(string name)
    {
        if (request.Query[name] is not { Count: > 0 } values)
        {
            return null;
        }
        return values.Count == 1 ? values[0] : Fail<string>(ApiProblem.Of(StatusCodes.Status400BadRequest, "api.query-repeated", column: name));
    }

    /// <summary>A whole number, or null.</summary>
    public int? Number(string name) =>
        Text(name) is not { } text ? null
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : Fail<int>(ApiProblem.Of(StatusCodes.Status400BadRequest, "api.query-number", column: name, value: text));

    /// <summary>An id, or null.</summary>
    public string? Id(string name) =>
        Text(name) is not { } text || IsId(text) ? Text(name) : Fail<string>(ApiProblem.Of(StatusCodes.Status400BadRequest, "api.query-id", column: name, value: text));

    /// <summary>The id of a plan that there is, or null.</summary>
    public string? Plan(PlanLibrary library) =>
        Text("plan") is not { } id || library.Newest(id) is not null ? Text("plan") : Fail<string>(PlanUnknown(library, id));

    /// <summary>The id of a plan that there is, or <c>-</c> for what belongs to no plan; null where none is given.</summary>
    public string? PlanOrNone(PlanLibrary library) => Text("plan") is PlanLedger.NoPlan ? PlanLedger.NoPlan : Plan(library);

    /// <summary>The state of an alert, or null.</summary>
    public AlertState? State() =>
        Text("state") is not { } word ? null
            : AlertStates.Parse(word) is { } state ? state
            : Fail<AlertState>(ApiProblem.Of(StatusCodes.Status400BadRequest, "api.state-unknown", value: word, arguments: [("states", string.Join(", ", AlertStates.Words))]));

    /// <summary>Says that a value must be given.</summary>
    public void Need(string name)
    {
        if (request.Query[name].Count == 0)
        {
            Fail<string>(ApiProblem.Of(StatusCodes.Status400BadRequest, "api.query-missing", column: name));
        }
    }

    /// <summary>A plan that there is not.</summary>
    public static ApiProblem PlanUnknown(PlanLibrary library, string id) =>
        ApiProblem.Of(StatusCodes.Status404NotFound, "path.plan-unknown", value: id, arguments: [("plans", string.Join(", ", library.Ids))]);

    private T? Fail<T>(ApiProblem problem)
    {
        Problem ??= problem;
        return default;
    }
}
