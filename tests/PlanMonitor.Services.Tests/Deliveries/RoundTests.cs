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

    private static readonly DateTimeOffset DeliveryWorldStart = new(2024, 7, 1, 12, 0, 0, TimeSpan.Zero);

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
        Assert.Matches("^08:3[1-8]:[0-9]{2} a000001 a000002$", Assert.Single(Sent));
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
        var sent = Sent.Order(StringComparer.Ordinal).ToList();
        Assert.All(sent[..3], morning => Assert.Matches("^07:0[1-8]:[0-9]{2} ", morning));
        Assert.Equal(["a000001", "a000001", "a000002 a000001"], sent[..3].Select(each => each[9..]).Order(StringComparer.Ordinal));
        Assert.Equal(["20:00:00 a000002", "20:00:00 a000002"], sent[3..]);
    }

    [Fact]
    public async Task An_alert_that_becomes_H_in_quiet_hours_is_told_then_and_what_waited_before_it_goes_along()
    {
        await world.SubscribeAsync(DeliveryWorld.Robot("r") with { Quiet = QuietHours.Parse("19:00-07:00", hBreaks: true) });
        await world.SubscribeAsync(DeliveryWorld.Generic("g") with { Quiet = QuietHours.Parse("19:00-07:00", hBreaks: true) });
        await TellAsync(("a000001", "opened", "M"), ("a000002", "opened", "M"));
        await world.RunUntilAsync(world.Time.GetUtcNow().AddHours(1));
        Assert.Empty(inbox.All);
        await TellAsync(("a000001", "updated", "H"));
        await world.RunUntilAsync(world.Time.GetUtcNow().AddMinutes(1));
        Assert.All(Sent, told => Assert.Matches("^21:00:0[0-9] a000001$", told));
        Assert.Contains("新增 → 更新", Assert.Single(inbox.All, taken => taken.Url.Contains("weixin", StringComparison.Ordinal)).Body, StringComparison.Ordinal);
        Assert.Equal(["opened", "updated"], inbox.All.Where(taken => taken.Id.Length > 0).Select(taken => taken.Body.Contains("alert.opened", StringComparison.Ordinal) ? "opened" : "updated"));
        await world.RunUntilAsync(world.Time.GetUtcNow().AddDays(1));
        Assert.Equal(2, Sent.Count(told => told.StartsWith("07:0", StringComparison.Ordinal) && told.EndsWith(" a000002", StringComparison.Ordinal)));
        Assert.Equal(5, inbox.All.Count);
    }

    [Fact]
    public async Task Who_was_told_of_an_alert_is_told_that_it_is_over_however_light_it_became()
    {
        await world.SubscribeAsync(DeliveryWorld.Generic("g") with { Least = Severity.H });
        await TellAsync(("a000001", "opened", "H"), ("a000002", "opened", "M"));
        await TellAsync(("a000001", "updated", "M"));
        await TellAsync(("a000001", "closed", "M"), ("a000002", "closed", "M"));
        await world.RunUntilAsync(world.Time.GetUtcNow().AddMinutes(1));
        Assert.Equal(["opened a000001", "closed a000001"], inbox.All.Select(taken => $"{(taken.Body.Contains("alert.opened", StringComparison.Ordinal) ? "opened" : "closed")} {Assert.Single(Inbox.Alerts(taken))}"));
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
    public async Task A_receiver_that_asks_for_time_is_given_it_by_all_that_waits_for_it()
    {
        await world.SubscribeAsync(DeliveryWorld.Generic("g"));
        // The first to be made is the first to be told.
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await world.SubscribeAsync(DeliveryWorld.Generic("g") with { Digest = new(null, TimeSpan.FromMinutes(4)) });
        await world.SubscribeAsync(DeliveryWorld.Generic("other"));
        inbox.Answers(_ => Inbox.Answer(503, retryAfter: 600));
        await TellAsync(("a000001", "opened", "M"), ("a000002", "opened", "M"), ("a000003", "opened", "M"));
        await world.RunUntilAsync(world.Time.GetUtcNow().AddHours(1));
        var (asked, rest) = (inbox.All.Where(taken => taken.Url.StartsWith("https://g.", StringComparison.Ordinal)).ToList(), inbox.All.Count(taken => taken.Url.StartsWith("https://other", StringComparison.Ordinal)));
        Assert.Equal((4, 3), (asked.Count, rest));
        Assert.All(asked, taken => Assert.InRange(taken.At - DeliveryWorldStart, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(11)));
        Assert.Equal(1, (await world.AllAsync()).Sum(delivery => delivery.Throttled));
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
    public async Task A_message_that_fails_and_is_due_again_in_the_same_round_is_sent_again_in_it()
    {
        await world.SubscribeAsync(DeliveryWorld.Robot("r"));
        inbox.Answers(_ => Inbox.Answer(500), _ =>
        {
            // A receiver that takes its time.
            world.Time.Advance(TimeSpan.FromSeconds(6));
            return null;
        });
        await TellAsync([.. Enumerable.Range(1, 40).Select(number => ($"a{number:D6}", "opened", "M"))]);
        await world.SendAsync();
        Assert.Equal("a000001", Inbox.Alerts(inbox.All[1])[0]);
        Assert.Equal(40, inbox.All.SelectMany(Inbox.Alerts).Distinct().Count());
        Assert.All(await world.AllAsync(), delivery => Assert.Equal(DeliveryState.Delivered, delivery.State));
    }

    [Fact]
    public async Task An_event_that_is_on_its_way_in_the_message_of_another_is_sent_again_with_it()
    {
        await world.SubscribeAsync(DeliveryWorld.Robot("r"));
        inbox.Answers(_ => Inbox.Answer(500));
        await TellAsync(("a000001", "opened", "M"), ("a000002", "opened", "M"));
        await world.SendAsync();
        var all = await world.AllAsync();
        Assert.Equal((1, 0), (all[0].Parts.Count, all[1].Parts.Count));
        Assert.Equal(all[0].Id, (await world.Jobs.ReplayAsync(all[1].Id, Cancel)).Value.Id);
        await world.RunUntilAsync(world.Time.GetUtcNow().AddHours(1));
        Assert.Equal(["20:00:00 a000001 a000002"], Sent);
        Assert.All(await world.AllAsync(), delivery => Assert.Equal(DeliveryState.Delivered, delivery.State));
    }

    [Fact]
    public async Task What_was_gathered_meanwhile_is_not_kept_as_it_was_read()
    {
        var subscription = await world.SubscribeAsync(DeliveryWorld.Robot("r"));
        await TellAsync(("a000001", "opened", "M"), ("a000002", "opened", "M"));
        var rows = await world.Jobs.Store.PendingAsync(subscription.Id, Cancel).ToListAsync(Cancel);
        var (leader, part) = ((await world.Jobs.Store.FindAsync(subscription.Id, rows[0].Key, Cancel))!.Value, (await world.Jobs.Store.FindAsync(subscription.Id, rows[1].Key, Cancel))!.Value);
        Assert.True(await world.Jobs.Store.GatherAsync((leader.Delivery with { Body = "{}", Parts = [rows[1].Key] }, leader.ETag), rows[0], [rows[1]], Cancel));
        // The row of the part did not change: its mark did.
        Assert.False(await world.Jobs.Store.KeepAsync(part.ETag, rows[1].ETag, part.Delivery with { DueAt = world.Time.GetUtcNow() }, Cancel));
        Assert.Equal(rows[0].Key, (await world.Jobs.Store.MarkAsync(subscription.Id, rows[1].Key, Cancel))!.Mark.In);
    }

    [Fact]
    public async Task A_part_that_ended_by_itself_does_not_hold_up_the_end_of_its_message()
    {
        var subscription = await world.SubscribeAsync(DeliveryWorld.Robot("r"));
        inbox.Answers(_ => Inbox.Answer(500));
        await TellAsync(("a000001", "opened", "M"), ("a000002", "opened", "M"));
        await world.SendAsync();
        // As an older version left it: sent again by itself while its message was under way.
        var (part, etag) = (await world.Jobs.Store.FindAsync(subscription.Id, (await world.AllAsync())[1].Key, Cancel))!.Value;
        var dead = part.GivenUp("by itself", world.Time.GetUtcNow());
        Assert.True(await world.Jobs.Store.AttemptedAsync((dead, etag), [], dead.Attempts[^1], marksTold: false, Cancel));
        await world.RunUntilAsync(world.Time.GetUtcNow().AddHours(1));
        Assert.Equal([DeliveryState.Delivered, DeliveryState.Dead], (await world.AllAsync()).Select(delivery => delivery.State));
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
