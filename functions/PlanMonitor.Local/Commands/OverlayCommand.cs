using System.CommandLine;
using System.Globalization;
using PlanMonitor.Core.Messages;
using PlanMonitor.Local.Storage;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Overlay;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor overlay</c>: footprints against layers, file to file, without a data folder.</summary>
internal static class OverlayCommand
{
    private const int Shown = 200;

    public static Command Build()
    {
        var footprints = new Option<string>("--footprints") { Description = "Footprints, a file of any format that import takes.", Required = true, HelpName = "FILE" };
        var layers = new Option<string[]>("--layer") { Description = "A layer and its file; may be given several times.", Required = true, HelpName = "NAME=FILE" };
        var file = new Option<string>("--out") { Description = "The CSV to write: footprint,layer,feature,area_m2.", Required = true, HelpName = "FILE.csv" };
        var least = OverlayOptions.MinArea();
        var crs = CrsOption.Build("EPSG code of all files that do not say their coordinate system, such as 4550.");
        var exports = new OverlayExports();
        var stats = new Option<bool>("--stats") { Description = "Print how pairs were decided." };
        var command = new Command("overlay", "Measure what footprints share with the features of layers, on the GRS 80 ellipsoid.") { footprints, layers, file, least, crs, exports.Files, exports.Columns, stats };
        command.SetAction((arguments, cancel) =>
        {
            var output = new Output(arguments);
            var target = Target(arguments.GetRequiredValue(file));
            var input = Input("footprints", arguments.GetRequiredValue(footprints));
            var against = Layers(arguments.GetRequiredValue(layers));
            exports.Check(arguments, [.. against.Select(layer => layer.Name)]);
            var paths = arguments.GetRequiredValue(layers).Select(PathOf).Prepend(arguments.GetRequiredValue(footprints)).ToList();
            OverlayTargets.Check(paths, target, arguments.GetValue(exports.Files) ?? []);
            using var table = new UnfinishedFile(target);
            OverlayReport report;
            using (var writer = new StreamWriter(table.Path, append: false))
            using (var progress = new OverlayProgressLine(output.Talk, TimeProvider.System, [.. paths.Select(path => new FileInfo(path).Length)], Progress.Redraws))
            {
                report = OverlayJob.Run(
                    new(input, against, writer, arguments.GetValue(least), arguments.GetValue(crs), Environment.ProcessorCount, progress.Show), cancel);
            }
            Tell(output, report);
            if (report.Rejected is not null)
            {
                return Task.FromResult(ExitCode.Rejected);
            }
            table.Finish();
            exports.Write(arguments, arguments.GetRequiredValue(footprints), arguments.GetRequiredValue(layers), arguments.GetValue(least), arguments.GetValue(crs), output, cancel);
            if (output.Json)
            {
                output.WriteJson(new { report.Footprints, report.Features, report.Pairs, report.AreaM2, report.Stats });
            }
            else if (arguments.GetValue(stats))
            {
                output.Data.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"pairs tested {report.Stats.Tested}, decided without overlay {report.Stats.Decided}, overlaid {report.Stats.Overlaid}, fallen back {report.Stats.FallenBack}"));
            }
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static string Target(string path) =>
        Directory.Exists(path) ? throw new UsageException($"--out {path} is a folder; name the CSV file to write.")
        : Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && Directory.Exists(folder) ? path
        : throw new UsageException($"There is no folder for --out {path}.");

    private static List<OverlayFile> Layers(IEnumerable<string> texts)
    {
        var layers = texts.Select(Layer).ToList();
        return layers.CountBy(layer => layer.Name).FirstOrDefault(pair => pair.Value > 1) is { Key: { } twice }
            ? throw new UsageException($"The layer {twice} is named twice; give each --layer a name of its own.")
            : layers;
    }

    private static OverlayFile Layer(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && equals < text.Length - 1
            ? Input(LayerName.Checked(text[..equals]), PathOf(text))
            : throw new UsageException($"'{text}' is no layer; write NAME=FILE.");
    }

    private static string PathOf(string layer) => layer[(layer.IndexOf('=', StringComparison.Ordinal) + 1)..];

    private static OverlayFile Input(string name, string path)
    {
        var existing = InputFile.Existing(path);
        return new(name, () => new FileStream(existing, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan)) { Source = SourceFile.At(existing) };
    }

    private static void Tell(Output output, OverlayReport report)
    {
        foreach (var note in report.Notes.Take(Shown))
        {
            var which = note.Feature is { } feature ? output.In($"要素 {feature}", $"feature {feature}") : output.In($"第{note.Problem.Line}个要素", $"record {note.Problem.Line}");
            output.Talk.WriteLine($"{note.File}: {which}: {output.In(note.Problem.Message)}");
        }
        if (report.Notes.Count > Shown)
        {
            output.Talk.WriteLine(output.In($"另有 {report.Notes.Count - Shown} 条备注", $"and {report.Notes.Count - Shown} more remarks"));
        }
        if (report.Rejected is { } rejected)
        {
            output.Talk.WriteLine($"{rejected.File}: {output.In(rejected.Problem.Message)} {output.In(rejected.Problem.Action)}");
            return;
        }
        var repaired = report.Notes.Where(note => note.Feature is not null && note.Problem.Level == ProblemLevel.Remark).Select(note => (note.File, note.Feature)).Distinct().Count();
        output.Talk.WriteLine(output.In(
            $"图斑 {report.Footprints} 个，图层要素 {report.Features} 个，重叠 {report.Pairs} 对，共 {report.AreaM2 / 10_000:0.0} 公顷；修复 {repaired} 个要素",
            $"{report.Footprints} footprints, {report.Features} features, {report.Pairs} pairs, {report.AreaM2 / 10_000:0.0} ha in all; {repaired} features put right"));
    }
}
