namespace PlanMonitor.Services.Checks.Stored;

/// <summary>A piece of a pack: findings of one rule that follow each other, as one compressed JSON array.</summary>
/// <param name="Rule">Id of their rule.</param>
/// <param name="Findings">How many.</param>
/// <param name="Passes">How many of them pass: who looks for breaches leaves out a frame that holds nothing else.</param>
/// <param name="Offset">First byte in the pack.</param>
/// <param name="Length">Bytes in the pack.</param>
/// <param name="Raw">Bytes of the JSON.</param>
internal sealed record PackFrame(string Rule, int Findings, int Passes, long Offset, int Length, int Raw);

/// <summary>What a pack holds; it stands at its end.</summary>
/// <param name="Frames">The frames in their order.</param>
/// <param name="Index">First byte of the index of ids: 12 bytes for each finding, sorted, the first 64 bits of its id and the place of its frame.</param>
/// <param name="Fences">The key of every <see cref="IdIndex.Step"/>th entry of the index: one short read finds an id.</param>
internal sealed record PackDirectory(IReadOnlyList<PackFrame> Frames, long Index, IReadOnlyList<ulong> Fences);

/// <summary>The row that names the pack of a plan and year.</summary>
/// <param name="Blob">Its name in the container.</param>
/// <param name="Directory">First byte of its directory.</param>
internal sealed record PackRow(string Blob, long Directory);
