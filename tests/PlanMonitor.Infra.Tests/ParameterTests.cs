using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Infra.Tests;

public sealed partial class ParameterTests
{
    [Theory]
    [InlineData("main.parameters.json")]
    [InlineData("main.parameters.china.json")]
    public async Task A_parameter_file_gives_only_what_the_template_takes_and_all_that_it_demands(string file)
    {
        var taken = (await Bicep.MainAsync())["parameters"]!.AsObject();
        var given = JsonNode.Parse(await File.ReadAllTextAsync(Repo.At("infra", file)))!["parameters"]!.AsObject().Select(each => each.Key).ToArray();
        Assert.Empty(given.Except(taken.Select(each => each.Key)));
        Assert.Empty(taken.Where(each => each.Value!["defaultValue"] is null).Select(each => each.Key).Except(given));
    }

    [Fact]
    public async Task China_is_given_a_plan_that_is_there()
    {
        var china = JsonNode.Parse(await File.ReadAllTextAsync(Repo.At("infra", "main.parameters.china.json")))!["parameters"]!;
        Assert.Equal(("chinanorth3", "premium"), (Arm.Text(china["location"]!["value"]), Arm.Text(china["hostingPlan"]!["value"])));
    }

    [Fact]
    public async Task The_readme_explains_every_parameter_and_its_default()
    {
        var readme = await File.ReadAllTextAsync(Repo.At("infra", "README.md"));
        var told = ParameterRow().Matches(readme).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["default"].Value.Trim('`'));
        var taken = (await Bicep.MainAsync())["parameters"]!.AsObject();
        Assert.Equal(taken.Select(each => each.Key).Order(StringComparer.Ordinal), told.Keys.Order(StringComparer.Ordinal));
        Assert.All(taken, each => Assert.Equal(each.Value!["defaultValue"] is { } value ? Shown(value) : "(needed)", told[each.Key]));
    }

    private static string Shown(JsonNode value) => value.GetValueKind() is System.Text.Json.JsonValueKind.String && Arm.Text(value).Length == 0 ? "(empty)" : value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => "true",
        System.Text.Json.JsonValueKind.False => "false",
        _ => Arm.Text(value),
    };

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<default>`[^|]*`|\([a-z]+\)) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ParameterRow();
}
