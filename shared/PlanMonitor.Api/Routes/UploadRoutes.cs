using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Receipts;

namespace PlanMonitor.Api.Routes;

/// <summary>Uploads into the inbox, and their receipts.</summary>
internal static class UploadRoutes
{
    private const int TryAgainAfter = 5;
    private const string Footprints = "footprints";
    private static readonly string[] Parts = ["kind", "plan", "year", "layer", "name"];

    public static IEnumerable<ApiRoute> All(Backend backend, ApiOptions options) =>
    [
        new("PUT", "/api/uploads/{kind}/{plan}/{year}/{layer}/{name}", ApiRight.Upload, new("上传文件", "Upload a file"), context => PutAsync(context, backend, options))
        {
            Body = new("application/octet-stream", null, Largest: null), Query = [Parameters.Crs, Parameters.Sha256, Parameters.Offset],
            Answers = [ApiAnswer.Ok<TakenUpload>("Location"), new(202, typeof(WaitingUpload), Headers: "Location")],
            Problems =
            [
                (415, "upload.encoded"), (415, "upload.form"), (400, "upload.name"), (400, "path.unknown"), (400, "path.plan-unknown"), (400, "path.year-missing"), (400, "path.layer-missing"), (400, "file.year-outside"), (400, "upload.incomplete"),
                (413, "upload.too-large"), (409, "upload.waiting"), (403, "api.region-foreign"), (400, "upload.shapefile-part"), (400, "upload.crs"), (409, "upload.offset-wrong"), (400, "upload.hash-wrong"),
            ],
        },
        new("GET", "/api/uploads/parts/{sha256}", ApiRight.Upload, new("已收到的字节数（断点续传）", "How many bytes of an upload have come from the caller"), context => PartsAsync(context, backend))
        {
            Answers = [ApiAnswer.Ok<ReceivedParts>()], Problems = [(400, "upload.sha256")],
        },
        new("GET", "/api/uploads/{plan}/{id}", ApiRight.Read, new("上传回执", "The receipt of an upload"), context => ReceiptAsync(context, backend))
        {
            Answers = [ApiAnswer.Ok<Receipt>()], Problems = [(404, "upload.pending"), (404, "upload.unknown")],
        },
    ];

    // A file is for a whole plan, and its receipt tells of all of it: who may act in a part of the plan's region only may neither send nor read it.
    private static bool May(HttpContext context, Backend backend, ApiRight right, string plan) => ApiCaller.Of(context).May(right, backend.Shelf.Library.Newest(plan)?.Adcode);

    private static async Task PutAsync(HttpContext context, Backend backend, ApiOptions options)
    {
        var request = context.Request;
        if (Unfit(request) is { } unfit)
        {
            await unfit.WriteAsync(context);
            return;
        }
        var place = string.Join('/', Parts.Select(part => request.RouteValues[part]));
        if (UploadTarget.Parse(place) is not { } target)
        {
            await ApiProblem.Of(StatusCodes.Status400BadRequest, "path.unknown", value: place, arguments: [("kinds", string.Join('|', UploadTarget.Kinds))]).WriteAsync(context);
            return;
        }
        // Who patrols the ground does not set the figures that he and others are judged by.
        var right = target.Kind == Footprints ? ApiRight.Upload : ApiRight.Maintain;
        if (GateAnswer.Judge(ApiCaller.Of(context), right).Refusal is { } refused)
        {
            await refused.WriteAsync(context);
            return;
        }
        if (!May(context, backend, right, target.Plan))
        {
            await ApiProblem.Of(StatusCodes.Status403Forbidden, "api.region-foreign", value: backend.Shelf.Library.Newest(target.Plan)?.Adcode ?? target.Plan).WriteAsync(context);
            return;
        }
        if (request.Query.TryGetValue("crs", out var crs))
        {
            if (!UploadTarget.Features.Contains(target.Kind) || !int.TryParse(crs, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                await ApiProblem.Of(StatusCodes.Status400BadRequest, "upload.crs", value: $"{crs}").WriteAsync(context);
                return;
            }
            target = target with { Crs = code };
        }
        var query = new QueryValues(context);
        var (sha256, offset) = (query.Text(Parameters.Sha256), query.Number(Parameters.Offset));
        if ((query.Problem ?? ((sha256 is null && offset is not null) || (sha256 is not null && !IsHash(sha256)) ? HashWrong(sha256) : null)) is { } unread)
        {
            await unread.WriteAsync(context);
            return;
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // The host's own limit is for requests without files; ours is kept while reading.
            size.MaxRequestBodySize = null;
        }
        var (by, cancel) = (ApiCaller.Of(context).Actor, context.RequestAborted);
        var outcome = sha256 is null
            ? await backend.Reception.ReceiveAsync(target, request.Body, request.ContentLength, options.LargestUpload, by, cancel)
            : await backend.Parts.ReceiveAsync(target, sha256.ToLowerInvariant(), offset ?? 0, request.Body, request.ContentLength, options.LargestUpload, by, cancel);
        await (outcome.TryGet(out var received, out var problem) ? AnswerAsync(context, target, received) : Refusal(problem).WriteAsync(context));
    }

    private static ApiProblem? Unfit(HttpRequest request)
    {
        var type = request.ContentType?.Split(';')[0].Trim();
        return request.Headers.ContentEncoding is { Count: > 0 } encoding && encoding != "identity"
            ? ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType, "upload.encoded", value: $"{encoding}")
            : type is not null && (type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) || type.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            ? ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType, "upload.form", value: type)
            // A slash in a name stays encoded on its way here; as it stands it would be kept in that form.
            : request.RouteValues.Values.Any(part => part is string text && text.Contains("%2F", StringComparison.OrdinalIgnoreCase))
            ? ApiProblem.Of(StatusCodes.Status400BadRequest, "upload.name", value: $"{request.RouteValues["name"]}", arguments: [("limit", Services.Storage.BlobRules.SegmentBytes)])
            : null;
    }

    private static Task AnswerAsync(HttpContext context, UploadTarget target, ReceivedUpload received)
    {
        var links = new UploadLinks($"/api/uploads/{Uri.EscapeDataString(target.Plan)}/{received.Id}");
        context.Response.Headers.Location = links.Receipt;
        return received.Taken is { } taken
            ? ApiJson.WriteAsync(context, new TakenUpload(received.Id, received.Sha256, taken.Receipt, links))
            : ApiJson.WriteAsync(context, new WaitingUpload(received.Id, received.Sha256, links), StatusCodes.Status202Accepted);
    }

    private static ApiProblem Refusal(Problem problem) => problem.Code switch
    {
        "upload.too-large" => new(StatusCodes.Status413PayloadTooLarge, problem),
        "upload.offset-wrong" => new(StatusCodes.Status409Conflict, problem),
        "upload.waiting" => new(StatusCodes.Status409Conflict, problem) { RetryAfter = TryAgainAfter },
        _ => new(StatusCodes.Status400BadRequest, problem),
    };

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit);

    private static ApiProblem HashWrong(string? text) => ApiProblem.Of(StatusCodes.Status400BadRequest, "upload.sha256", value: text);

    private static async Task PartsAsync(HttpContext context, Backend backend)
    {
        var sha256 = (string)context.Request.RouteValues["sha256"]!;
        await (IsHash(sha256)
            ? ApiJson.WriteAsync(context, new ReceivedParts(sha256.ToLowerInvariant(), await backend.Parts.ReceivedAsync(ApiCaller.Of(context).Actor, sha256.ToLowerInvariant(), context.RequestAborted)))
            : HashWrong(sha256).WriteAsync(context));
    }

    private static async Task ReceiptAsync(HttpContext context, Backend backend)
    {
        var (plan, id) = ((string)context.Request.RouteValues["plan"]!, (string)context.Request.RouteValues["id"]!);
        var isPlan = plan.Length <= Services.Storage.TableLimits.KeyLength && plan.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
        var (record, waits) = isPlan && QueryValues.IsId(id) && May(context, backend, ApiRight.Read, plan) ? await backend.Reception.FindAsync(plan, id, context.RequestAborted) : (null, false);
        var answer = waits ? ApiProblem.Of(StatusCodes.Status404NotFound, "upload.pending") with { RetryAfter = TryAgainAfter }
            : record is null ? ApiProblem.Of(StatusCodes.Status404NotFound, "upload.unknown", value: id)
            : null;
        await (answer?.WriteAsync(context) ?? ApiJson.WriteAsync(context, record!.Receipt));
    }

    internal sealed record ReceivedParts(string Sha256, long Received);

    internal sealed record UploadLinks(string Receipt);

    internal sealed record WaitingUpload(string Id, string Sha256, UploadLinks Links);

    internal sealed record TakenUpload(string Id, string Sha256, Receipt Receipt, UploadLinks Links);
}
