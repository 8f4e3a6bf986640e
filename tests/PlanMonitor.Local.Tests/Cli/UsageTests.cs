using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.CommandLines;

/// <summary>Wrong usage is a line and exit code 2, and leaves no data folder behind.</summary>
public sealed class UsageTests : IDisposable
{
    private const string LayerRule = " is no name of a layer: it has 1 to 80 characters without '/', '\\' and control characters, and is not '-', '.' or '..'.";

    private readonly TempFolder folder = new();

    public UsageTests()
    {
        File.WriteAllText(folder.At("rows.csv"), "x\n");
        File.WriteAllText(folder.At("empty.geojson"), """{"type":"FeatureCollection","features":[]}""");
        Directory.CreateDirectory(folder.At("folder"));
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("foo", "There is no command foo. The commands are: demo, serve, plans, rules, import, check, overlay, admit, alerts, subscriptions, deliveries, verify, audit, token, settings.")]
    [InlineData("foo bar --baz", "There is no command foo. The commands are: demo, serve, plans, rules, import, check, overlay, admit, alerts, subscriptions, deliveries, verify, audit, token, settings.")]
    [InlineData("plans foo", "There is no command plans foo. The commands are: list, show, lint.")]
    [InlineData("alerts", "Name a command: list, show, ack, assign, verdict, return, close, export.")]
    [InlineData("--foo rules", "Unrecognized command or argument '--foo'.")]
    [InlineData("--foo", "There is no option --foo before the command. The commands are: demo, serve, plans, rules, import, check, overlay, admit, alerts, subscriptions, deliveries, verify, audit, token, settings.")]
    [InlineData("import", "import needs KIND.")]
    [InlineData("import rights", "import needs FILE, or --template FILE.xlsx.")]
    [InlineData("plans show", "show needs ID.")]
    [InlineData("check --plan dandong", "Option '--year' is required.")]
    [InlineData("check --plan dandong --year 9999", "'9999' is no year; give one from 1900 to 2200.")]
    [InlineData("check --plan dandong --year 1899", "'1899' is no year; give one from 1900 to 2200.")]
    [InlineData("check --plan dandong --year 2201", "'2201' is no year; give one from 1900 to 2200.")]
    [InlineData("check --plan dandong --year x", "'x' is no year; give one from 1900 to 2200.")]
    [InlineData("import reports {at}/rows.csv --plan dandong --year -1", "'-1' is no year; give one from 1900 to 2200.")]
    [InlineData("check --plan dandong --year 2023 --as-of 31.3.2024", "'31.3.2024' is not a day; write it as 2025-03-31.")]
    [InlineData("check --plan dandong --year 2023 --fail-on X", "Argument 'X' not recognized. Must be one of: 'H' 'M' 'L'")]
    [InlineData("check --plan dandong --year 2023 --fail-on 1", "Argument '1' not recognized. Must be one of: 'H' 'M' 'L'")]
    [InlineData("check --plan dandong --year 2023 --fail-on h", "Argument 'h' not recognized. Must be one of: 'H' 'M' 'L'")]
    [InlineData("alerts list --state new", "Argument 'new' not recognized. Must be one of: 'open' 'acknowledged' 'assigned' 'decided' 'returned' 'closed'")]
    [InlineData("rules --by ~", "--by ACTOR is empty.")]
    [InlineData("rules --data ~", "--data DIR is empty.")]
    [InlineData("rules --storage city", "'city' is no storage; write https://ACCOUNT.blob.core.windows.net (with the suffix of your cloud), azurite, or azurite:PORT.")]
    [InlineData("serve --storage https://city.table.core.windows.net", "'https://city.table.core.windows.net' is no storage; write https://ACCOUNT.blob.core.windows.net (with the suffix of your cloud), azurite, or azurite:PORT.")]
    [InlineData("demo --storage azurite:x", "'azurite:x' is no storage; write https://ACCOUNT.blob.core.windows.net (with the suffix of your cloud), azurite, or azurite:PORT.")]
    [InlineData("rules --storage azurite --vault x", "'x' is no key vault; write https://NAME.vault.azure.net (with the suffix of your cloud).")]
    [InlineData("demo --storage ~", "'' is no storage; write https://ACCOUNT.blob.core.windows.net (with the suffix of your cloud), azurite, or azurite:PORT.")]
    [InlineData("overlay --footprints a --layer b=c --out d --min-area nan", "'nan' is no area; give a number of square metres, 0 or more.")]
    [InlineData("overlay --footprints a --layer b=c --out d --min-area -1", "'-1' is no area; give a number of square metres, 0 or more.")]
    [InlineData("overlay --footprints a --layer b=c --out d --min-area 1e999", "'1e999' is no area; give a number of square metres, 0 or more.")]
    [InlineData("overlay --footprints a --layer b=c --out d --crs x", "'x' is no EPSG code; write it as 4490.")]
    public async Task What_the_command_line_itself_shows_is_said_with_a_hint(string arguments, string line)
    {
        var said = await RunAsync(arguments);
        Assert.Equal((2, "", $"{line}\nSee planmonitor --help.\n"), (said.Exit, said.Output, said.Error));
    }

    [Theory]
    [InlineData("import reports {at}/rows.csv --plan dandong", "import reports needs --year Y.")]
    [InlineData("import quotas {at}/rows.csv --plan dandong", "import quotas needs --year Y.")]
    [InlineData("import footprints {at}/rows.csv --plan dandong", "import footprints needs --year Y.")]
    [InlineData("import rights {at}/rows.csv --plan dandong --year 2023", "import rights takes no --year: it is for no single year.")]
    [InlineData("import layer {at}/rows.csv --plan dandong --layer farmland --year 2023", "import layer takes no --year: it is for no single year.")]
    [InlineData("import plan {at}/rows.csv --year 2023", "import plan takes no --year: it is for no single year.")]
    [InlineData("import layer {at}/rows.csv --plan dandong", "import layer needs --layer NAME.")]
    [InlineData("import rights {at}/rows.csv --plan dandong --layer farmland", "import rights takes no --layer.")]
    [InlineData("import rights {at}/rows.csv", "import rights needs --plan ID.")]
    [InlineData("import rights {at}/none.csv --plan dandong", "There is no file {at}/none.csv.")]
    [InlineData("import rights {at}/rows.csv {at}/folder --plan dandong", "{at}/folder is a folder; name the files in it.")]
    [InlineData("import layer {at}/rows.csv --plan dandong --layer ..", "'..'" + LayerRule)]
    [InlineData("import layer {at}/rows.csv --plan dandong --layer -", "'-'" + LayerRule)]
    [InlineData("import layer {at}/rows.csv --plan dandong --layer ~", "''" + LayerRule)]
    [InlineData("import layer {at}/rows.csv --plan dandong --layer a/b", "'a/b'" + LayerRule)]
    [InlineData("import layer {at}/rows.csv --plan dandong --layer a\\b", "'a\\b'" + LayerRule)]
    [InlineData("import layer {at}/rows.csv --plan dandong --layer a\tb", "'a b'" + LayerRule)]
    [InlineData("import greenlist {at}/rows.csv --plan dandong --year 2023", "import greenlist takes no --year: it is for no single year.")]
    [InlineData("import layer --template {at}/a.xlsx", "import layer has no form: it is no table. Forms: rights, quotas, reports, progress, reserves, rates, disturbance, discoveries, restoration, greenlist, projects, duties.")]
    [InlineData("import rights {at}/rows.csv --template {at}/a.xlsx", "import takes either FILE or --template FILE.xlsx, not both.")]
    [InlineData("import rights --template {at}/rows.csv", "--template {at}/rows.csv is a workbook; let its name end with .xlsx.")]
    [InlineData("import rights --template {at}/none/a.xlsx", "There is no folder for --template {at}/none/a.xlsx.")]
    [InlineData("demo --out {at}/rows.csv", "--out {at}/rows.csv is a file; name a folder.")]
    [InlineData("alerts list --plan nope --lang en", "The data folder {at}/data does not exist yet.\nThere is no plan 'nope'. Use one of: chaoyang, dandong, liaoyang, pingquan.")]
    [InlineData("overlay --footprints {at}/empty.geojson --layer a={at}/empty.geojson --out {at}/folder", "--out {at}/folder is a folder; name the CSV file to write.")]
    [InlineData("overlay --footprints {at}/empty.geojson --layer a={at}/empty.geojson --out {at}/none/x.csv", "There is no folder for --out {at}/none/x.csv.")]
    [InlineData("overlay --footprints {at}/folder --layer a={at}/empty.geojson --out {at}/x.csv", "{at}/folder is a folder; name the files in it.")]
    [InlineData("overlay --footprints {at}/empty.geojson --layer a={at}/empty.geojson --layer a={at}/empty.geojson --out {at}/x.csv", "The layer a is named twice; give each --layer a name of its own.")]
    [InlineData("overlay --footprints {at}/empty.geojson --layer a/b={at}/empty.geojson --out {at}/x.csv", "'a/b'" + LayerRule)]
    [InlineData("rules --vault https://city.vault.azure.net", "--vault goes with --storage: a data folder keeps its own secrets.")]
    [InlineData("rules --storage azurite --data {at}/data", "--data and --storage name two places; give one of them.")]
    [InlineData("serve --urls http://localhost:8767/path", "'http://localhost:8767/path' is no address of this machine alone; use for example http://127.0.0.1:8642.")]
    [InlineData("serve --urls http://0.0.0.0:8767", "'http://0.0.0.0:8767' is no address of this machine alone; use for example http://127.0.0.1:8642.")]
    [InlineData("serve --urls http://localhost:0", "'http://localhost:0' is no address of this machine alone; use for example http://127.0.0.1:8642.")]
    public async Task What_the_command_sees_before_it_begins_is_one_line(string arguments, string line)
    {
        var said = await RunAsync(arguments);
        Assert.Equal((2, "", line + "\n"), (said.Exit, said.Output, said.Error));
        Assert.False(Directory.Exists(folder.At("data")));
        Assert.Equal(["empty.geojson", "rows.csv"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_layer_name_has_at_most_80_characters()
    {
        var name = new string('层', 81);
        Assert.Equal($"'{name[..80]}'{LayerRule}\n", (await RunAsync($"import layer {{at}}/rows.csv --plan dandong --layer {name}")).Error);
        Assert.Equal(3, (await RunAsync($"import layer {{at}}/rows.csv --plan dandong --layer {name[..80]}")).Exit);
    }

    [Fact]
    public async Task A_file_name_that_the_inbox_cannot_hold_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such file names.");
        File.WriteAllText(folder.At("a\\b.csv"), "x\n");
        var said = await RunAsync("import rights {at}/a\\b.csv --plan dandong");
        Assert.Equal((2, "The name of {at}/a\\b.csv cannot be kept; rename the file: at most 240 bytes, no '\\' and no control characters.\n"), (said.Exit, said.Error));
    }

    [Fact]
    public async Task A_rejected_overlay_leaves_no_half_file()
    {
        var said = await RunAsync("overlay --footprints {at}/rows.csv --layer a={at}/empty.geojson --out {at}/x.csv --lang en");
        Assert.Equal(3, said.Exit);
        Assert.Equal(["empty.geojson", "rows.csv"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    // The sign ~ stands for an empty argument.
    private Task<Said> RunAsync(string arguments) => Said.ByAsync(folder, [.. arguments.Split(' ').Select(argument => argument == "~" ? "" : argument)]);
}
