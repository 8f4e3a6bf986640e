namespace PlanMonitor.Testing;

/// <summary>Damages content as wires, disks and hands do: flipped bits, changed digits, lost and doubled stretches, a missing end.</summary>
public static class Damage
{
    private const int MostSteps = 4;
    private const int LongestStretch = 64;

    /// <summary>A damaged copy; the same seed gives the same damage.</summary>
    public static byte[] Of(byte[] content, int seed)
    {
        ArgumentNullException.ThrowIfNull(content);
        var random = new Random(seed);
        var bytes = (byte[])content.Clone();
        for (var steps = random.Next(MostSteps); steps > 0 && bytes.Length > 0; steps--)
        {
            bytes = Step(bytes, random);
        }
        return random.Next(MostSteps) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }

    private static byte[] Step(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        switch (random.Next(5))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            case 2:
                // A digit for a digit leaves a text whole and moves a point.
                at = Array.FindIndex(bytes, at, value => value is >= (byte)'0' and <= (byte)'9');
                bytes[Math.Max(0, at)] = (byte)('0' + random.Next(10));
                return bytes;
            case 3:
                // Sizes and counts lie in four bytes: large ones are what breaks readers.
                foreach (var (offset, value) in BitConverter.GetBytes(random.Next(2) == 0 ? int.MaxValue - random.Next(9) : random.Next()).Index())
                {
                    bytes[Math.Min(bytes.Length - 1, at + offset)] = value;
                }
                return bytes;
            default:
                var cut = Math.Min(bytes.Length, at + random.Next(LongestStretch));
                return random.Next(2) == 0 ? [.. bytes[..at], .. bytes[cut..]] : [.. bytes[..cut], .. bytes[at..]];
        }
    }
}
