using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Deliveries.Channels;
using PlanMonitor.Services.Tests.Deliveries.Simulation;
using PlanMonitor.Services.Tests.Memory;
using Xunit;

namespace PlanMonitor.Services.Tests.Deliveries;

/// <summary>Places of robots: a row that every instance writes under its ETag.</summary>
public sealed class RobotRatesTests
{
    private static readonly DateTimeOffset Now = new(2024, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Eighteen_a_minute_and_the_next_when_the_first_is_a_minute_old()
    {
        var rates = new RobotRates(new MemoryTables());
        for (var message = 0; message < 18; message++)
        {
            Assert.Null(await rates.TakeAsync("r", [SendRate.Robot], Now.AddSeconds(message), Cancel));
        }
        Assert.Equal(Now.AddSeconds(60), await rates.TakeAsync("r", [SendRate.Robot], Now.AddSeconds(18), Cancel));
        Assert.Null(await rates.TakeAsync("another", [SendRate.Robot], Now.AddSeconds(18), Cancel));
        Assert.Null(await rates.TakeAsync("r", [SendRate.Robot], Now.AddSeconds(60), Cancel));
        Assert.Equal(Now.AddSeconds(61), await rates.TakeAsync("r", [SendRate.Robot], Now.AddSeconds(60), Cancel));
    }

    [Fact]
    public async Task Of_several_rates_each_holds()
    {
        var rates = new RobotRates(new MemoryTables());
        var all = FeishuChannel.Channel.Rates;
        for (var message = 0; message < 5; message++)
        {
            Assert.Null(await rates.TakeAsync("r", all, Now, Cancel));
        }
        Assert.Equal(Now.AddSeconds(1), await rates.TakeAsync("r", all, Now, Cancel));
        var (at, taken) = (Now, 5);
        while (taken < 18)
        {
            if (await rates.TakeAsync("r", all, at, Cancel) is { } free)
            {
                at = free;
            }
            else
            {
                taken++;
            }
        }
        Assert.Equal(Now.AddSeconds(60), await rates.TakeAsync("r", all, Now.AddSeconds(4), Cancel));
    }

    [Fact]
    public async Task Without_a_rate_there_is_always_a_place() => Assert.Null(await new RobotRates(new MemoryTables()).TakeAsync("r", [], Now, Cancel));

    [Fact]
    public async Task A_robot_that_was_sent_too_much_has_no_place_until_its_time_is_over()
    {
        var rates = new RobotRates(new MemoryTables());
        await rates.BlockAsync("r", Now.AddMinutes(10), Cancel);
        await rates.BlockAsync("r", Now.AddMinutes(5), Cancel);
        Assert.Equal(Now.AddMinutes(10), await rates.TakeAsync("r", [SendRate.Robot], Now.AddMinutes(6), Cancel));
        Assert.Null(await rates.TakeAsync("r", [SendRate.Robot], Now.AddMinutes(10), Cancel));
    }

    [Fact]
    public async Task However_often_another_instance_is_first_no_more_than_the_rate_get_a_place()
    {
        var (tables, places) = (new MemoryTables(), 0);
        // Before every read and every write of the one, the other takes a place.
        var faults = new Faults(new Random(1)) { Others = 10_000, Other = () => TakeAsync(new(tables)) };
        var rates = new RobotRates(faults.Around(tables));
        for (var message = 0; message < 18; message++)
        {
            await TakeAsync(rates);
        }
        Assert.Equal(18, places);

        async Task TakeAsync(RobotRates from)
        {
            if (await from.TakeAsync("r", [SendRate.Robot], Now, Cancel) is null)
            {
                places++;
            }
        }
    }
}
