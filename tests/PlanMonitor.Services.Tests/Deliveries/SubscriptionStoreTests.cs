using PlanMonitor.Core.Audit;
using PlanMonitor.Core.Findings;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Deliveries.Channels;
using PlanMonitor.Services.Storage;
using PlanMonitor.Services.Tests.Deliveries.Simulation;
using Xunit;

namespace PlanMonitor.Services.Tests.Deliveries;

/// <summary>The life of a subscription: where its secrets lie, what a change needs, two secrets at once, and its links in the chain.</summary>
public sealed class SubscriptionStoreTests
{
    private readonly Inbox inbox;
    private readonly DeliveryWorld world;
    private readonly List<(string Signatures, string Body, string Id, DateTimeOffset At)> signed = [];

    public SubscriptionStoreTests()
    {
        world = new(async (request, cancel) =>
        {
            if (request.Headers.TryGetValues("webhook-signature", out var signatures))
            {
                signed.Add((signatures.Single(), await request.Content!.ReadAsStringAsync(cancel), request.Headers.GetValues("webhook-id").Single(), world!.Time.GetUtcNow()));
            }
            return await inbox!.SendAsync(request, cancel);
        });
        inbox = new(world.Time.GetUtcNow);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("wecom", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=GEHEIM-0123456789", null)]
    [InlineData("dingtalk", "https://oapi.dingtalk.com/robot/send?access_token=GEHEIM-0123456789", "SECGEHEIM01234567")]
    [InlineData("feishu", "https://open.feishu.cn/open-apis/bot/v2/hook/GEHEIM-0123456789", "GEHEIM01234567")]
    [InlineData("teams", "https://prod-1.logic.azure.com/workflows/GEHEIM-0123456789/invoke?sig=GEHEIM-9876543210", null)]
    [InlineData("generic", "https://example.gov.cn/hook/GEHEIM-0123456789", "whsec_GEHEIM0123456789GEHEIM0123456789AAAA")]
    public async Task No_table_and_no_queue_holds_address_or_secret_and_no_answer_that_repeats_them(string kind, string url, string? secret)
    {
        var subscription = await world.SubscribeAsync(new(kind, url, Severity.L, null, false, "zh-CN"), secret);
        inbox.Answers(request => Inbox.Answer(500, $"no: {request.RequestUri!.AbsoluteUri} {request.RequestUri.PathAndQuery} {secret} of us"));
        await TellAsync("a000001");
        await world.SendAsync();
        var attempt = Assert.Single(await world.Jobs.Store.AttemptsAsync(Assert.Single(await world.AllAsync()), Cancel).ToListAsync(Cancel));
        Assert.Matches("^no: .*…", attempt.Answer);
        foreach (var table in new[] { "ledger", "deliveries", "robots" })
        {
            await foreach (var partition in world.Tables.PartitionsAsync(table, Cancel))
            {
                Assert.All(await world.Tables.QueryAsync(table, partition, null, null, Cancel).ToListAsync(Cancel), row => Assert.DoesNotContain("GEHEIM", partition + row.Key + row.Body, StringComparison.Ordinal));
            }
        }
        Assert.Equal(new Uri(url).GetLeftPart(UriPartial.Authority) + "/…", subscription.Address);
        Assert.Equal([subscription.SecretName], world.Secrets.Names);
        world.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.DoesNotContain("GEHEIM", Assert.Single(await world.Queues.ReceiveAsync(DeliveryJob.Queue, 32, TimeSpan.FromMinutes(1), Cancel)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_new_address_nothing_is_sent_before_a_test_has_passed_and_nothing_is_lost()
    {
        var subscription = await world.SubscribeAsync(DeliveryWorld.Generic("old"));
        inbox.Answers(_ => Inbox.Answer(500));
        await TellAsync("a000001");
        await world.SendAsync();
        var updated = (await world.Jobs.UpdateAsync(subscription.Id, new() { Url = "https://new.example.gov.cn/hook" }, "li", Cancel)).Value.Subscription;
        Assert.Equal(("https://new.example.gov.cn/…", SubscriptionState.Untested), (updated.Address, updated.State));
        Assert.Equal([updated.SecretName], world.Secrets.Names);
        await TellAsync("a000002");
        await world.RunUntilAsync(world.Time.GetUtcNow().AddDays(1));
        await world.Jobs.DeliveryTickAsync(Cancel);
        await world.RunUntilAsync(world.Time.GetUtcNow().AddDays(1));
        Assert.Empty(inbox.All);

        Assert.Equal("delivery.untested", (await world.Jobs.ReplayAsync((await world.AllAsync())[0].Id, Cancel)).Problem?.Code);
        var untested = (await world.Jobs.ReplayDeadAsync(subscription.Id, Cancel)).Problem!;
        Assert.Equal($"The subscription '{subscription.Id}' has a new address or secret that no test has passed; nothing is sent to it again yet. Send a test message first: planmonitor subscriptions test {subscription.Id}", $"{untested.Message.En} {untested.Action.En}");

        inbox.Answers(_ => Inbox.Answer(404));
        Assert.False((await world.Jobs.TestAsync(updated, "li", Cancel)).Took);
        await world.RunUntilAsync(world.Time.GetUtcNow().AddHours(1));
        Assert.Empty(inbox.All);
        Assert.True((await world.Jobs.TestAsync(updated, "li", Cancel)).Took);
        await world.RunUntilAsync(world.Time.GetUtcNow().AddHours(1));
        Assert.Equal(["test", "a000001", "a000002"], inbox.All.Select(taken => taken.Body.Contains("alert.test", StringComparison.Ordinal) ? "test" : Assert.Single(Inbox.Alerts(taken))));
        Assert.All(inbox.All, taken => Assert.Equal("https://new.example.gov.cn/hook", taken.Url));
        Assert.Equal(["added tester", "updated li", "tested li"], await LinksAsync());
    }

    [Fact]
    public async Task A_410_of_the_old_address_says_nothing_of_the_new_one()
    {
        await world.SubscribeAsync(DeliveryWorld.Generic("other") with { Operator = true, Plan = "-" });
        var subscription = await world.SubscribeAsync(DeliveryWorld.Generic("old"));
        inbox.Meanwhile = () => world.Jobs.UpdateAsync(subscription.Id, new() { Url = "https://new.example.gov.cn/hook" }, "li", Cancel);
        inbox.Answers(_ => Inbox.Answer(410));
        await TellAsync("a000001");
        await world.SendAsync();
        var updated = (await world.Jobs.Subscriptions.FindAsync(subscription.Id, Cancel))!;
        Assert.Equal((SubscriptionState.Untested, DeliveryState.Pending), (updated.State, Assert.Single(await world.AllAsync()).State));
        Assert.Empty(await world.Ledger.AlertsAsync("-", Cancel));
        Assert.True((await world.Jobs.TestAsync(updated, "li", Cancel)).Took);
        await world.RunUntilAsync(world.Time.GetUtcNow().AddHours(1));
        Assert.Equal(["alert.test", "a000001"], inbox.All.Select(taken => taken.Body.Contains("alert.test", StringComparison.Ordinal) ? "alert.test" : Assert.Single(Inbox.Alerts(taken))));
        Assert.All(inbox.All, taken => Assert.Equal("https://new.example.gov.cn/hook", taken.Url));
    }

    [Fact]
    public async Task A_410_of_the_old_address_after_a_change_that_does_not_touch_it_disables()
    {
        var subscription = await world.SubscribeAsync(DeliveryWorld.Generic("old"));
        inbox.Meanwhile = () => world.Jobs.UpdateAsync(subscription.Id, new() { Settings = before => before with { Language = "en" } }, "li", Cancel);
        inbox.Answers(_ => Inbox.Answer(410));
        await TellAsync("a000001");
        await world.SendAsync();
        Assert.Equal((SubscriptionState.Disabled, DeliveryState.Dead), ((await world.Jobs.Subscriptions.FindAsync(subscription.Id, Cancel))!.State, Assert.Single(await world.AllAsync()).State));
    }

    [Theory]
    [InlineData("https://QYAPI.weixin.qq.com/cgi-bin/webhook/send?key=r-0123456789")]
    [InlineData("https://qyapi.weixin.qq.com:443/cgi-bin/webhook/send?key=r-0123456789#a")]
    [InlineData("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?&key=r-0123456789&")]
    [InlineData("HTTPS://qyapi.weixin.qq.com/a/../cgi-bin/webhook/send?key=r-0123456789")]
    public async Task However_the_address_of_a_robot_is_written_it_is_one_robot_with_one_rate(string url)
    {
        var (one, other) = (await world.SubscribeAsync(DeliveryWorld.Robot("r")), await world.SubscribeAsync(DeliveryWorld.Robot("r") with { Url = url }));
        Assert.Equal(one.Robot, other.Robot);
        Assert.NotEqual(one.Robot, (await world.SubscribeAsync(DeliveryWorld.Robot("another"))).Robot);
    }

    [Fact]
    public async Task A_test_of_what_was_changed_again_meanwhile_proves_nothing()
    {
        var subscription = await world.SubscribeAsync(DeliveryWorld.Generic("old"));
        var first = (await world.Jobs.UpdateAsync(subscription.Id, new() { Url = "https://first.example.gov.cn/hook" }, "li", Cancel)).Value.Subscription;
        await world.Jobs.UpdateAsync(subscription.Id, new() { Url = "https://second.example.gov.cn/hook" }, "li", Cancel);
        Assert.False(await world.Jobs.Subscriptions.PassedAsync(first, "li", Cancel));
        Assert.Equal(SubscriptionState.Untested, (await world.Jobs.Subscriptions.FindAsync(subscription.Id, Cancel))!.State);
    }

    [Fact]
    public async Task While_a_secret_is_changed_both_sign_and_then_the_new_one_alone()
    {
        const string Old = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        var subscription = await world.SubscribeAsync(DeliveryWorld.Generic("g"), Old);
        var (updated, fresh) = (await world.Jobs.UpdateAsync(subscription.Id, new() { NewSecret = true, Overlap = TimeSpan.FromHours(2) }, "li", Cancel)).Value;
        Assert.Equal((SubscriptionState.Untested, world.Time.GetUtcNow().AddHours(2)), (updated.State, updated.OldSecretUntil));
        Assert.True((await world.Jobs.TestAsync(updated, "li", Cancel)).Took);
        await TellAsync("a000001");
        await world.SendAsync();
        Assert.All(signed, each => Assert.Equal($"{Sign(fresh!, each)} {Sign(Old, each)}", each.Signatures));
        await world.RunUntilAsync(world.Time.GetUtcNow().AddHours(2));
        await TellAsync("a000002");
        await world.SendAsync();
        Assert.Equal(Sign(fresh!, signed[^1]), signed[^1].Signatures);
        Assert.Equal(3, signed.Count);
        // The old one does not stay in the store when its time is over.
        Assert.Contains(Old, await world.Secrets.GetAsync(updated.SecretName, Cancel), StringComparison.Ordinal);
        await world.Jobs.DeliveryTickAsync(Cancel);
        Assert.DoesNotContain(Old, await world.Secrets.GetAsync(updated.SecretName, Cancel), StringComparison.Ordinal);
        Assert.Equal(["added tester", "updated li", "tested li", "old-secret-ended system"], await LinksAsync());
    }

    [Fact]
    public async Task A_secret_of_a_robot_is_changed_at_once()
    {
        var subscription = await world.SubscribeAsync(new("dingtalk", "https://oapi.dingtalk.com/robot/send?access_token=abc", Severity.L, null, false, "zh-CN"), "SECold");
        var (updated, fresh) = (await world.Jobs.UpdateAsync(subscription.Id, new() { Secret = "SECnew" }, "li", Cancel)).Value;
        Assert.Equal(("SECnew", null, "SECnew"), (fresh, updated.OldSecretUntil, await world.Jobs.Subscriptions.SecretAsync(updated, Cancel)));
    }

    [Fact]
    public async Task Other_settings_need_no_test_and_what_waits_goes_by_them()
    {
        var subscription = await world.SubscribeAsync(DeliveryWorld.Generic("g") with { Digest = DigestTimes.Parse("08:30") });
        await TellAsync("a000001");
        await world.SendAsync();
        Assert.Empty(inbox.All);
        await world.Jobs.UpdateAsync(subscription.Id, new() { Settings = before => before with { Digest = null } }, "li", Cancel);
        await world.SendAsync();
        Assert.Single(inbox.All);
        await TellAsync("a000002");
        await world.Jobs.UpdateAsync(subscription.Id, new() { Settings = before => before with { Digest = DigestTimes.Parse("1h") } }, "li", Cancel);
        await world.RunUntilAsync(world.Time.GetUtcNow().AddHours(2));
        Assert.Equal(2, inbox.All.Count);
        Assert.All(await world.AllAsync(), delivery => Assert.Equal(DeliveryState.Delivered, delivery.State));
    }

    [Fact]
    public async Task A_subscription_whose_address_lies_in_its_row_as_it_once_did_is_moved_when_it_is_read()
    {
        const string Old = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        const string Row = """{"id":"0123456789abcdef0123","kind":"generic","url":"https://example.gov.cn/hook?key=GEHEIM","least":"M","plan":"dandong","operator":true,"language":"en","state":"active","createdAt":"2024-06-01T00:00:00+00:00","createdBy":"wang"}""";
        await world.Secrets.SetAsync("subscription-0123456789abcdef0123", Old, Cancel);
        Assert.True(await world.Ledger.AppendAsync("-", "wang", "request", [new("subscription", "added", "0123456789abcdef0123", Row, RowWrite.Insert("subscription|0123456789abcdef0123", Row))], Cancel));
        var moved = Assert.Single(await world.Jobs.Subscriptions.ListAsync(Cancel));
        Assert.Equal(("https://example.gov.cn/…", Severity.M, "dandong", true, "en", SubscriptionState.Active, "wang"), (moved.Address, moved.Filter.Least, moved.Filter.Plan, moved.Operator, moved.Language, moved.State, moved.CreatedBy));
        Assert.Equal((Old, moved.SecretName), (await world.Jobs.Subscriptions.SecretAsync(moved, Cancel), (await world.Jobs.Subscriptions.FindAsync(moved.Id, Cancel))!.SecretName));
        Assert.Equal([moved.SecretName], world.Secrets.Names);
        Assert.All(await world.Tables.QueryAsync("ledger", "-", null, null, Cancel).ToListAsync(Cancel), row => Assert.DoesNotContain("GEHEIM", row.Body, StringComparison.Ordinal));
        Assert.Equal(["added wang", "moved system"], await LinksAsync());
        await TellAsync("a000001");
        await world.SendAsync();
        Assert.Equal("https://example.gov.cn/hook?key=GEHEIM", Assert.Single(inbox.All).Url);
    }

    [Theory]
    [InlineData("fax", "https://example.gov.cn/", null, "subscription.kind-unknown")]
    [InlineData("dingtalk", "https://oapi.dingtalk.com/robot/send", null, "subscription.url-robot")]
    [InlineData("wecom", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=", null, "subscription.url-robot")]
    [InlineData("feishu", "https://open.feishu.cn/open-apis/bot/v2/hook/", null, "subscription.url-robot")]
    [InlineData("wecom", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a", "s", "subscription.secret-robot")]
    [InlineData("dingtalk", "https://oapi.dingtalk.com/robot/send?access_token=a", "密钥", "subscription.secret-robot")]
    [InlineData("generic", "https://example.gov.cn/", "s", "subscription.secret-invalid")]
    public async Task What_cannot_be_is_refused(string kind, string url, string? secret, string code) =>
        Assert.Equal(code, (await world.Jobs.Subscriptions.AddAsync(new(kind, url, Severity.L, null, false, "zh-CN"), secret, "tester", Cancel)).Problem?.Code);

    [Fact]
    public async Task Settings_that_cannot_be_are_refused_when_made_and_when_changed()
    {
        var request = DeliveryWorld.Generic("g");
        foreach (var (wrong, change, code) in new (SubscriptionRequest, Func<Subscription, Subscription>, string)[]
        {
            (request with { Regions = ["宽甸"] }, before => before with { Filter = before.Filter with { Regions = ["宽甸"] } }, "subscription.region-invalid"),
            (request with { Rules = ["volume.nothing"] }, before => before with { Filter = before.Filter with { Rules = ["volume.nothing"] } }, "subscription.rule-unknown"),
            (request with { Cooldown = TimeSpan.FromDays(31) }, before => before with { Cooldown = TimeSpan.Zero }, "subscription.time-invalid"),
        })
        {
            Assert.Equal(code, (await world.Jobs.Subscriptions.AddAsync(wrong, null, "tester", Cancel)).Problem?.Code);
            var made = await world.SubscribeAsync(request);
            Assert.Equal(code, (await world.Jobs.UpdateAsync(made.Id, new() { Settings = change }, "tester", Cancel)).Problem?.Code);
            await world.Jobs.Subscriptions.RemoveAsync(made.Id, "tester", Cancel);
            world.Time.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal("subscription.form-unknown", (await world.Jobs.Subscriptions.AddAsync(DeliveryWorld.Robot("r") with { Form = "alertmanager" }, null, "tester", Cancel)).Problem?.Code);
        var robot = await world.SubscribeAsync(DeliveryWorld.Robot("r"));
        Assert.Equal("subscription.secret-not-made", (await world.Jobs.UpdateAsync(robot.Id, new() { NewSecret = true }, "tester", Cancel)).Problem?.Code);
        Assert.Equal("subscription.unknown", (await world.Jobs.UpdateAsync("nothing", new() { NewSecret = true }, "tester", Cancel)).Problem?.Code);
        Assert.Equal([robot.SecretName], world.Secrets.Names);
    }

    private static string Sign(string secret, (string Signatures, string Body, string Id, DateTimeOffset At) sent) => StandardWebhooks.Sign(secret, sent.Id, sent.At, sent.Body);

    private async Task TellAsync(string alert)
    {
        await world.ChangeAsync("dandong", (alert, "opened", "M"));
        await world.Jobs.Pump.RunAsync(Cancel);
    }

    private async Task<IEnumerable<string>> LinksAsync()
    {
        var entries = await world.Ledger.EntriesAsync("-", Cancel).ToListAsync(Cancel);
        Assert.Null(AuditChain.Verify(entries, await world.Ledger.HeadAsync("-", Cancel)));
        return entries.Where(entry => entry.What == "subscription").Select(entry => $"{entry.Change} {entry.By}");
    }
}
