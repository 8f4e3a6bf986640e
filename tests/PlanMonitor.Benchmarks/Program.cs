using System.Globalization;
using System.Text.Json;
using PlanMonitor.Benchmarks;
using PlanMonitor.Benchmarks.Formats;
using PlanMonitor.Benchmarks.Layers;
using PlanMonitor.Core.Plans;

// benchmarks SIZE... [--runs N] [--work DIR] [--out FILE]: fills folders, measures in child processes, prints and writes the figures.
// benchmarks formats FILE...: how fast files of features are read.
// benchmarks shapefile FOLDER: how fast shapefiles are parsed; samples are written to the folder.
// benchmarks layers make FILE.geojson FILE.layer [COPIES]; layers upload FOOTPRINTS.geojson FILE.layer...: an upload against layer files.
// benchmarks job|rules FOLDER PLAN: the child; one line of JSON on stdout.
if (args is ["job" or "rules", var folder, var id])
{
    var plan = PlanLibrary.BuiltIn.Newest(id)!;
    Console.WriteLine(JsonSerializer.Serialize(args[0] == "job" ? await Child.JobAsync(folder, plan) : await Child.RulesAsync(folder, plan)));
    return 0;
}
if (args is ["formats", .. var files] && files.Length > 0)
{
    ReadRuns.Run(files);
    return 0;
}
if (args is ["shapefile", var samples])
{
    ShapefileBenchmark.Run(samples, Console.Out);
    return 0;
}
if (args is ["layers", "make", var layer, var made, .. var copies])
{
    LayerRuns.Make(layer, made, copies is [var many] ? int.Parse(many, CultureInfo.InvariantCulture) : 1);
    return 0;
}
if (args is ["layers", "upload", var footprints, .. var against] && against.Length > 0)
{
    await LayerRuns.UploadAsync(footprints, against);
    return 0;
}
if (Request.Parse(args) is not { } request)
{
    await Console.Error.WriteLineAsync("usage: benchmarks smoke|city|tenth|province ... [--plan ID] [--runs N] [--work DIR] [--out FILE]");
    return 2;
}
await Runs.RunAsync(request);
return 0;
