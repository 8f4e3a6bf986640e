using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Storage;
using PlanMonitor.Services.Tests.Deliveries.Channels;
using PlanMonitor.Services.Tests.Memory;
using Xunit;

namespace PlanMonitor.Services.Tests.Deliveries;

/// <summary>Lists of deliveries: each once, in order, and never more read than for a page.</summary>
public sealed class DeliveryListsTests
{
    private static readonly DateTimeOffset Now = ChannelSamples.Now;

    private readonly Counted counted = new(new MemoryTables());
    private readonly DeliveryStore store;
    private readonly DeliveryLists lists;

    public DeliveryListsTests()
    {
        store = new(counted);
        lists = new(counted, store);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null, null, 60)]
    [InlineData(DeliveryState.Pending, null, null, 40)]
    [InlineData(DeliveryState.Dead, null, null, 20)]
    [InlineData(DeliveryState.Delivered, null, null, 0)]
    [InlineData(null, "s2", null, 20)]
    [InlineData(DeliveryState.Dead, "s2", null, 6)]
    [InlineData(null, null, "a000003", 12)]
    [InlineData(DeliveryState.Pending, "s1", "a000003", 3)]
    [InlineData(null, "s9", null, 0)]
    public async Task Page_after_page_each_is_given_once_and_in_order(DeliveryState? state, string? subscription, string? alert, int wanted)
    {
        foreach (var to in new[] { "s1", "s2", "s3" })
        {
            await AddAsync(to, 20);
            foreach (var delivery in await store.OfAsync(to, Cancel).Where(delivery => delivery.Sequence % 3 == (to == "s2" ? 0 : 1)).ToListAsync(Cancel))
            {
                await EndAsync(delivery);
            }
        }
        var all = (await store.AllAsync(Cancel).ToListAsync(Cancel)).Where(new DeliveryFilter(state, subscription, alert).Matches).Select(delivery => delivery.Id).ToList();
        Assert.Equal(wanted, all.Count);
        foreach (var most in new[] { 1, 7, 500 })
        {
            var (found, next) = (new List<string>(), (string?)null);
            do
            {
                var page = await lists.PageAsync(new(state, subscription, alert), next, most, Cancel);
                Assert.True(page.Next is null || (page.Deliveries.Count == most && DeliveryLists.IsPlace(page.Next)));
                (found, next) = ([.. found, .. page.Deliveries.Select(delivery => delivery.Id)], page.Next);
            }
            while (next is not null);
            Assert.Equal(all, found);
        }
    }

    [Fact]
    public async Task What_ends_or_comes_between_two_pages_moves_no_other()
    {
        await AddAsync("s1", 20);
        var first = await lists.PageAsync(new(DeliveryState.Pending), null, 5, Cancel);
        foreach (var delivery in first.Deliveries)
        {
            await EndAsync(delivery);
        }
        await AddAsync("s0", 20);
        var rest = await lists.PageAsync(new(DeliveryState.Pending), first.Next, 500, Cancel);
        Assert.Equal((15, 0), (rest.Deliveries.Count, rest.Deliveries.Count(delivery => delivery.Subscription != "s1" || first.Deliveries.Any(each => each.Id == delivery.Id))));
    }

    [Fact]
    public async Task For_one_page_no_more_than_so_much_is_read_however_much_there_is()
    {
        await AddAsync("s1", 4_500);
        counted.Rows = 0;
        var (pages, next) = (0, (string?)null);
        do
        {
            var page = await lists.PageAsync(new(DeliveryState.Dead), next, 10, Cancel);
            Assert.Empty(page.Deliveries);
            Assert.InRange(counted.Rows, 1, DeliveryLists.MostRead);
            (pages, next, counted.Rows) = (pages + 1, page.Next, 0);
        }
        while (next is not null);
        Assert.Equal(3, pages);

        Assert.Equal(10, (await lists.PageAsync(new(), null, 10, Cancel)).Deliveries.Count);
        Assert.InRange(counted.Rows, 10, 11);
    }

    [Fact]
    public async Task For_what_is_pending_nothing_is_read_of_what_was_sent()
    {
        await AddAsync("s1", 300);
        foreach (var delivery in await store.OfAsync("s1", Cancel).Where(delivery => delivery.Sequence != 200).ToListAsync(Cancel))
        {
            await EndAsync(delivery);
        }
        counted.Rows = 0;
        Assert.Equal(200, Assert.Single((await lists.PageAsync(new(DeliveryState.Pending), null, 100, Cancel)).Deliveries).Sequence);
        Assert.Equal(2, counted.Rows);
    }

    [Fact]
    public async Task An_id_is_found_by_itself_and_by_its_beginning_without_reading_the_rest()
    {
        await AddAsync("s1", 400);
        await AddAsync("s2", 400);
        var wanted = await store.OfAsync("s2", Cancel).FirstAsync(delivery => delivery.Sequence == 123, Cancel);
        Assert.Equal([wanted.Id], (await lists.NamedAsync(wanted.Id, Cancel)).Select(delivery => delivery.Id));
        counted.Rows = 0;
        Assert.Equal([wanted.Id], (await lists.NamedAsync(wanted.Id, Cancel)).Select(delivery => delivery.Id));
        Assert.Equal([wanted.Id], (await lists.NamedAsync(wanted.Id[..12], Cancel)).Select(delivery => delivery.Id));
        Assert.Equal(2, (await lists.NamedAsync(wanted.Id[..1], Cancel)).Count);
        Assert.Empty(await lists.NamedAsync("0123456789abcdef0123", Cancel));
        Assert.InRange(counted.Rows, 1, 30);
    }

    [Fact]
    public async Task Deliveries_of_an_older_version_are_found_by_their_ids_too()
    {
        await AddAsync("s1", 250);
        foreach (var row in await counted.QueryAsync("deliveries", "s1", "id|", "id}", Cancel).ToListAsync(Cancel))
        {
            await counted.WriteAsync("deliveries", "s1", [RowWrite.Delete(row.Key)], Cancel);
        }
        foreach (var delivery in await store.OfAsync("s1", Cancel).ToListAsync(Cancel))
        {
            Assert.Equal([delivery.Id], (await lists.NamedAsync(delivery.Id, Cancel)).Select(each => each.Id));
        }
        counted.Rows = 0;
        Assert.Empty(await lists.NamedAsync("0123456789abcdef0123", Cancel));
        Assert.Equal(1, counted.Rows);
    }

    [Theory]
    [InlineData("s1|a1|000000000017", true)]
    [InlineData("0123456789abcdef0123", true)]
    [InlineData("", false)]
    [InlineData("s1|a\u0001", false)]
    [InlineData("s1/a1", false)]
    [InlineData("s1 a1", false)]
    public void What_may_be_a_place(string text, bool may) => Assert.Equal(may, DeliveryLists.IsPlace(text));

    private async Task AddAsync(string to, int count) => await store.AddAsync(
        to, [.. Enumerable.Range(1, count).Select(number => Delivery.Of(ChannelSamples.Event(alert: $"a{number % 5:D6}", sequence: number), ChannelSamples.To() with { Id = to }, Now))], Cancel);

    private async Task EndAsync(Delivery delivery)
    {
        var (stored, etag) = (await store.FindAsync(delivery.Subscription, delivery.Key, Cancel))!.Value;
        var dead = stored.GivenUp("test", Now);
        Assert.True(await store.AttemptedAsync((dead, etag), [], dead.Attempts[^1], marksTold: false, Cancel));
    }

    /// <summary>Counts rows that are read.</summary>
    private sealed class Counted(ITables tables) : ITables
    {
        public int Rows { get; set; }

        public Task<Row?> GetAsync(string table, string partition, string key, CancellationToken cancel)
        {
            Rows++;
            return tables.GetAsync(table, partition, key, cancel);
        }

        public Task<WriteOutcome> WriteAsync(string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel) => tables.WriteAsync(table, partition, writes, cancel);

        public IAsyncEnumerable<Row> QueryAsync(string table, string partition, string? from, string? to, CancellationToken cancel) => tables.QueryAsync(table, partition, from, to, cancel).Select(row =>
        {
            Rows++;
            return row;
        });

        public IAsyncEnumerable<string> PartitionsAsync(string table, CancellationToken cancel) => tables.PartitionsAsync(table, cancel);
    }
}
