using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Api.Documents;

/// <summary>The OpenAPI 3.1 document, made from the table of routes: there is no second copy that could say something else.</summary>
public static class OpenApiDocument
{
    private const string Problem = "#/components/schemas/Problem";

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The route that serves the document of some routes, and of itself.</summary>
    public static ApiRoute Route(IReadOnlyList<ApiRoute> routes)
    {
        var text = new Lazy<string>(() => Write([.. routes, Bare]));
        return Bare with { Handle = context => ApiJson.WriteTextAsync(context, writer => writer.Write(text.Value)) };
    }

    private static ApiRoute Bare { get; } = new("GET", "/api/openapi.json", ApiRight.Read, new("本接口说明（OpenAPI 3.1）", "This document (OpenAPI 3.1)"), _ => Task.CompletedTask) { Answers = [new(200, null)] };

    /// <summary>The document as text, with a line end.</summary>
    public static string Write(IReadOnlyList<ApiRoute> routes)
    {
        var schemas = new Schemas();
        var paths = new JsonObject();
        foreach (var group in routes.GroupBy(route => route.Pattern).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            paths[group.Key] = new JsonObject([.. group.OrderBy(route => route.Method, StringComparer.Ordinal).Select(route => KeyValuePair.Create(route.Method.ToLowerInvariant(), (JsonNode?)Operation(route, schemas)))]);
        }
        var document = new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "PlanMonitor",
                ["version"] = "0.1.0",
                ["summary"] = "矿产资源规划实施监测 - whether mining follows the mineral resource plans",
                ["description"] = "Errors are problem details (RFC 9457) with a code that stays the same and texts in Chinese and English. What an alert says is 疑似 (suspected); a verdict is a person's.",
                ["license"] = new JsonObject { ["name"] = "Apache-2.0", ["identifier"] = "Apache-2.0" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }),
            ["paths"] = paths,
            ["webhooks"] = Webhooks.Write(),
        };
        document["components"] = new JsonObject
        {
            ["securitySchemes"] = new JsonObject
            {
                ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "On Azure a token of Microsoft Entra ID with an app role; on one machine a token of planmonitor token add. A role may be limited to a region: official.210681." },
            },
            ["schemas"] = schemas.Write(),
            ["x-problem-codes"] = new JsonObject([.. routes.SelectMany(route => route.AllProblems).Select(problem => problem.Code).Distinct().Order(StringComparer.Ordinal).Select(code => KeyValuePair.Create(code, (JsonNode?)Texts(code)))]),
        };
        return document.ToJsonString(Written) + "\n";
    }

    private static JsonObject Texts(string code)
    {
        var entry = MessageCatalogue.Entry(code);
        return new() { ["zh"] = entry.Message.Zh + entry.Action.Zh, ["en"] = $"{entry.Message.En} {entry.Action.En}" };
    }

    private static JsonObject Operation(ApiRoute route, Schemas schemas)
    {
        var operation = new JsonObject
        {
            ["operationId"] = $"{route.Method.ToLowerInvariant()}{string.Concat(route.Pattern.Split('/', '.').Skip(2).Select(part => part.Trim('{', '}')).Select(part => char.ToUpperInvariant(part[0]) + part[1..]))}",
            ["summary"] = route.Summary.En,
            ["description"] = route.Summary.Zh,
            ["tags"] = new JsonArray(route.Pattern.Split('/', '.')[2]),
        };
        if (route.Right == ApiRight.Open)
        {
            operation["security"] = new JsonArray();
        }
        else
        {
            operation["x-roles"] = new JsonArray([.. ApiRoles.With(route.Right).Select(role => (JsonNode)ApiRoles.Word(role))]);
        }
        var parameters = Parameters(route);
        if (parameters.Count > 0)
        {
            operation["parameters"] = parameters;
        }
        if (route.Body is { } body)
        {
            operation["requestBody"] = new JsonObject { ["required"] = body.Shape is null, ["content"] = new JsonObject { [body.Type] = Media(body.Type, body.Shape, schemas) } };
        }
        operation["responses"] = Responses(route, schemas);
        return operation;
    }

    private static JsonArray Parameters(ApiRoute route)
    {
        var all = new JsonArray();
        foreach (var part in route.Parts)
        {
            all.Add((JsonNode)new JsonObject { ["name"] = part, ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } });
        }
        foreach (var each in route.Query)
        {
            all.Add((JsonNode)new JsonObject { ["name"] = each.Name, ["in"] = "query", ["required"] = each.Required, ["description"] = $"{each.Summary.Zh} / {each.Summary.En}", ["schema"] = SchemaOf(each) });
        }
        if (route.NeedsMatch)
        {
            all.Add((JsonNode)Header("If-Match", true, "ETag of what was read; * for any version"));
        }
        if (route.TakesKey)
        {
            all.Add((JsonNode)Header("Idempotency-Key", false, "The same request with the same key is done once within 24 hours"));
        }
        return all;
    }

    private static JsonObject Header(string name, bool required, string description) =>
        new() { ["name"] = name, ["in"] = "header", ["required"] = required, ["description"] = description, ["schema"] = new JsonObject { ["type"] = "string" } };

    private static JsonObject SchemaOf(ApiParameter parameter)
    {
        var schema = parameter.Type is "date" or "date-time" ? new JsonObject { ["type"] = "string", ["format"] = parameter.Type } : new JsonObject { ["type"] = parameter.Type };
        if (parameter.Values is { } values)
        {
            schema["enum"] = new JsonArray([.. values.Select(value => (JsonNode)value)]);
        }
        return schema;
    }

    private static JsonObject Responses(ApiRoute route, Schemas schemas)
    {
        var responses = new SortedDictionary<int, JsonObject>();
        foreach (var group in route.Answers.GroupBy(answer => answer.Status))
        {
            var response = new JsonObject { ["description"] = ReasonPhrases.GetReasonPhrase(group.Key) };
            var headers = group.SelectMany(answer => answer.Headers).Distinct(StringComparer.Ordinal).ToList();
            if (headers.Count > 0)
            {
                response["headers"] = new JsonObject([.. headers.Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } }))]);
            }
            if (group.Any(answer => answer.Type is not null))
            {
                response["content"] = new JsonObject([.. group.Where(answer => answer.Type is not null).Select(answer => KeyValuePair.Create(answer.Type!, (JsonNode?)Media(answer.Type!, answer.Shape, schemas)))]);
            }
            responses[group.Key] = response;
        }
        foreach (var group in route.AllProblems.Distinct().GroupBy(problem => problem.Status))
        {
            var codes = group.Select(problem => problem.Code).Order(StringComparer.Ordinal).ToList();
            responses.TryAdd(group.Key, new() { ["description"] = ReasonPhrases.GetReasonPhrase(group.Key) });
            var response = responses[group.Key];
            response["content"] ??= new JsonObject();
            response["content"]!["application/problem+json"] = new JsonObject
            {
                ["schema"] = new JsonObject
                {
                    ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = Problem }),
                    ["properties"] = new JsonObject { ["code"] = new JsonObject { ["enum"] = new JsonArray([.. codes.Select(code => (JsonNode)code)]) } },
                },
            };
        }
        return new([.. responses.Select(each => KeyValuePair.Create($"{each.Key}", (JsonNode?)each.Value))]);
    }

    private static JsonObject Media(string type, Type? shape, Schemas schemas) =>
        shape is not null ? new() { ["schema"] = schemas.Of(shape) }
        : type.EndsWith("json", StringComparison.Ordinal) ? new() { ["schema"] = new JsonObject { ["type"] = "object" } }
        : [];
}
