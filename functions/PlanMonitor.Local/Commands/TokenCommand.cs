using System.CommandLine;
using PlanMonitor.Api.Access;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans.Show;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Access;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor token add --role ROLE [--region CODE] | list | remove ID</c>.</summary>
internal static class TokenCommand
{
    public static Command Build() => new("token", "Tokens for the API of this machine: once there is one, nobody passes without.") { Add(), List(), Remove() };

    private static Command Add()
    {
        var role = new Option<string>("--role") { Description = "viewer, enforcement, planner, official or administrator.", Required = true, HelpName = "ROLE" };
        var region = new Option<string?>("--region") { Description = "Only what lies in this region, such as 210681; everywhere where it is left out.", HelpName = "CODE" };
        var name = new Option<string?>("--name") { Description = "Who holds it; acts under this name in the audit trail.", HelpName = "WHO" };
        var command = new Command("add", "Make a token. It is shown once; only a hash of it is kept.") { role, region, name };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            var word = arguments.GetRequiredValue(role);
            if (ApiRoles.Parse(word) is not { } known)
            {
                return Refused.Say(output, Problem.Of("token.role-unknown", value: word, arguments: [("roles", string.Join(", ", Enum.GetValues<ApiRole>().Select(ApiRoles.Word)))]));
            }
            await using var work = await Workspace.OpenAsync(arguments, "token add", cancel);
            var added = await work.Backend.Tokens.AddAsync(ApiRoles.Word(known), arguments.GetValue(region), arguments.GetValue(name), arguments.GetRequiredValue(CommonOptions.By), cancel);
            if (!added.TryGet(out var made, out var problem))
            {
                return Refused.Say(output, problem);
            }
            if (output.Json)
            {
                output.WriteJson(new { made.Token.Id, made.Token.Name, made.Token.Role, made.Token.Region, Token = made.Text });
                return ExitCode.Done;
            }
            output.Data.WriteLine(made.Text);
            output.Talk.WriteLine(output.In("请妥善保存：令牌只显示这一次。调用时携带请求头 Authorization: Bearer 令牌。", "Keep it safe: it is shown this once. Send it as Authorization: Bearer TOKEN."));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "List the tokens that count.");
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            await using var work = await Workspace.OpenExistingAsync(arguments, "token list", cancel);
            var all = work is null ? [] : await work.Backend.Tokens.ListAsync(cancel);
            if (output.Json)
            {
                output.WriteJson(new { Total = all.Count, Tokens = all.Select(Item) });
                return ExitCode.Done;
            }
            TextTable.Write(output.Data, ["id", output.In("持有人", "name"), output.In("角色", "role"), output.In("行政区", "region"), output.In("发放人", "made by")],
                all.Select(each => new[] { each.Id, each.Name, each.Role, each.Region ?? output.In("全部", "all"), each.CreatedBy }));
            output.Talk.WriteLine(output.In($"共 {all.Count} 个令牌。", $"{all.Count} in all."));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove()
    {
        var id = new Argument<string>("ID") { Description = "Id of the token, or its first characters." };
        var command = new Command("remove", "Take a token back.") { id };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            await using var work = await Workspace.OpenExistingAsync(arguments, "token remove", cancel);
            var wanted = arguments.GetRequiredValue(id);
            var removed = work is null ? Problem.Of("token.unknown", value: wanted) : await work.Backend.Tokens.RemoveAsync(wanted, arguments.GetRequiredValue(CommonOptions.By), cancel);
            if (!removed.TryGet(out var token, out var problem))
            {
                return Refused.Say(output, problem);
            }
            if (output.Json)
            {
                output.WriteJson(new { Removed = token.Id });
                return ExitCode.Done;
            }
            output.Data.WriteLine(output.In($"已收回令牌 {token.Id}。", $"Token {token.Id} was taken back."));
            return ExitCode.Done;
        });
        return command;
    }

    private static object Item(AccessToken each) => new { each.Id, each.Name, each.Role, each.Region, each.CreatedAt, each.CreatedBy };
}
