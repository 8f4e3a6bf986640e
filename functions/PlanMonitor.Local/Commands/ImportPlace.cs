using PlanMonitor.Core.Plans;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Commands;

/// <summary>What <c>import</c> was told about the files: kind, plan, year, layer and coordinate system, checked before any file is taken.</summary>
internal sealed record ImportPlace(string Kind, string? Plan, int? Year, string? Layer, int? Crs = null)
{
    private const string PlanKind = "plan";
    private const string LayerKind = "layer";

    /// <summary>Checks what does not depend on the plans at hand; wrong usage where it does not fit.</summary>
    public void Check()
    {
        Need(Plan is not null || Kind == PlanKind, "needs --plan ID.");
        Need(Year is not null || !UploadTarget.YearNeeded.Contains(Kind), "needs --year Y.");
        Need(Year is null || UploadTarget.YearNeeded.Contains(Kind) || UploadTarget.YearAllowed.Contains(Kind), "takes no --year: it is for no single year.");
        Need(Layer is not null || Kind != LayerKind, "needs --layer NAME.");
        Need(Layer is null || Kind == LayerKind, "takes no --layer.");
        Need(Crs is null || UploadTarget.Features.Contains(Kind), "takes no --crs: it has no features.");
        if (Layer is not null)
        {
            LayerName.Checked(Layer);
        }
    }

    /// <summary>The place of a file in the inbox. A plan file names its plan itself; one that does not comes back with a receipt that says why.</summary>
    public async Task<UploadTarget> OfAsync(ImportFile file, PlanLibrary plans, CancellationToken cancel)
    {
        var plan = Kind == PlanKind ? PlanReader.BuiltIn.Read(await File.ReadAllTextAsync(file.Path, cancel)).Plan?.Id ?? "-" : PlansAtHand.Find(plans, Plan!).Id;
        return new(Kind, plan, Year, Layer, file.Name) { Crs = Crs };
    }

    /// <summary>Refuses a file whose name the inbox cannot hold.</summary>
    public static void CheckName(ImportFile file)
    {
        try
        {
            BlobRules.CheckNewName(file.Name);
        }
        catch (ArgumentException fault)
        {
            throw new UsageException($"The name of {file.Path} cannot be kept; rename the file: at most {BlobRules.SegmentBytes} bytes, no '\\' and no control characters.", fault);
        }
    }

    private void Need(bool holds, string what)
    {
        if (!holds)
        {
            throw new UsageException($"import {Kind} {what}");
        }
    }
}
