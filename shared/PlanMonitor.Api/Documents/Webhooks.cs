using System.Text.Json.Nodes;

namespace PlanMonitor.Api.Documents;

/// <summary>What is sent to generic subscriptions: a CloudEvents 1.0.2 event, signed as Standard Webhooks 1.0.0 says.</summary>
internal static class Webhooks
{
    private static readonly string[] Changes = ["opened", "updated", "closed", "reopened", "escalated", "acknowledged", "assigned", "decided", "returned", "anchored", "test"];

    private static readonly string[] Headers = ["webhook-id", "webhook-timestamp", "webhook-signature"];

    public static JsonObject Write() => new()
    {
        ["alert"] = new JsonObject
        {
            ["post"] = new JsonObject
            {
                ["operationId"] = "alertWebhook",
                ["summary"] = "Something happened to an alert",
                ["description"] = "预警有变化时推送。同一消息重试时 webhook-id 不变，接收方须按其去重；按“编号.时间戳.内容”核验签名。",
                ["security"] = new JsonArray(),
                ["parameters"] = new JsonArray([.. Headers.Select(name => (JsonNode)new JsonObject
                {
                    ["name"] = name, ["in"] = "header", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" },
                })]),
                ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content() },
                ["responses"] = new JsonObject
                {
                    ["2XX"] = new JsonObject { ["description"] = "Taken" },
                    ["410"] = new JsonObject { ["description"] = "Gone: the subscription is disabled" },
                    ["429"] = new JsonObject { ["description"] = "Later: Retry-After is kept to" },
                    ["default"] = new JsonObject { ["description"] = "Not taken: it is tried again by a schedule" },
                },
            },
        },
    };

    // Several that go together are a batch.
    private static JsonObject Content() => new()
    {
        ["application/cloudevents+json"] = new JsonObject { ["schema"] = Event() },
        ["application/cloudevents-batch+json"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "array", ["items"] = Event() } },
    };

    private static JsonObject Event() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("specversion", "id", "source", "type", "subject", "time", "data"),
        ["properties"] = new JsonObject
        {
            ["specversion"] = new JsonObject { ["const"] = "1.0" },
            ["id"] = Text(),
            ["source"] = Text(),
            ["type"] = new JsonObject { ["enum"] = new JsonArray([.. Changes.Select(change => (JsonNode)$"cn.planmonitor.alert.{change}")]) },
            ["subject"] = Text(),
            ["time"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" },
            ["datacontenttype"] = new JsonObject { ["const"] = "application/json" },
            ["data"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    ["plan"] = Text(), ["sequence"] = new JsonObject { ["type"] = "integer" }, ["change"] = Text(), ["text"] = Text(), ["alert"] = new JsonObject { ["type"] = "object" },
                    ["finding"] = new JsonObject { ["type"] = "object", ["description"] = "Full messages only: the finding, of its evidence the first 20 rows" },
                    ["evidenceTotal"] = new JsonObject { ["type"] = "integer", ["description"] = "Full messages only: rows of evidence in all" },
                },
            },
        },
    };

    private static JsonObject Text() => new() { ["type"] = "string" };
}
