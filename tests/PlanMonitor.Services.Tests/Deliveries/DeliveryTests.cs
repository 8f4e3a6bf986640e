using System.Text.Json;
using PlanMonitor.Core.Findings;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Deliveries.Channels;
using PlanMonitor.Services.Tests.Deliveries.Channels;
using Xunit;

namespace PlanMonitor.Services.Tests.Deliveries;

/// <summary>What becomes of a delivery after each kind of answer, and the message that is sent.</summary>
public sealed class DeliveryTests
{
    private static readonly DateTimeOffset Now = new(2024, 7, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Subscription To = ChannelSamples.To();
    private static readonly DeliveryEvent Happened = new("dandong", 17, new("a1", "opened", JsonDocument.Parse(
        """{"id":"a1","rule":"volume.cap","severity":"H","changedAt":"2024-07-01T20:00:00+08:00","message":{"zh":"疑似超出","en":"suspected to exceed"}}""").RootElement));

    private static Delivery Fresh => Delivery.Of(Happened, To, Now);

    private static Delivery After(Delivery delivery, Answer answer, DateTimeOffset at) => delivery.After(answer, Verdict.OfStatus(answer), at);

    [Fact]
    public void Ten_tries_over_three_days_and_then_it_is_dead()
    {
        double[] hours = [5 / 3600.0, 5 / 60.0, 0.5, 2, 5, 10, 14, 20, 24];
        var delivery = Fresh;
        var at = Now;
        foreach (var wait in hours)
        {
            delivery = After(delivery, Answer.None("timeout", 20000), at);
            Assert.Equal(DeliveryState.Pending, delivery.State);
            Assert.InRange((delivery.DueAt - at).TotalHours, wait - 1e-9, wait * 1.1);
            Assert.Equal(RetrySchedule.After(delivery.Tries, delivery.Id), delivery.DueAt - at);
            at = delivery.DueAt;
        }
        delivery = After(delivery, new(500, null, "", null, 3), at);
        Assert.Equal((DeliveryState.Dead, 10, 10), (delivery.State, delivery.Tries, delivery.Attempts.Count));
        Assert.Equal(new Attempt(at, 500, null, 3), delivery.Attempts[^1]);
    }

    [Fact]
    public void The_jitter_differs_from_delivery_to_delivery_and_is_the_same_every_time()
    {
        Assert.Equal(RetrySchedule.After(2, "a"), RetrySchedule.After(2, "a"));
        Assert.Equal(100, Enumerable.Range(0, 100).Select(i => RetrySchedule.After(2, $"{i}")).Distinct().Count());
    }

    [Theory]
    [InlineData(429, 30, 30)]
    [InlineData(503, 3600, 3600)]
    [InlineData(429, 0, 1)]
    [InlineData(429, -5, 1)]
    [InlineData(503, 1_000_000, 86400)]
    public void A_receiver_that_asks_to_wait_is_given_that_time_within_bounds_and_loses_no_try(int status, int asked, int waits)
    {
        var delivery = After(Fresh, new(status, null, "", TimeSpan.FromSeconds(asked), 1), Now);
        Assert.Equal((DeliveryState.Pending, 0, 1, Now.AddSeconds(waits)), (delivery.State, delivery.Tries, delivery.Throttled, delivery.DueAt));
    }

    [Fact]
    public void A_receiver_that_always_asks_to_wait_dies_in_the_end()
    {
        var (delivery, attempts) = (Fresh, 0);
        while (delivery.State == DeliveryState.Pending)
        {
            delivery = After(delivery, new(429, null, "", TimeSpan.FromSeconds(1), 1), Now);
            attempts++;
        }
        Assert.Equal((DeliveryState.Dead, 60, Delivery.KeptAttempts), (delivery.State, attempts, delivery.Attempts.Count));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(302)]
    [InlineData(404)]
    [InlineData(500)]
    public void Other_answers_go_by_the_schedule(int status)
    {
        // Only 429 and the codes of gateways may ask to wait.
        var delivery = After(Fresh, new(status, null, "", status is 429 or 503 ? null : TimeSpan.FromHours(1), 1), Now);
        Assert.Equal((DeliveryState.Pending, 1, Now + RetrySchedule.After(1, delivery.Id)), (delivery.State, delivery.Tries, delivery.DueAt));
    }

    [Fact]
    public void Gone_is_dead_at_once_and_can_be_sent_again()
    {
        var dead = After(Fresh, new(410, null, "", null, 1), Now);
        Assert.Equal((DeliveryState.Dead, 1), (dead.State, dead.Attempts.Count));
        var again = dead.Again(Now.AddDays(1));
        Assert.Equal((DeliveryState.Pending, 0, Now.AddDays(1), dead.Id, 1), (again.State, again.Tries, again.DueAt, again.Id, again.Attempts.Count));
    }

    [Theory]
    [InlineData(null, false, "dandong", "H", true)]
    [InlineData(null, false, "dandong", "L", false)]
    [InlineData("dandong", false, "dandong", "M", true)]
    [InlineData("dandong", false, "chaoyang", "H", false)]
    [InlineData(null, false, "-", "H", false)]
    [InlineData(null, true, "-", "H", true)]
    [InlineData("dandong", true, "-", "M", true)]
    [InlineData("-", true, "dandong", "H", false)]
    [InlineData("-", true, "-", "H", true)]
    public void A_subscription_gets_what_it_asks_for(string? plan, bool forOperator, string of, string severity, bool wanted) =>
        Assert.Equal(wanted, (ChannelSamples.To(least: Severity.M, plan: plan) with { Operator = forOperator }).Wants(ChannelSamples.Event(severity: severity) with { Plan = of }));

    [Fact]
    public async Task The_message_is_a_cloud_event_signed_as_standard_webhooks_say()
    {
        var channel = Channel.Find("generic")!;
        var body = channel.Body(new([Happened], To, null));
        Assert.Equal(
            """{"specversion":"1.0","id":"dandong-17","source":"urn:planmonitor:plan:dandong","type":"cn.planmonitor.alert.opened","subject":"a1","time":"2024-07-01T12:00:00+00:00","datacontenttype":"application/json","data":{"plan":"dandong","sequence":17,"change":"opened","text":"疑似超出","alert":{"id":"a1","rule":"volume.cap","severity":"H","changedAt":"2024-07-01T20:00:00+08:00","message":{"zh":"疑似超出","en":"suspected to exceed"}}}}""",
            body);
        Assert.Contains("\"text\":\"suspected to exceed\"", channel.Body(new([Happened], To with { Language = "en" }, null)), StringComparison.Ordinal);
        var secret = StandardWebhooks.NewSecret();
        using var request = channel.Request(new(new("https://example.gov.cn/hook"), secret, "m1", body, Now));
        Assert.Equal((HttpMethod.Post, "https://example.gov.cn/hook", "application/cloudevents+json; charset=utf-8"), (request.Method, request.RequestUri!.ToString(), request.Content!.Headers.ContentType!.ToString()));
        Assert.Equal(("m1", "1719835200", StandardWebhooks.Sign(secret, "m1", Now, body)), (Header("webhook-id"), Header("webhook-timestamp"), Header("webhook-signature")));
        Assert.Equal(body, await request.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        string Header(string name) => Assert.Single(request.Headers.GetValues(name));
    }
}
