using System.Text.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Api.Tests;

/// <summary>The OpenAPI document: served, committed, and complete. PLANMONITOR_BLESS=1 writes the committed one anew; the difference shows in the commit.</summary>
public sealed class OpenApiTests
{
    private static readonly string Committed = Repo.At("shared", "docs", "openapi.json");

    [Fact]
    public async Task What_is_served_is_what_is_committed()
    {
        await using var host = await ApiHost.OpenAsync();
        var served = (await host.GetAsync("/api/openapi.json")).Text;
        if (Environment.GetEnvironmentVariable("PLANMONITOR_BLESS") == "1")
        {
            await File.WriteAllTextAsync(Committed, served, TestContext.Current.CancellationToken);
        }
        Assert.Equal(await File.ReadAllTextAsync(Committed, TestContext.Current.CancellationToken), served);
    }

    [Fact]
    public async Task Every_route_is_in_it_with_its_parameters_answers_and_problem_codes()
    {
        await using var host = await ApiHost.OpenAsync();
        var document = (await host.GetAsync("/api/openapi.json")).Json;
        Assert.Equal("3.1.0", document.GetProperty("openapi").GetString());
        var routes = PlanMonitorApi.Routes(host.Backend, new());
        Assert.Equal(routes.Count, document.GetProperty("paths").EnumerateObject().Sum(path => path.Value.EnumerateObject().Count()));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var route in routes)
        {
            var operation = document.GetProperty("paths").GetProperty(route.Pattern).GetProperty(route.Method.ToLowerInvariant());
            Assert.True(ids.Add(operation.GetProperty("operationId").GetString()!));
            var parameters = operation.TryGetProperty("parameters", out var list) ? list.EnumerateArray().Select(each => $"{each.GetProperty("in").GetString()} {each.GetProperty("name").GetString()}").ToList() : [];
            Assert.Equal(
                [.. route.Parts.Select(part => $"path {part}"), .. route.Query.Select(each => $"query {each.Name}"), .. route.NeedsMatch ? new[] { "header If-Match" } : [], .. route.TakesKey ? new[] { "header Idempotency-Key" } : []],
                parameters);
            Assert.Equal(route.Body is not null, operation.TryGetProperty("requestBody", out _));
            var responses = operation.GetProperty("responses");
            Assert.All(route.Answers, answer => Assert.True(responses.TryGetProperty($"{answer.Status}", out _)));
            Assert.All(route.AllProblems, problem =>
            {
                var codes = responses.GetProperty($"{problem.Status}").GetProperty("content").GetProperty("application/problem+json").GetProperty("schema").GetProperty("properties").GetProperty("code").GetProperty("enum");
                Assert.Contains(problem.Code, codes.EnumerateArray().Select(code => code.GetString()));
                Assert.Equal(problem.Code, MessageCatalogue.Entry(problem.Code).Code);
            });
        }
    }

    [Fact]
    public async Task Every_reference_leads_somewhere_and_numbers_are_numbers()
    {
        await using var host = await ApiHost.OpenAsync();
        var document = (await host.GetAsync("/api/openapi.json")).Json;
        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.All(References(document), reference => Assert.Equal(JsonValueKind.Object, reference.Split('/').Skip(1).Aggregate(document, (place, part) => place.GetProperty(part)).ValueKind));
        var alert = schemas.GetProperty("AlertDetail").GetProperty("properties").GetProperty("alert").GetProperty("properties");
        Assert.Equal(["number", "null"], alert.GetProperty("measured").GetProperty("type").EnumerateArray().Select(each => each.GetString()));
        Assert.Contains("returned", alert.GetProperty("state").GetProperty("enum").EnumerateArray().Select(each => each.GetString()));
        Assert.Equal(["webhook-id", "webhook-timestamp", "webhook-signature"], document.GetProperty("webhooks").GetProperty("alert").GetProperty("post").GetProperty("parameters").EnumerateArray().Select(each => each.GetProperty("name").GetString()));
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.Name == "$ref" && member.Value.ValueKind == JsonValueKind.String ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
