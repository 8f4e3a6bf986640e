using PlanMonitor.Api.Access;
using Xunit;

namespace PlanMonitor.Api.Tests;

/// <summary>Who the platform says is signed in, and what is not taken for somebody.</summary>
public sealed class PrincipalTests
{
    public static TheoryData<string, string, string> Somebody => new()
    {
        { Principal.Of("n", "r", ("n", "李工"), ("oid", "42"), ("r", "viewer"), ("r", "official")), "李工 (42)", "Viewer Official" },
        { Principal.Of("n", "r", ("oid", "42")), "42", "" },
        { Principal.Of("", "", ("http://schemas.microsoft.com/identity/claims/objectidentifier", "42"), ("name", "Li"), ("roles", "Administrator")), "Li (42)", "Administrator" },
        { Principal.Of("n", "r", ("n", "a\nb"), ("oid", "42"), ("r", "planner"), ("r", "planner"), ("r", "owner"), ("other", "administrator")), "a b (42)", "Planner" },
        { Principal.Of("n", "r", ("n", new('x', 300)), ("oid", "42")), new string('x', 195) + " (42)", "" },
        { Principal.Encode("""{"auth_typ":"aad","claims":[{"typ":"oid","val":"42"}],"name_typ":null}"""), "42", "" },
        // A name that looks like another's with his id has its own id behind it, in the order in which it is read.
        { Principal.Of("n", "r", ("n", "王局 (7)"), ("oid", "42")), "王局 (7) (42)", "" },
        { Principal.Of("n", "r", ("n", "王局 (7)\u202E\u200B"), ("oid", "42")), "王局 (7)   (42)", "" },
    };

    public static TheoryData<string> Nobody => new()
    {
        "", "%", "AAAA", Principal.Encode("null"), Principal.Encode("[]"), Principal.Encode("{}"), Principal.Encode("\"x\""),
        Principal.Encode("""{"auth_typ":"aad"}"""), Principal.Encode("""{"auth_typ":"aad","claims":{}}"""), Principal.Encode("""{"auth_typ":"aad","claims":[1]}"""),
        Principal.Encode("""{"auth_typ":"aad","claims":[{"typ":"oid"}]}"""), Principal.Encode("""{"auth_typ":"aad","claims":[{"typ":"oid","val":7}]}"""),
        Principal.Encode("""{"auth_typ":"aad","claims":[{"typ":"oid","val":"\ud800"}]}"""), Principal.Encode("""{"auth_typ":"aad","claims":[{"typ":"roles","val":"administrator"}]}"""),
        Principal.Encode("""{"claims":[{"typ":"oid","val":"42"}]}"""), Principal.Encode("""{"auth_typ":"","claims":[{"typ":"oid","val":"42"}]}"""),
        Principal.Of("n", "r", ("name", "Li"), ("r", "administrator")), Principal.Of("n", "r", ("name", "王局 (7)"), ("r", "administrator")), Principal.Of("n", "r", ("oid", "4\n2"), ("r", "administrator")),
        Principal.Encode("""{"auth_typ":"github","claims":[{"typ":"oid","val":"42"},{"typ":"roles","val":"administrator"}]}"""), Principal.Encode("""{"auth_typ":7,"claims":[{"typ":"oid","val":"42"}]}"""),
        Principal.Encode("""{"auth_typ":"aad","claims":[{"typ":"oid","val":""}]}"""), Principal.Encode(new string('[', 2000)),
    };

    [Theory]
    [MemberData(nameof(Somebody))]
    public async Task The_actor_is_name_and_id_and_the_roles_are_those_we_know(string header, string actor, string roles)
    {
        var answer = await AskAsync(ApiRight.Read, header);
        Assert.Equal(roles.Length == 0, answer.Caller is null);
        Assert.Equal(roles.Length == 0 ? actor : null, answer.Refusal?.Problem.Value);
        Assert.Equal((roles.Length > 0 ? actor : null, roles), (answer.Caller?.Actor, string.Join(' ', answer.Caller?.Roles ?? [])));
    }

    [Theory]
    [MemberData(nameof(Nobody))]
    public async Task A_header_that_is_not_the_platforms_is_nobody(string header)
    {
        Assert.Equal((401, "api.sign-in"), await AskAsync(ApiRight.Read, header) is { Refusal: { } refusal } ? (refusal.Status, refusal.Problem.Code) : default);
    }

    [Fact]
    public async Task Two_headers_are_nobody() =>
        Assert.Equal(401, (await AskAsync(ApiRight.Read, Principal.Of("viewer"), Principal.Of("administrator"))).Refusal?.Status);

    private static ValueTask<GateAnswer> AskAsync(ApiRight right, params string[] headers) =>
        EasyAuthGate.Create(signInIsOn: true)(new Call("GET", "/") { Headers = [.. headers.Select(header => (Principal.Header, header))] }.Context(), right);
}
