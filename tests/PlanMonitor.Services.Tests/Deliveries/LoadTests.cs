using PlanMonitor.Core.Findings;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Deliveries.Channels;
using PlanMonitor.Services.Tests.Deliveries.Simulation;
using Xunit;

namespace PlanMonitor.Services.Tests.Deliveries;

/// <summary>
/// Ten thousand alerts at once and fifty subscriptions, at once and in digests, to robots of their own and to shared ones, each for its county, rule or severity: every one gets all that it
/// wants, and no robot more than its rate. In the long run (--full) every subscription wants all two thousand alerts of M and above.
/// </summary>
public sealed class LoadTests
{
    private const int Alerts = 10_000;
    private static readonly bool Full = Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_thousand_alerts_reach_fifty_subscriptions_within_their_rates()
    {
        Inbox inbox = null!;
        var world = new DeliveryWorld((request, cancel) => inbox.SendAsync(request, cancel));
        inbox = new(world.Time.GetUtcNow);
        var subscriptions = new List<Subscription>();
        for (var number = 0; number < 50; number++)
        {
            subscriptions.Add(await world.SubscribeAsync(Request(number)));
        }
        string[] plans = ["chaoyang", "dandong", "liaoyang", "pingquan"];
        foreach (var some in Enumerable.Range(0, Alerts).GroupBy(number => plans[number % plans.Length]))
        {
            await world.ChangeAsync(some.Key, [.. some.Select(number => ($"a{number:D6}", "opened", number / plans.Length % 50 == 0 ? "H" : number / plans.Length % 5 == 0 ? "M" : "L"))]);
        }
        await world.Jobs.Pump.RunAsync(Cancel);
        await world.RunUntilAsync(DateTimeOffset.MaxValue);

        var deliveries = (await world.AllAsync()).ToLookup(delivery => delivery.Subscription);
        foreach (var subscription in subscriptions)
        {
            Assert.All(deliveries[subscription.Id], delivery => Assert.Equal(DeliveryState.Delivered, delivery.State));
            var wanted = Alerts / (subscription.Filter.Plan is null ? 1 : plans.Length) / (subscription.Filter.Least switch { Severity.H => 50, Severity.M => 5, _ => 1 });
            Assert.Equal(wanted, deliveries[subscription.Id].Count());
        }
        // What was taken, address by address: all alerts that any of its subscriptions wants, and never more than the rate.
        foreach (var robot in inbox.All.GroupBy(taken => taken.Url))
        {
            var told = robot.SelectMany(Inbox.Alerts).ToHashSet(StringComparer.Ordinal);
            var wanted = subscriptions.Where(subscription => Address(subscriptions.IndexOf(subscription)) == robot.Key).SelectMany(subscription => deliveries[subscription.Id]).Select(delivery => delivery.Alert).ToHashSet(StringComparer.Ordinal);
            Assert.True(told.SetEquals(wanted), robot.Key);
            if (robot.Key.Contains("generic", StringComparison.Ordinal))
            {
                continue;
            }
            foreach (var rate in Channel.Find(Kind(robot.Key))!.Rates)
            {
                Assert.InRange(inbox.MostWithin(robot.Key, rate.Within), 1, rate.Messages);
            }
        }
        Assert.Equal(0, await world.Queues.CountAsync(DeliveryJob.Queue, Cancel));
    }

    private static string Kind(string url) => url.Contains("feishu", StringComparison.Ordinal) ? "feishu" : url.Contains("dingtalk", StringComparison.Ordinal) ? "dingtalk" : "wecom";

    // Two of five share a robot with another; every other one gathers for an hour.
    private static string Address(int number) => (number % 5) switch
    {
        0 => $"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=wecom-{number / 10:D12}",
        1 => $"https://oapi.dingtalk.com/robot/send?access_token=dingtalk-{number:D12}",
        2 => $"https://open.feishu.cn/open-apis/bot/v2/hook/feishu-{number:D12}",
        3 => $"https://open.feishu.cn/open-apis/bot/v2/hook/shared-{number / 10:D12}",
        _ => $"https://generic{number}.example.gov.cn/hook",
    };

    private static SubscriptionRequest Request(int number)
    {
        var address = Address(number);
        var (plan, least) = Full || number < 3 ? ((string?)null, Severity.M) : ("dandong", number % 7 == 0 ? Severity.L : Severity.H);
        return new(address.Contains("generic", StringComparison.Ordinal) ? "generic" : Kind(address), address, least, plan, Operator: false, "zh-CN")
        {
            Digest = number % 2 == 0 ? new(null, TimeSpan.FromHours(1)) : null,
        };
    }
}
