using System.Text.Json;
using PlanMonitor.Core.Rules;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.EndToEnd;

/// <summary>What the demo finds is what the key to the samples says, no more and no less.</summary>
public sealed class DemoKeyTests(DemoKeyTests.Demo demo) : IClassFixture<DemoKeyTests.Demo>
{
    private static readonly string[] SubjectMembers = ["kind", "mineral", "region", "right", "footprint", "layer", "feature"];

    private static readonly JsonElement Key = JsonDocument.Parse(File.ReadAllBytes(Repo.At("tests", "samples", "answers.json"))).RootElement;

    public static TheoryData<string, int> Years
    {
        get
        {
            var years = new TheoryData<string, int>();
            foreach (var plan in Key.GetProperty("plans").EnumerateArray())
            {
                foreach (var year in plan.GetProperty("years").EnumerateArray())
                {
                    years.Add(Text(plan, "plan")!, year.GetProperty("year").GetInt32());
                }
            }
            return years;
        }
    }

    [Theory, MemberData(nameof(Years))]
    public void Each_year_of_each_plan_has_the_results_of_the_key(string plan, int year)
    {
        var expected = Year(plan, year);
        var findings = InFull(demo, plan, year);
        Assert.Equal(
            expected.GetProperty("counts").EnumerateObject().SelectMany(rule => rule.Value.EnumerateObject().Select(status => $"{rule.Name} {status.Name} {status.Value}")).Order(StringComparer.Ordinal),
            findings.GroupBy(finding => $"{Text(finding, "rule")} {Text(finding, "status")}").Select(group => $"{group.Key} {group.Count()}").Order(StringComparer.Ordinal));

        var violations = expected.GetProperty("violations").EnumerateArray().ToDictionary(Subject, StringComparer.Ordinal);
        var found = findings.Where(finding => Text(finding, "status") != "pass").ToDictionary(Subject, StringComparer.Ordinal);
        Assert.Equal(violations.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Assert.All(violations, pair => Agree(pair.Value, found[pair.Key]));
    }

    [Theory, MemberData(nameof(Years))]
    public void Each_total_is_measured_as_the_key_says(string plan, int year)
    {
        var found = InFull(demo, plan, year).ToDictionary(Subject, StringComparer.Ordinal);
        var totals = Year(plan, year).GetProperty("totals").EnumerateArray().ToList();
        Assert.NotEmpty(totals);
        Assert.All(totals, total => Agree(total, found[Subject(total)]));
    }

    [Fact]
    public void Each_upload_has_the_receipt_of_the_key()
    {
        // A file's name comes back in other plans; its content does not.
        string Line(JsonElement receipt, string file, string sha256) =>
            $"{file} {sha256} {Text(receipt, "kind")} {Text(receipt, "status")} {receipt.GetProperty("accepted").GetInt32()} {(receipt.TryGetProperty("rejected", out var rejected) ? rejected.GetInt32() : 0)}";
        var receipts = Key.GetProperty("receipts").EnumerateArray().ToList();
        Assert.Equal(126, receipts.Count);
        Assert.Equal(
            receipts.Select(receipt => Line(receipt, Text(receipt, "file")!.Split('/')[^1], Sha256(Text(receipt, "file")!))).Order(StringComparer.Ordinal),
            demo.Read("receipts.json").GetProperty("receipts").EnumerateArray().Select(receipt => Line(receipt, Text(receipt, "file")!, Text(receipt, "sha256")!)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_planted_problem_is_on_the_receipt_at_its_place()
    {
        var receipts = demo.Read("receipts.json").GetProperty("receipts").EnumerateArray().ToLookup(receipt => $"{Text(receipt, "kind")} {Text(receipt, "sha256")}", StringComparer.Ordinal);
        var planted = 0;
        foreach (var expected in Key.GetProperty("receipts").EnumerateArray().Where(receipt => Text(receipt, "encoding") != "geojson" && Text(receipt, "status") != "rejected"))
        {
            var problems = receipts[$"{Text(expected, "kind")} {Sha256(Text(expected, "file")!)}"].First().GetProperty("problems").EnumerateArray()
                .Where(problem => problem.GetProperty("line").ValueKind != JsonValueKind.Null)
                .Select(problem => $"{problem.GetProperty("line").GetInt32()} {Text(problem, "column")} {Text(problem, "value")}").ToList();
            var places = expected.GetProperty("problems").EnumerateArray().Select(problem => $"{problem.GetProperty("line").GetInt32()} {Text(problem, "column")} {Text(problem, "value")}").ToList();
            Assert.Equal(places, problems);
            planted += places.Count;
        }
        Assert.Equal(16, planted);
    }

    [Fact]
    public void The_summary_counts_what_the_files_hold()
    {
        var summary = demo.Summary;
        var receipts = demo.Read("receipts.json").GetProperty("receipts").EnumerateArray().ToList();
        int Receipts(string status) => receipts.Count(receipt => Text(receipt, "status") == status);
        Assert.Equal(
            (receipts.Count, Receipts("accepted"), Receipts("accepted-with-remarks"), Receipts("rejected")),
            (summary.GetProperty("uploads").GetInt32(), summary.GetProperty("accepted").GetInt32(), summary.GetProperty("acceptedWithRemarks").GetInt32(), summary.GetProperty("rejected").GetInt32()));
        var alerts = demo.Read("alerts.json").GetProperty("alerts").EnumerateArray().ToList();
        foreach (var plan in summary.GetProperty("plans").EnumerateArray())
        {
            var id = Text(plan, "plan")!;
            var statuses = Years.Select(row => row.Data).Where(row => row.Item1 == id).SelectMany(row => demo.Read($"findings-{id}-{row.Item2}.json").GetProperty("findings").EnumerateArray()).Select(finding => Text(finding, "status")!).ToList();
            int Of(string status) => statuses.Count(each => each == status);
            Assert.Equal(
                (4, statuses.Count, Of("pass"), Of("warn"), Of("fail"), Of("not-evaluable")),
                (plan.GetProperty("runs").GetInt32(), plan.GetProperty("checks").GetInt32(), plan.GetProperty("passed").GetInt32(), plan.GetProperty("warned").GetInt32(), plan.GetProperty("failed").GetInt32(), plan.GetProperty("notEvaluable").GetInt32()));
            var own = alerts.Where(alert => Text(alert, "plan") == id).ToList();
            Assert.All(own, alert => Assert.Equal("open", Text(alert, "state")));
            // Each year that finds a thing again says so; a rule that looks at each year for itself raises an alert of its own.
            Assert.Equal(Of("warn") + Of("fail"), plan.GetProperty("outbox").GetInt32());
            Assert.All(["H", "M", "L"], severity => Assert.Equal(own.Count(alert => Text(alert, "severity") == severity), Severity(plan, severity)));
            Assert.Equal(Breaches(demo, id).Distinct(StringComparer.Ordinal).Count(), own.Count);
        }
    }

    private static IEnumerable<string> Breaches(Demo demo, string plan) =>
        from row in Years.Select(row => row.Data)
        where row.Item1 == plan
        from finding in demo.Read($"findings-{plan}-{row.Item2}.json").GetProperty("findings").EnumerateArray()
        where Text(finding, "status") is "warn" or "fail"
        let yearly = RuleCatalogue.All.Single(rule => rule.Info.Id == Text(finding, "rule")).Info.Yearly
        select $"{Subject(finding)} {(yearly ? row.Item2 : 0)}";

    // Of the other rules the key knows only what is planted.
    private static List<JsonElement> InFull(Demo demo, string plan, int year)
    {
        var full = Strings(Key, "full").ToHashSet(StringComparer.Ordinal);
        return [.. demo.Read($"findings-{plan}-{year}.json").GetProperty("findings").EnumerateArray().Where(finding => full.Contains(Text(finding, "rule")!))];
    }

    private static int Severity(JsonElement plan, string severity) =>
        plan.GetProperty("alerts").EnumerateObject().Single(member => member.Name.Equals(severity, StringComparison.OrdinalIgnoreCase)).Value.GetInt32();

    private static void Agree(JsonElement expected, JsonElement found)
    {
        Assert.Equal(Text(expected, "status"), Text(found, "status"));
        Assert.Equal(Strings(expected, "missing"), Strings(found, "missing"));
        foreach (var figure in new[] { "measured", "limit" })
        {
            if (expected.TryGetProperty(figure, out var value))
            {
                var wanted = value.GetDouble();
                Assert.True(Math.Abs(found.GetProperty(figure).GetDouble() - wanted) <= Math.Max(1e-6 * Math.Abs(wanted), 1e-9), $"{Subject(found)}: {figure} {found.GetProperty(figure)} and not {wanted}");
            }
        }
    }

    private static JsonElement Year(string plan, int year) =>
        Key.GetProperty("plans").EnumerateArray().Single(each => Text(each, "plan") == plan).GetProperty("years").EnumerateArray().Single(each => each.GetProperty("year").GetInt32() == year);

    private static string Subject(JsonElement verdict) => $"{Text(verdict, "rule")} {string.Join('|', SubjectMembers.Select(member => Text(verdict.GetProperty("subject"), member)))}";

    private static IEnumerable<string> Strings(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(item => item.GetString()!).Order(StringComparer.Ordinal) : [];

    private static string Sha256(string file) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Repo.At(["tests", "samples", .. file.Split('/')]))));

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>One demo in this process.</summary>
    public sealed class Demo : IAsyncLifetime
    {
        private readonly TempFolder folder = new();

        /// <summary>The data folder that the demo left.</summary>
        internal string Data => folder.At("data");

        internal JsonElement Summary { get; private set; }

        internal JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllBytes(folder.At("out", file))).RootElement;

        public async ValueTask InitializeAsync() => Summary = await Cli.JsonAsync("demo", "--data", folder.At("data"), "--out", folder.At("out"));

        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
