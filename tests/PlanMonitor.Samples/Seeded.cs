using System.Text;

namespace PlanMonitor.Samples;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014), seeded with a text: the numbers for one thing do not depend on what else is generated,
/// nor on the version of the framework.
/// </summary>
internal sealed class Seeded
{
    private const string Seed = "PlanMonitor samples 1";
    private ulong state;

    /// <summary>A sequence of its own for the thing that a text names.</summary>
    public Seeded(string what)
    {
        // FNV-1a, 64 bits.
        state = 14695981039346656037;
        foreach (var octet in Encoding.UTF8.GetBytes($"{Seed}|{what}"))
        {
            state = unchecked((state ^ octet) * 1099511628211);
        }
    }

    /// <summary>A whole number from one bound to the other, both included.</summary>
    public int Between(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
