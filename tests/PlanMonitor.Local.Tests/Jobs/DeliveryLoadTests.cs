using System.Collections;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Deliveries.Channels;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>
/// Fifty subscriptions of every kind that want every alert, over a data folder: 10,000 deliveries, in the long run (--full) 500,000. Each is delivered, no robot is sent more than
/// its rate, and what is held in memory does not grow with what was ever sent. The clock moves by hand; how long the machine takes is said.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed partial class DeliveryLoadTests
{
    private const int Subscriptions = 50;
    private const int RoundsBetweenLooks = 10;

    // Code and buffers take half of it, however much is sent.
    private const long MostHeld = 3L << 20;
    private static readonly int Alerts = Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1" ? 10_000 : 200;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_alert_reaches_every_subscription_in_bounded_memory()
    {
        var receivers = new Receivers();
        await using var host = await JobHost.OpenAsync(deliveries: new() { Send = receivers.SendAsync });
        receivers.Now = host.Time.GetUtcNow;
        for (var number = 0; number < Subscriptions; number++)
        {
            await host.Backend.Deliveries.Subscriptions.AddAsync(Request(number), null, "tester", Cancel);
        }
        // Once through, so that code and caches are there: what counts is what comes with the deliveries.
        await AppendAsync(host, [0]);
        Assert.Equal(Subscriptions, await host.Backend.Deliveries.Pump.RunAsync(Cancel));
        await DeliverAsync(host, _ => { });

        var (watch, simulated, before, held) = (Stopwatch.StartNew(), host.Time.GetUtcNow(), Live(), 0L);
        foreach (var some in Enumerable.Range(1, Alerts - 1).Chunk(1_000))
        {
            await AppendAsync(host, some);
        }
        Assert.Equal((Alerts - 1) * Subscriptions, await host.Backend.Deliveries.Pump.RunAsync(Cancel));
        var pumped = watch.Elapsed;
        await DeliverAsync(host, round => held = round % RoundsBetweenLooks == 0 ? Math.Max(held, Live() - before) : held);
        held = Math.Max(held, Live() - before);
        Say($"{Alerts * Subscriptions} deliveries in {receivers.Messages} messages of {receivers.Sent / 1e6:0.0} MB: {watch.Elapsed.TotalSeconds:0} s, {pumped.TotalSeconds:0} s of them from the outbox to the queue; {(host.Time.GetUtcNow() - simulated).TotalMinutes:0} min by the clock of the robots; {held / 1e6:0.0} MB more held than before");
        Assert.True(held < MostHeld + (receivers.Sent / 8), $"{held} bytes more held than before the deliveries");
        Assert.True(receivers.Sent > MostHeld, "Too little was sent to tell whether all of it is held.");

        foreach (var subscription in await host.Backend.Deliveries.Subscriptions.ListAsync(Cancel))
        {
            Assert.False(await host.Backend.Deliveries.Store.PendingAsync(subscription.Id, Cancel).AnyAsync(Cancel));
            Assert.Equal(Alerts, await host.Backend.Deliveries.Store.OfAsync(subscription.Id, Cancel).CountAsync(delivery => delivery.State == DeliveryState.Delivered, Cancel));
        }
        Assert.Equal(Subscriptions, receivers.Told.Count);
        foreach (var (url, told) in receivers.Told)
        {
            Assert.True(told.HasAllSet(), url);
            Assert.InRange(receivers.MostInAMinute(url), 1, url.Contains("generic", StringComparison.Ordinal) ? int.MaxValue : SendRate.Robot.Messages);
        }
    }

    private static async Task AppendAsync(JobHost host, IEnumerable<int> alerts) =>
        Assert.True(await host.Ledger.AppendAsync("dandong", "tester", "test", alerts.Select(number => Change(number, host.Time.GetUtcNow())), Cancel));

    private static async Task DeliverAsync(JobHost host, Action<int> look)
    {
        var job = host.Backend.Deliveries.Job.Job;
        for (var round = 0; await host.Storage.Queues.CountAsync(job.Queue, Cancel) > 0; round++)
        {
            look(round);
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => new QueueWorker(host.Storage.Queues).RunWaitingAsync(job, (body, fault) => Assert.Fail($"{body}: {fault}"), Cancel))));
            host.Time.Advance(Step);
        }
    }

    // What is in use, not what nobody has collected yet.
    private static long Live()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static void Say(string text) => TestContext.Current.TestOutputHelper!.WriteLine(text);

    private static SubscriptionRequest Request(int number)
    {
        var (kind, url) = (number % 10) switch
        {
            0 or 1 or 2 => ("wecom", $"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=wecom-{number:D12}"),
            3 or 4 or 5 => ("dingtalk", $"https://oapi.dingtalk.com/robot/send?access_token=dingtalk-{number:D12}"),
            6 or 7 or 8 => ("feishu", $"https://open.feishu.cn/open-apis/bot/v2/hook/feishu-{number:D12}"),
            _ => ("generic", $"https://generic{number}.example.gov.cn/hook"),
        };
        return new(kind, url, Severity.L, null, Operator: false, "zh-CN") { Digest = number % 2 == 0 ? new(null, TimeSpan.FromHours(1)) : null };
    }

    private static LedgerChange Change(int number, DateTimeOffset now)
    {
        var id = $"a{number:D6}";
        var body = CanonicalJson.Write(new Alert(
            id, "volume.cap", "dandong", number % 50 == 0 ? Severity.H : Severity.M, AlertState.Open, new("total", Region: "宽甸满族自治县"), now, now, null, null, "f1", FindingStatus.Fail, 2024, "v1",
            22, 20, "万吨", new($"丹东市宽甸满族自治县菱镁矿2024年采出22万吨，超过总量控制指标20万吨，疑似超出（{number}）。", $"Alert {number}: suspected."), 0));
        return new("alert", "opened", id, body, RowWrite.Upsert($"alert|{id}", body), CanonicalJson.Write(new OutboxMessage(id, "opened", JsonDocument.Parse(body).RootElement)));
    }

    /// <summary>Receivers in memory: which alerts each was told of, and when.</summary>
    private sealed partial class Receivers
    {
        private readonly Lock gate = new();
        private readonly Dictionary<string, List<DateTimeOffset>> times = new(StringComparer.Ordinal);

        public Func<DateTimeOffset> Now { get; set; } = () => default;

        public int Messages { get; private set; }

        public long Sent { get; private set; }

        public Dictionary<string, BitArray> Told { get; } = new(StringComparer.Ordinal);

        public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            var (body, url) = (await request.Content!.ReadAsStringAsync(cancel), request.RequestUri!.GetLeftPart(UriPartial.Query));
            url = url.Contains("access_token", StringComparison.Ordinal) ? url.Split('&')[0] : url;
            lock (gate)
            {
                Messages++;
                Sent += Encoding.UTF8.GetByteCount(body);
                var told = Told.TryGetValue(url, out var known) ? known : Told[url] = new(Alerts);
                foreach (var match in AlertId().EnumerateMatches(body))
                {
                    // Hashes may look like one.
                    if (int.Parse(body.AsSpan(match.Index + 1, match.Length - 1), System.Globalization.CultureInfo.InvariantCulture) is var number && number < Alerts)
                    {
                        told[number] = true;
                    }
                }
                (times.TryGetValue(url, out var when) ? when : times[url] = []).Add(Now());
            }
            return new(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(url.Contains("feishu", StringComparison.Ordinal) ? """{"code":0}""" : """{"errcode":0}""")) };
        }

        /// <summary>The most messages that an address took within a minute.</summary>
        public int MostInAMinute(string url)
        {
            var (sorted, most, from) = (times[url].Order().ToList(), 0, 0);
            for (var i = 0; i < sorted.Count; i++)
            {
                while (sorted[i] - sorted[from] >= TimeSpan.FromMinutes(1))
                {
                    from++;
                }
                most = Math.Max(most, i - from + 1);
            }
            return most;
        }

        [GeneratedRegex("a0[0-9]{5}", RegexOptions.NonBacktracking)]
        private static partial Regex AlertId();
    }
}
