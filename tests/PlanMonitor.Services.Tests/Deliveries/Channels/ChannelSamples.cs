using System.Text.Json;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Deliveries;

namespace PlanMonitor.Services.Tests.Deliveries.Channels;

/// <summary>Subscriptions and events that tests of channels send.</summary>
internal static class ChannelSamples
{
    public static readonly DateTimeOffset Now = new(2024, 7, 1, 12, 0, 0, TimeSpan.Zero);

    public static Subscription To(string kind = "generic", string language = "zh-CN", string form = "cloudevents", Severity least = Severity.L, string? plan = null) =>
        new("s1", kind, "https://example.gov.cn/…", new(least, plan), Operator: false, language, SubscriptionState.Active, Now, "tester") { SecretName = "subscription-s1-0", Robot = "r1", Form = form };

    public static DeliveryEvent Event(
        string change = "opened", string alert = "a1b2c3d4e5f6a7b8c9d0", long sequence = 17, string severity = "H", string zh = "丹东市宽甸满族自治县菱镁矿2024年采出22万吨，超过总量控制指标20万吨，疑似超出。",
        string en = "Magnesite in Kuandian, Dandong: 22 万吨 mined in 2024 exceed the cap of 20 万吨: suspected breach.", string? verdict = null, string? handling = null) =>
        new("dandong", sequence, new(alert, change, JsonSerializer.SerializeToElement(
            new
            {
                id = alert, rule = "volume.cap", plan = "dandong", severity, state = change == "closed" ? "closed" : "open", subject = new { kind = "total", mineral = "菱镁矿", region = "宽甸满族自治县" },
                openedAt = "2024-07-01T08:00:00+00:00", changedAt = "2024-07-01T20:00:00+08:00", verdict, handling, finding = "f1", status = "fail", period = 2024, planVersion = "v1", measured = 22, limit = 20, unit = "万吨",
                message = new { zh, en },
            })))
        {
            PlanName = "丹东市矿产资源总体规划（2021-2025年）",
            PlanRegion = "210600",
            Region = "210624",
            Citation = new Citation("002 丹东", "第三章 专栏5", 412, "菱镁矿 20万吨"),
        };

    /// <summary>The same with its finding, as full messages tell it.</summary>
    public static DeliveryEvent Full { get; } = Event() with
    {
        Finding = new(
            "f1", "a1b2c3d4e5f6a7b8c9d0", "volume.cap", FindingStatus.Fail, Severity.H, new("total", "菱镁矿", "宽甸满族自治县"), 2024, "v1", 22, 20, "万吨", "原矿", 1.1m,
            [new("002 丹东", "第三章 专栏5", 412, "菱镁矿 20万吨"), new("002 丹东", "第三章 第二节", 398, "严格控制菱镁矿开采总量")],
            [.. Enumerable.Range(2, 20).Select(line => new Source("年报2024.csv", new string('a', 64), line))], [], [], new("疑似超出。", "Suspected.")),
        EvidenceTotal = 37,
    };

    public static DeliveryEvent Test { get; } = new("-", 0, new("test", "test", JsonSerializer.SerializeToElement(
        new { subscription = "s1", message = new { zh = "这是一条测试消息。", en = "This is a test message." } })) { At = Now });
}
