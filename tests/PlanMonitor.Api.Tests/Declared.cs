using Xunit;

namespace PlanMonitor.Api.Tests;

/// <summary>Holds every answer that a test gets against what its route says that it answers: so the OpenAPI document tells the truth.</summary>
internal static class Declared
{
    public static void Check(IReadOnlyList<ApiRoute> routes, Call call, Answer answer)
    {
        if (Find(routes, call) is not { } route)
        {
            Assert.Contains(answer.Status, new[] { 401, 403, 404, 405, 413, 429 });
            return;
        }
        if (answer.Type == "application/problem+json")
        {
            Assert.Contains((answer.Status, answer.Problem.Code), route.AllProblems);
            return;
        }
        var declared = Assert.Single(route.Answers, each => each.Status == answer.Status && (each.Type is null || answer.Type?.StartsWith(each.Type, StringComparison.Ordinal) == true));
        Assert.All(declared.Headers, header => Assert.Contains(header, answer.Headers.Keys));
    }

    // A part in braces takes any text; an address without one comes first.
    private static ApiRoute? Find(IReadOnlyList<ApiRoute> routes, Call call)
    {
        var path = new Uri(new("http://127.0.0.1"), call.Path).AbsolutePath.TrimEnd('/').Split('/');
        return routes.Where(route => route.Method == call.Method && route.Pattern.Split('/') is var parts && parts.Length == path.Length
                && parts.Zip(path).All(pair => pair.First.StartsWith('{') ? pair.Second.Length > 0 : pair.First.Equals(Uri.UnescapeDataString(pair.Second), StringComparison.OrdinalIgnoreCase)))
            .MinBy(route => route.Parts.Count());
    }
}
