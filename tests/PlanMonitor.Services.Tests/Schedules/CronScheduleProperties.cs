using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Services.Schedules;
using Xunit;

namespace PlanMonitor.Services.Tests.Schedules;

/// <summary>Random schedules against a search that looks at every day, and at every second of the days that count.</summary>
public sealed class CronScheduleProperties
{
    private static readonly (int First, int Last)[] Fields = [(0, 59), (0, 59), (0, 23), (1, 31), (1, 12), (0, 6)];
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    [Fact]
    public void The_next_moment_is_later_fits_and_has_nothing_before_it()
    {
        var cases = Gen.Choose(0, int.MaxValue).Select(Case).ToArbitrary();
        Prop.ForAll(cases, each =>
        {
            var next = CronSchedule.Parse(each.Text).Next(each.After);
            return (next == Searched(each)).Label($"{each.Text} after {each.After:O}: {next:O}, not {Searched(each):O}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    private static Drawn Case(int seed)
    {
        var random = new Random(seed);
        var fields = Enumerable.Range(0, 6).Select(field => Field(random, field)).ToList();
        var after = new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)).AddSeconds(random.Next(3 * 365 * 86_400)).AddMilliseconds(random.Next(3) * 250);
        return new(string.Join(' ', fields.Select(field => field.Text)), [.. fields.Select(field => field.Values)], after);
    }

    private static (string Text, HashSet<int> Values) Field(Random random, int field)
    {
        if (random.Next(3) == 0)
        {
            return ("*", [.. Enumerable.Range(Fields[field].First, Fields[field].Last - Fields[field].First + 1)]);
        }
        var parts = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Part(random, field)).ToList();
        return (string.Join(',', parts.Select(part => part.Text)), [.. parts.SelectMany(part => part.Values)]);
    }

    private static (string Text, IEnumerable<int> Values) Part(Random random, int field)
    {
        var (first, last) = Fields[field];
        var (a, b) = (random.Next(first, last + 1), random.Next(first, last + 1));
        var (low, high, step) = (Math.Min(a, b), Math.Max(a, b), random.Next(1, 10));
        string Name(int value) => random.Next(2) == 0 && field == 4 ? Months[value - 1] : random.Next(2) == 0 && field == 5 ? Days[value] : $"{value}";
        return random.Next(5) switch
        {
            0 => (Name(a), [a]),
            1 => ($"{Name(low)}-{Name(high)}", Stepped(low, high, 1)),
            2 => ($"*/{step}", Stepped(first, last, step)),
            3 => ($"{a}/{step}", Stepped(a, last, step)),
            _ => ($"{Name(low)}-{Name(high)}/{step}", Stepped(low, high, step)),
        };
    }

    private static IEnumerable<int> Stepped(int from, int to, int step)
    {
        for (var value = from; value <= to; value += step)
        {
            yield return value;
        }
    }

    private static DateTimeOffset? Searched(Drawn drawn)
    {
        var midnight = drawn.After.AddTicks(-drawn.After.TimeOfDay.Ticks);
        for (var day = midnight; day < midnight.AddYears(40); day = day.AddDays(1))
        {
            if (!drawn.Allows(3, day.Day) || !drawn.Allows(4, day.Month) || !drawn.Allows(5, (int)day.DayOfWeek))
            {
                continue;
            }
            for (var second = 0; second < 86_400; second++)
            {
                var at = day.AddSeconds(second);
                if (at > drawn.After && drawn.Allows(0, at.Second) && drawn.Allows(1, at.Minute) && drawn.Allows(2, at.Hour))
                {
                    return at;
                }
            }
        }
        return null;
    }

    private sealed record Drawn(string Text, HashSet<int>[] Values, DateTimeOffset After)
    {
        public bool Allows(int field, int value) => Values[field].Contains(value);
    }
}
