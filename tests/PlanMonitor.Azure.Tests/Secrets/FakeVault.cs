using System.Text.Json;
using Azure.Core;
using PlanMonitor.Azure.Tests.Faults;

namespace PlanMonitor.Azure.Tests.Secrets;

/// <summary>A vault in Azure China that keeps what was deleted, and that is slow to delete and to recover: <paramref name="steps"/> requests each.</summary>
internal sealed class FakeVault(int steps)
{
    private readonly Dictionary<string, (string Value, string State, int Left)> secrets = new(StringComparer.Ordinal);

    public static Uri Uri { get; } = new("https://city.vault.azure.cn");

    /// <summary>What was asked for, by for example "PUT /secrets/a".</summary>
    public List<string> Requests { get; } = [];

    public FakeResponse Answer(Request request)
    {
        if (!request.Headers.TryGetValue("Authorization", out _))
        {
            return new(401, "", ("WWW-Authenticate", "Bearer authorization=\"https://login.chinacloudapi.cn/tenant\", resource=\"https://vault.azure.cn\""));
        }
        var path = request.Uri.Path.Trim('/').Split('/');
        Requests.Add($"{request.Method} /{path[0]}/{path[1]}");
        var name = path[1];
        Step(name);
        var state = secrets.TryGetValue(name, out var found) ? found.State : "none";
        return (request.Method.ToString(), path[0], state) switch
        {
            ("GET", "secrets", "here") => Secret(200, name),
            ("PUT", "secrets", "none" or "here") => Set(name, request),
            ("PUT", "secrets", _) => new(409, "{\"error\":{\"code\":\"Conflict\",\"message\":\"deleted but recoverable\"}}"),
            ("DELETE", "secrets", "here") => Move(name, "deleting"),
            ("POST", "deletedsecrets", "deleted") => Move(name, "recovering"),
            ("POST", "deletedsecrets", "deleting" or "recovering") => new(409, "{\"error\":{\"code\":\"Conflict\"}}"),
            _ => new(404, "{\"error\":{\"code\":\"SecretNotFound\"}}"),
        };
    }

    private void Step(string name)
    {
        if (secrets.TryGetValue(name, out var found) && found.State is "deleting" or "recovering")
        {
            secrets[name] = found.Left > 0 ? found with { Left = found.Left - 1 } : found with { State = found.State == "deleting" ? "deleted" : "here" };
        }
    }

    private FakeResponse Set(string name, Request request)
    {
        using var content = new MemoryStream();
        request.Content!.WriteTo(content, default);
        secrets[name] = (JsonDocument.Parse(content.ToArray()).RootElement.GetProperty("value").GetString()!, "here", 0);
        return Secret(200, name);
    }

    private FakeResponse Move(string name, string state)
    {
        secrets[name] = secrets[name] with { State = state, Left = steps };
        return Secret(200, name);
    }

    private FakeResponse Secret(int status, string name) => new(
        status, JsonSerializer.Serialize(new { value = secrets[name].Value, id = $"{Uri}secrets/{name}/1", recoveryId = $"{Uri}deletedsecrets/{name}", attributes = new { enabled = true } }));
}
