using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Api.Requests;
using PlanMonitor.Core.Json;
using PlanMonitor.Services;
using PlanMonitor.Services.Settings;

namespace PlanMonitor.Api.Routes;

/// <summary>What an office sets itself: the calendar of the enforcement year, and whether anchors are told.</summary>
internal static class SettingRoutes
{
    public static IEnumerable<ApiRoute> All(Backend backend) =>
    [
        new("GET", "/api/settings/{name}", ApiRight.Read, new("读取设置", "A setting"), context => ShowAsync(context, backend)) { Answers = [new(200, null, Headers: "ETag")], Problems = [(404, "setting.unknown")] },
        new("PUT", "/api/settings/{name}", ApiRight.Administer, new("更改设置", "Change a setting"), context => SetAsync(context, backend))
        {
            Everywhere = true, NeedsMatch = true, TakesKey = true, Body = new("application/json", null), Answers = [new(200, null, Headers: "ETag")],
            Problems = [(404, "setting.unknown"), (412, "setting.changed"), (422, "setting.calendar-invalid"), (422, "setting.anchors-invalid")],
        },
    ];

    private static async Task ShowAsync(HttpContext context, Backend backend)
    {
        var name = (string)context.Request.RouteValues["name"]!;
        await (await backend.Settings.FindAsync(name, context.RequestAborted) is { } body ? WriteAsync(context, body) : Unknown(name).WriteAsync(context));
    }

    private static async Task SetAsync(HttpContext context, Backend backend)
    {
        var name = (string)context.Request.RouteValues["name"]!;
        if (await RequestBody.ReadAsync(context) is not { } bytes)
        {
            await RequestRules.TooLarge(RequestBody.Largest(context)).WriteAsync(context);
            return;
        }
        var outcome = await backend.Settings.SetAsync(name, Encoding.UTF8.GetString(bytes), ApiCaller.Of(context).Actor, RequestRules.Tag(context.Request), context.RequestAborted);
        await (outcome.TryGet(out var body, out var problem) ? WriteAsync(context, body) : new ApiProblem(
            problem.Code switch
            {
                "setting.unknown" => StatusCodes.Status404NotFound,
                "setting.changed" => StatusCodes.Status412PreconditionFailed,
                _ => StatusCodes.Status422UnprocessableEntity,
            },
            problem).WriteAsync(context));
    }

    private static ApiProblem Unknown(string name) => ApiProblem.Of(StatusCodes.Status404NotFound, "setting.unknown", value: name, arguments: [("settings", string.Join(", ", SettingStore.Names))]);

    private static Task WriteAsync(HttpContext context, string body)
    {
        context.Response.Headers.ETag = $"\"{StableHash.Id(body)}\"";
        return ApiJson.WriteAsync(context, JsonSerializer.Deserialize<JsonElement>(body));
    }
}
