using Microsoft.AspNetCore.Http;
using PlanMonitor.Core.Findings;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Deliveries.Channels;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>Receivers that fail, ask for time, are gone, redirect, hang, trickle, and answer without end.</summary>
public sealed class MisbehavingReceiverTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receiver_that_fails_is_tried_again_by_the_schedule_under_the_same_id()
    {
        await using var host = await DeliveryHost.OpenAsync();
        var (_, secret) = await host.SubscribeAsync();
        host.Receiver.Answers(500, 500);
        await host.CheckAsync("22");
        Assert.Equal(1, await host.SendAsync());
        var id = Assert.Single(host.Receiver.Received).Id;
        Assert.Equal(0, await host.SendAfterAsync(TimeSpan.FromSeconds(4)));
        Assert.Equal(1, await host.SendAfterAsync(TimeSpan.FromSeconds(2)));
        Assert.Equal(0, await host.SendAfterAsync(TimeSpan.FromSeconds(299)));
        Assert.Equal(1, await host.SendAfterAsync(TimeSpan.FromSeconds(32)));
        Assert.Equal([id, id, id], host.Receiver.Received.Select(got => got.Id));
        Assert.Single(host.Receiver.Received.Select(got => got.Body).Distinct());
        Assert.Equal(3, host.Receiver.Received.Select(got => got.Timestamp).Distinct().Count());
        Assert.All(host.Receiver.Received, got => Assert.Equal(StandardWebhooks.Sign(secret, id, DateTimeOffset.FromUnixTimeSeconds(long.Parse(got.Timestamp)), got.Body), got.Signature));
        var delivery = Assert.Single(await host.AllAsync());
        Assert.Equal((DeliveryState.Delivered, "500 500 204"), (delivery.State, string.Join(' ', delivery.Attempts.Select(attempt => attempt.Status))));
    }

    [Fact]
    public async Task A_receiver_that_asks_for_time_is_given_it()
    {
        await using var host = await DeliveryHost.OpenAsync();
        await host.SubscribeAsync();
        var later = host.Host.Time.GetUtcNow().AddHours(1);
        host.Receiver.Answers(context => Receiver.Status(context, 429, "90"), context => Receiver.Status(context, 503, later.ToString("R")));
        await host.CheckAsync("22");
        Assert.Equal((1, 0, 1), (await host.SendAsync(), await host.SendAfterAsync(TimeSpan.FromSeconds(89)), await host.SendAfterAsync(TimeSpan.FromSeconds(1))));
        var left = later - host.Host.Time.GetUtcNow();
        Assert.Equal((0, 1), (await host.SendAfterAsync(left - TimeSpan.FromSeconds(1)), await host.SendAfterAsync(TimeSpan.FromSeconds(1))));
        var delivery = Assert.Single(await host.AllAsync());
        Assert.Equal((DeliveryState.Delivered, 0, 2, 3), (delivery.State, delivery.Tries, delivery.Throttled, host.Receiver.Received.Count));
    }

    [Fact]
    public async Task A_receiver_that_is_gone_disables_the_subscription_in_the_chain()
    {
        await using var host = await DeliveryHost.OpenAsync();
        var (subscription, _) = await host.SubscribeAsync();
        host.Receiver.Answers(410);
        await host.CheckAsync("22");
        Assert.Equal(1, await host.SendAsync());
        Assert.Equal(SubscriptionState.Disabled, (await host.Deliveries.Subscriptions.FindAsync(subscription.Id, Cancel))!.State);
        var delivery = Assert.Single(await host.AllAsync());
        Assert.Equal((DeliveryState.Dead, 410), (delivery.State, Assert.Single(delivery.Attempts).Status));
        var links = (await host.Host.ProvedChainAsync("-")).Where(link => link.What == "subscription");
        Assert.Equal([("subscription", "added", subscription.Id, "request"), ("subscription", "disabled", subscription.Id, $"delivery {delivery.Id}")], links.Select(link => (link.What, link.Change, link.Id, link.Cause)));
        // Nobody is left to tell: what comes now waits.
        await host.CheckAsync("3");
        Assert.Equal(["closed"], (await host.Host.OutboxAsync("dandong")).Select(message => message.Change));
        Assert.Equal("delivery.not-subscribed", (await host.Deliveries.ReplayAsync(delivery.Id, Cancel)).Problem?.Code);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var host = await DeliveryHost.OpenAsync();
        await host.SubscribeAsync();
        host.Receiver.Answers(context =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });
        await host.CheckAsync("22");
        Assert.Equal(1, await host.SendAsync());
        Assert.Equal(["/hook"], host.Receiver.Received.Select(got => got.Path));
        var delivery = Assert.Single(await host.AllAsync());
        Assert.Equal((DeliveryState.Pending, 302), (delivery.State, Assert.Single(delivery.Attempts).Status));
    }

    [Fact]
    public async Task A_receiver_that_takes_the_message_and_hangs_is_left_after_twenty_seconds_and_gets_it_again()
    {
        await using var host = await DeliveryHost.OpenAsync();
        await host.SubscribeAsync();
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Receiver.Answers(async context =>
        {
            taken.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await host.CheckAsync("22");
        var sending = host.SendAsync();
        await taken.Task.WaitAsync(Cancel);
        host.Host.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(1, await sending);
        Assert.Equal(new Attempt(host.Host.Time.GetUtcNow(), null, "timeout", 20000), Assert.Single(Assert.Single(await host.AllAsync()).Attempts));
        Assert.Equal(1, await host.SendAfterAsync(TimeSpan.FromSeconds(6)));
        Assert.Equal(2, host.Receiver.Received.Count);
        Assert.Single(host.Receiver.Received.Select(got => got.Id).Distinct());
        Assert.Equal(DeliveryState.Delivered, Assert.Single(await host.AllAsync()).State);
    }

    [Fact]
    public async Task Of_a_huge_answer_only_the_beginning_is_read_and_the_connection_closed()
    {
        await using var host = await DeliveryHost.OpenAsync();
        await host.SubscribeAsync();
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Receiver.Answers(WithoutEndAsync, WithoutEndAsync);
        await host.CheckAsync("22");
        Assert.Equal(1, await host.SendAsync());
        await closed.Task.WaitAsync(Cancel);
        Assert.Equal((DeliveryState.Delivered, 200), (await host.AllAsync()) is [{ Attempts: [var attempt] } one] ? (one.State, attempt.Status) : default);

        closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using var request = new HttpRequestMessage(HttpMethod.Post, host.Receiver.Url);
        var answer = await new WebhookSender(new GuardedHttp(DeliveryHost.Loopback).SendAsync, host.Host.Time).SendAsync(request, Cancel);
        Assert.Equal((200, WebhookSender.AnswerBytes), (answer.Status, answer.Body.Length));
        await closed.Task.WaitAsync(Cancel);

        async Task WithoutEndAsync(HttpContext context)
        {
            var block = new byte[1 << 16];
            try
            {
                // It ends only because nobody reads on.
                while (true)
                {
                    await context.Response.Body.WriteAsync(block, context.RequestAborted);
                }
            }
            catch (Exception fault) when (fault is OperationCanceledException or IOException)
            {
                closed.SetResult();
            }
        }
    }

    [Fact]
    public async Task An_answer_that_trickles_counts_by_its_status_when_the_time_is_over()
    {
        await using var host = await DeliveryHost.OpenAsync();
        await host.SubscribeAsync();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Receiver.Answers(async context =>
        {
            await context.Response.Body.WriteAsync(new byte[1], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await host.CheckAsync("22");
        var sending = host.SendAsync();
        await begun.Task.WaitAsync(Cancel);
        // The deadline holds for the answer's content as well; whether the status had come by then is the network's business.
        host.Host.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(1, await sending);
        Assert.True(Assert.Single(Assert.Single(await host.AllAsync()).Attempts) is { Status: 200 } or { Fault: "timeout" });
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:192.168.1.1")]
    public async Task A_host_that_changes_its_address_to_an_inner_one_is_not_called_there_and_the_alert_is_told_when_it_is_back(string inner)
    {
        var addresses = new Queue<string>(["127.0.0.1", inner, "127.0.0.1"]);
        await using var host = await DeliveryHost.OpenAsync(options: DeliveryHost.Loopback with { Resolve = (_, _) => Task.FromResult<System.Net.IPAddress[]>([System.Net.IPAddress.Parse(addresses.Dequeue())]) });
        await host.Deliveries.Subscriptions.AddAsync(new("generic", host.Receiver.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), Severity.L, null, false, "zh-CN"), null, "tester", Cancel);
        // Without a connection that is still open it is looked up again.
        Func<HttpContext, Task> closes = context =>
        {
            context.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        };
        host.Receiver.Answers(closes, closes);
        await host.CheckAsync("22");
        Assert.Equal(1, await host.SendAsync());
        await host.CheckAsync("3");
        Assert.Equal(1, await host.SendAsync());
        Assert.Equal(["opened"], host.Told);
        Assert.Equal("no-public-address", Assert.Single((await host.AllAsync())[1].Attempts).Fault);
        Assert.Equal(1, await host.SendAfterAsync(TimeSpan.FromSeconds(6)));
        Assert.Equal(["opened", "closed"], host.Told);
        Assert.All(await host.AllAsync(), delivery => Assert.Equal(DeliveryState.Delivered, delivery.State));
    }

    [Fact]
    public async Task Of_every_attempt_the_beginning_of_the_answer_is_kept_and_no_more()
    {
        await using var host = await DeliveryHost.OpenAsync();
        await host.SubscribeAsync();
        host.Receiver.Answers(
            async context =>
            {
                context.Response.StatusCode = 500;
                await context.Response.WriteAsync(new string('错', 100_000), context.RequestAborted);
            },
            context => context.Response.WriteAsync("好", context.RequestAborted));
        await host.CheckAsync("22");
        await host.SendAsync();
        await host.SendAfterAsync(TimeSpan.FromSeconds(6));
        var attempts = await host.Deliveries.Store.AttemptsAsync(Assert.Single(await host.AllAsync()), Cancel).ToListAsync(Cancel);
        Assert.Equal([(500, new string('错', 681) + "…"), (200, "好")], attempts.Select(attempt => (attempt.Status!.Value, attempt.Answer!)));
    }
}
