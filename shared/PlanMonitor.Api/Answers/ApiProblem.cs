using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Api.Answers;

/// <summary>An error as the API answers it: problem details (RFC 9457) with the code of the message and its text in both languages.</summary>
/// <param name="Status">Status of the answer.</param>
/// <param name="Problem">What is wrong and what to do.</param>
public sealed record ApiProblem(int Status, Problem Problem)
{
    /// <summary>Seconds after which it is worth trying again, or null.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>An error from the message catalogue.</summary>
    public static ApiProblem Of(int status, string code, string? column = null, string? value = null, params (string Name, object? Value)[] arguments) =>
        new(status, Problem.Of(code, column: column, value: value, arguments: arguments));

    /// <summary>Writes it as the answer; its own headers included.</summary>
    public Task WriteAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (RetryAfter is { } seconds)
        {
            headers.RetryAfter = $"{seconds}";
        }
        if (Status == StatusCodes.Status401Unauthorized)
        {
            headers.WWWAuthenticate = "Bearer";
        }
        var (zh, en) = ($"{Problem.Message.Zh}{Problem.Action.Zh}", $"{Problem.Message.En} {Problem.Action.En}");
        return ApiJson.WriteAsync(context, new Body("about:blank", ReasonPhrases.GetReasonPhrase(Status), Status, en, Problem.Code, zh, en), Status, "application/problem+json");
    }

    private sealed record Body(string Type, string Title, int Status, string Detail, string Code, string Zh, string En);
}
