using System.Text.RegularExpressions;
using PlanMonitor.Services.Schedules;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Infra.Tests;

public sealed partial class SettingsTests
{
    private static readonly string[] Read =
    [
        "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__queueServiceUri", "AzureWebJobsStorage__tableServiceUri", "AzureWebJobsStorage__credential",
        "AzureWebJobsStorage__clientId", "Storage__blobServiceUri", "Storage__queueServiceUri", "Storage__tableServiceUri", "Storage__credential", "Storage__clientId",
        "KeyVault__uri", "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "OTEL_SERVICE_NAME",
    ];

    private static readonly string[] Timers = ["YEARLY_CHECK", "MONTHLY_CHECK", "DELIVERY", "RECONCILE", "DAILY"];

    [Fact]
    public async Task Every_setting_that_the_program_reads_is_set_and_no_other()
    {
        var (settings, schedules) = await AllAsync();
        Assert.Equal(Read.Order(StringComparer.Ordinal), settings.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Timers, schedules.Keys);
    }

    [Fact]
    public async Task Every_timer_of_the_program_has_its_setting()
    {
        var (_, schedules) = await AllAsync();
        Assert.Empty(Sources().SelectMany(text => TimerSetting().Matches(text)).Select(match => match.Groups["name"].Value).Except(schedules.Keys));
    }

    [Fact]
    public async Task No_setting_holds_a_secret()
    {
        var (settings, _) = await AllAsync();
        Assert.DoesNotContain(settings, each => Secret().IsMatch(each.Value));
        Assert.Equal(["AzureWebJobsStorage__credential", "Storage__credential"], settings.Where(each => each.Value == "managedidentity").Select(each => each.Key));
    }

    [Theory]
    [InlineData("YEARLY_CHECK", "0 0 6 1 4 *")]
    [InlineData("MONTHLY_CHECK", "0 0 6 5 * *")]
    [InlineData("DELIVERY", "0 */5 * * * *")]
    [InlineData("RECONCILE", "0 0 3 * * *")]
    [InlineData("DAILY", "0 0 8 * * *")]
    public async Task Schedules_in_UTC_fire_at_the_same_moments_as_those_in_Chinese_time_over_ten_years(string setting, string chinese)
    {
        var main = await Bicep.MainAsync();
        var (_, schedules) = await AllAsync();
        var utc = CronSchedule.Parse(Arm.Text(main["parameters"]![schedules[setting]]!["defaultValue"]));
        var china = CronSchedule.Parse(chinese);
        var end = new DateTimeOffset(2036, 1, 1, 0, 0, 0, CronSchedule.Shanghai);
        var fired = 0;
        for (var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, CronSchedule.Shanghai); at < end; fired++)
        {
            var next = china.Next(at)!.Value;
            // The schedule reads its fields in Chinese time: a moment's time of day in UTC, taken for Chinese time, makes it read them in UTC.
            var read = utc.Next(new(at.UtcDateTime.Ticks, CronSchedule.Shanghai))!.Value;
            Assert.Equal(next.UtcDateTime, DateTime.SpecifyKind(read.DateTime, DateTimeKind.Utc));
            at = next;
        }
        Assert.InRange(fired, 10, int.MaxValue);
    }

    private static async Task<(Dictionary<string, string> Settings, Dictionary<string, string> Schedules)> AllAsync()
    {
        var main = await Bicep.MainAsync();
        var settings = Arm.Module(main, "app")["variables"]!["settings"]!.AsObject();
        var schedules = Arm.Parameters(main, "app")["schedules"]!["value"]!.AsObject();
        return (settings.ToDictionary(each => each.Key, each => Arm.Text(each.Value)), schedules.ToDictionary(each => each.Key, each => ParameterName().Match(Arm.Text(each.Value)).Groups["name"].Value));
    }

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Repo.At("functions", "PlanMonitor.Functions"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Contains("obj")).Select(File.ReadAllText);

    [GeneratedRegex("TimerTrigger\\(\"%(?<name>\\w+)%\"", RegexOptions.None, 1000)]
    private static partial Regex TimerSetting();

    [GeneratedRegex(@"parameters\('(?<name>\w+)'\)", RegexOptions.None, 1000)]
    private static partial Regex ParameterName();

    [GeneratedRegex(@"(?i)listKeys|AccountKey|SharedAccess|password|secret\b|whsec_|sig=", RegexOptions.NonBacktracking)]
    private static partial Regex Secret();
}
