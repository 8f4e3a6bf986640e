using PlanMonitor.Core.Findings;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Tests.Deliveries.Simulation;
using Xunit;

namespace PlanMonitor.Services.Tests.Deliveries;

/// <summary>What is put together before it is sent: robots, digests, quiet hours, cooldowns; and receivers that misbehave in their bodies.</summary>
public sealed class RoundTests
{
    private readonly Inbox inbox;
    private readonly DeliveryWorld world;

    public RoundTests()
    {
        // 20:00 in China.
        world = new((request, cancel) => inbox!.SendAsync(request, cancel));
        inbox = new(world.Time.GetUtcNow);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IEnumerable<string> Sent => inbox.All.Select(taken => $"{taken.At.ToOffset(TimeSpan.FromHours(8)):HH:mm:ss} {string.Join(' ', Inbox.Alerts(taken))}");

    [Fact]
    public async Task A_robot_is_told_at_once_and_of_several_alerts_together()
    {
        await world.SubscribeAsync(DeliveryWorld.Robot("r"));
        await TellAsync(("a000001", "opened", "L"));
        await world.SendAsync();
        await TellAsync(("a000002", "opened", "M"), ("a000003", "opened", "H"), ("a000004", "opened", "H"));
        await world.SendAsync();
        Assert.Equal(["20:00:00 a000001", "20:00:00 a000003 a000004 a000002"], Sent);
        Assert.Contains("3 条预警（高 2，中 1）", inbox.All[1].Body, StringComparison.Ordinal);
        Assert.All(await world.AllAsync(), delivery => Assert.Equal(DeliveryState.Delivered, delivery.State));
        var digest = Assert.Single(await world.AllAsync(), delivery => delivery.Parts.Count > 0);
        Assert.Equal([digest.Id, digest.Id], (await world.AllAsync()).Select(delivery => delivery.Via).OfType<string>());
    }

    [Fact]
    public async Task What_happens_while_a_message_is_on_its_way_is_not_left_to_the_timer()
    {
        await world.SubscribeAsync(DeliveryWorld.Robot("r"));
        inbox.Meanwhile = () => TellAsync(("a000001", "closed", "M"), ("a000002", "opened", "M"));
        await TellAsync(("a000001", "opened", "M"));
        await world.RunUntilAsync(world.Time.GetUtcNow().AddSeconds(10));
        Assert.Equal(["20:00:00 a000001", "20:00:01 a000001 a000002"], Sent);
    }

    [Fact]
    public async Task A_digest_goes_at_its_time_and_tells_what_became_of_each_alert()
    {
        await world.SubscribeAsync(DeliveryWorld.Robot("r") with { Digest = DigestTimes.Parse("08:30") });
        await TellAsync(("a000001", "opened", "M"));
        await world.RunUntilAsync(world.Time.GetUtcNow().AddHours(1));
        await TellAsync(("a000001", "closed", "M"), ("a000002", "opened", "L"));
        await world.RunUntilAsync(world.Time.GetUtcNow().AddDays(2));
        Assert.Equal(["08:30:00 a000001 a000002"], Sent);
        Assert.Contains("【中】新增 → 解除：", inbox.All[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_quiet_hours_only_H_is_told_and_the_rest_at_their_end()
    {
        await world.SubscribeAsync(DeliveryWorld.Robot("r") with { Quiet = QuietHours.Parse("19:00-07:00", hBreaks: true) });
        await world.SubscribeAsync(DeliveryWorld.Robot("q") with { Quiet = QuietHours.Parse("19:00-07:00", hBreaks: false) });
        await world.SubscribeAsync(DeliveryWorld.Generic("g") with { Quiet = QuietHours.Parse("19:00-07:00", hBreaks: true) });
        await TellAsync(("a000001", "opened", "M"), ("a000002", "opened", "H"));
        await world.RunUntilAsync(world.Time.GetUtcNow().AddDays(2));
        Assert.Equal(["07:00:00 a000001", "07:00:00 a000001", "07:00:00 a000002 a000001", "20:00:00 a000002", "20:00:00 a000002"], Sent.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Within_the_cooldown_further_news_of_an_alert_waits_and_is_one_message()
    {
        await world.SubscribeAsync(DeliveryWorld.Generic("g") with { Cooldown = TimeSpan.FromHours(6) });
        await TellAsync(("a000001", "opened", "M"));
        await world.SendAsync();
        for (var hour = 0; hour < 3; hour++)
        {
            await world.RunUntilAsync(world.Time.GetUtcNow().AddHours(1));
            await TellAsync(("a000001", "updated", "H"), ($"a00001{hour}", "opened", "L"));
            await world.SendAsync();
        }
        await world.RunUntilAsync(world.Time.GetUtcNow().AddDays(1));
        Assert.Equal(["20:00:00 a000001", "21:00:00 a000010", "22:00:00 a000011", "23:00:00 a000012", "02:00:00 a000001"], Sent);
        Assert.Equal(3, inbox.All[^1].Body.Split("cn.planmonitor.alert.updated").Length - 1);
    }

    [Fact]
    public async Task A_robot_that_says_in_its_body_that_it_was_sent_too_much_is_left_alone_by_all_its_subscriptions()
    {
        await world.SubscribeAsync(DeliveryWorld.Robot("r") with { Least = Severity.H });
        await world.SubscribeAsync(DeliveryWorld.Robot("r"));
        inbox.Answers(_ => Inbox.Answer(200, """{"errcode":45009,"errmsg":"api freq out of limit"}"""));
        await TellAsync(("a000001", "opened", "H"));
        await world.RunUntilAsync(world.Time.GetUtcNow().AddMinutes(10));
        Assert.Equal(["20:01:00 a000001", "20:01:00 a000001"], Sent);
        var throttled = Assert.Single(await world.AllAsync(), delivery => delivery.Throttled > 0);
        Assert.Equal((0, 2), (throttled.Tries, throttled.Attempts.Count));
        var attempts = await world.Jobs.Store.AttemptsAsync(throttled, Cancel).ToListAsync(Cancel);
        Assert.Equal([("errcode 45009", """{"errcode":45009,"errmsg":"api freq out of limit"}"""), (null, """{"errcode":0}""")], attempts.Select(attempt => (attempt.Fault, attempt.Answer!)));
    }

    [Fact]
    public async Task A_digest_that_fails_is_sent_again_as_it_was_and_what_comes_meanwhile_waits_for_it()
    {
        await world.SubscribeAsync(DeliveryWorld.Robot("r"));
        inbox.Answers(_ => Inbox.Answer(500), _ => Inbox.Answer(200, "<html>"));
        await TellAsync(("a000001", "opened", "M"), ("a000002", "opened", "M"));
        await world.SendAsync();
        await TellAsync(("a000002", "closed", "M"), ("a000003", "opened", "L"));
        await world.RunUntilAsync(world.Time.GetUtcNow().AddMinutes(30));
        Assert.Equal(3, inbox.All.Count);
        Assert.Equal(["a000001 a000002", "a000002"], inbox.All.Select(taken => string.Join(' ', Inbox.Alerts(taken))).Where(told => told != "a000003"));
        Assert.Equal("500 200", string.Join(' ', Assert.Single(await world.AllAsync(), delivery => delivery.Parts.Count > 0).Attempts.Select(attempt => attempt.Status)));
        Assert.Equal("answer-unreadable", Assert.Single(await world.AllAsync(), delivery => delivery.Alert == "a000003").Attempts[0].Fault);
    }

    [Fact]
    public async Task What_dies_together_is_seen_together_and_sent_again_together()
    {
        var subscription = await world.SubscribeAsync(DeliveryWorld.Robot("r"));
        inbox.Answers([.. Enumerable.Repeat<Func<HttpRequestMessage, HttpResponseMessage?>>(_ => Inbox.Answer(500), 10)]);
        await TellAsync(("a000001", "opened", "M"), ("a000002", "opened", "M"));
        await world.RunUntilAsync(world.Time.GetUtcNow().AddDays(4));
        Assert.All(await world.AllAsync(), delivery => Assert.Equal(DeliveryState.Dead, delivery.State));
        Assert.Empty(inbox.All);
        var told = Assert.Single((await world.Ledger.AlertsAsync("-", Cancel)).Values).Alert;
        Assert.Equal("operator.delivery-given-up", told.Rule);
        Assert.Single((await world.Jobs.ReplayDeadAsync(subscription.Id, Cancel)).Value);
        await world.SendAsync();
        Assert.Equal(["a000001 a000002"], inbox.All.Select(taken => string.Join(' ', Inbox.Alerts(taken))));
        Assert.All(await world.AllAsync(), delivery => Assert.Equal(DeliveryState.Delivered, delivery.State));
        // A part by its own id: the message that it went in.
        var part = Assert.Single(await world.AllAsync(), delivery => delivery.Via is not null);
        Assert.Equal(part.Via, (await world.Jobs.ReplayAsync(part.Id, Cancel)).Value.Id);
    }

    [Fact]
    public async Task A_receiver_that_fails_for_five_days_is_disabled_and_operators_hear_of_it_elsewhere()
    {
        var failing = await world.SubscribeAsync(DeliveryWorld.Generic("failing") with { Operator = true });
        await world.SubscribeAsync(DeliveryWorld.Generic("other") with { Operator = true, Plan = "-" });
        var down = true;
        inbox.Answers([.. Enumerable.Repeat<Func<HttpRequestMessage, HttpResponseMessage?>>(request => down && request.RequestUri!.Host.StartsWith("failing", StringComparison.Ordinal) ? Inbox.Answer(500) : null, 400)]);
        for (var day = 0; day < 7; day++)
        {
            await TellAsync(($"a00000{day}", "opened", "H"));
            await world.RunUntilAsync(world.Time.GetUtcNow().AddDays(1));
            await world.Jobs.DeliveryTickAsync(Cancel);
            var expected = day < 4 ? SubscriptionState.Active : SubscriptionState.Disabled;
            Assert.True(expected == (await world.Jobs.Subscriptions.FindAsync(failing.Id, Cancel))!.State || day is 4 or 5, $"day {day}");
        }
        await world.SendAsync();
        Assert.Equal(SubscriptionState.Disabled, (await world.Jobs.Subscriptions.FindAsync(failing.Id, Cancel))!.State);
        Assert.All((await world.AllAsync()).Where(delivery => delivery.Subscription == failing.Id), delivery => Assert.Equal(DeliveryState.Dead, delivery.State));
        Assert.Single((await world.Ledger.EntriesAsync("-", Cancel).ToListAsync(Cancel)), entry => entry is { What: "subscription", Change: "disabled", Cause: "failed for 5 days" });
        Assert.Contains(inbox.All, taken => taken.Url.StartsWith("https://other", StringComparison.Ordinal) && taken.Body.Contains("operator.subscription-disabled", StringComparison.Ordinal));
        Assert.DoesNotContain(inbox.All, taken => taken.Url.StartsWith("https://failing", StringComparison.Ordinal));

        // It is put right, tested, and what was not taken is sent.
        down = false;
        await world.Jobs.UpdateAsync(failing.Id, new() { Url = "https://failing2.example.gov.cn/hook" }, "tester", Cancel);
        var untested = (await world.Jobs.Subscriptions.FindAsync(failing.Id, Cancel))!;
        Assert.True((await world.Jobs.TestAsync(untested, "tester", Cancel)).Took);
        Assert.InRange((await world.Jobs.ReplayDeadAsync(failing.Id, Cancel)).Value.Count, 5, 7);
        await world.SendAsync();
        Assert.InRange(inbox.All.Count(taken => taken.Url.StartsWith("https://failing2", StringComparison.Ordinal)), 6, 8);
    }

    private async Task TellAsync(params (string Alert, string Change, string Severity)[] changes)
    {
        await world.ChangeAsync("dandong", changes);
        await world.Jobs.Pump.RunAsync(Cancel);
    }
}
