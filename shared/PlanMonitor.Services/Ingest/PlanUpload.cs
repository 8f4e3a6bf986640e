using System.Text;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Plans.Schema;
using PlanMonitor.Services.Plans;

namespace PlanMonitor.Services.Ingest;

/// <summary>A plan, or a version of one, as a file: it fits the schema and its own rules as a whole, or it is refused with pointer, line and reason.</summary>
internal static class PlanUpload
{
    /// <summary>Reads a plan file and holds it against the path and the versions at hand.</summary>
    public static ReadUpload Read(UploadTarget target, HashedContent content, PlanShelf plans)
    {
        // As text it would take twice its bytes.
        if (content.Bytes.Length > JsonText.LargestBytes)
        {
            return new(0, 1, [Problem.Of("plan.json-too-large", arguments: [("limit", JsonText.LargestBytes / (1024 * 1024))])], [], (_, _) => Task.CompletedTask);
        }
        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content.Bytes);
        }
        catch (DecoderFallbackException)
        {
            return ReadUpload.Refused(Problem.Of("plan.not-utf8"));
        }
        var read = PlanReader.BuiltIn.Read(text.TrimStart('\uFEFF'));
        if (read.Plan is not { } plan)
        {
            return new(0, read.Problems.Count, [.. read.Problems.Select(problem => problem with { Level = ProblemLevel.File })], [], (_, _) => Task.CompletedTask);
        }
        if (plan.Id != target.Plan)
        {
            return ReadUpload.Refused(Problem.Of("plan.id-differs", column: "/id", value: plan.Id, arguments: [("folder", target.Plan)]));
        }
        var versions = plans.Library.With([plan]).Problems.Where(problem => problem.Value == plan.Version.Id);
        return new(1, 0, [.. read.Problems, .. versions], [], (_, _) => Task.CompletedTask);
    }
}
