using System.Collections.Concurrent;
using Azure.Core;

namespace PlanMonitor.Azure.Tests.Faults;

/// <summary>Faults by a seed: about one try in four has one, and no request has more than <see cref="Most"/>, fewer than it is sent again.</summary>
/// <remarks>
/// Left out is what no client of these services can hide, and what <see cref="LostAnswerTests"/> pins down instead: a queue's request other than a delete that was taken
/// without an answer (the message is doubled, or comes later), and a delete that was not taken and has no clear answer (nothing found is then called done).
/// </remarks>
public sealed class SeededFaults(int seed, bool cutAfter)
{
    /// <summary>Faults that one request can have.</summary>
    public const int Most = 3;

    private const double Share = 0.25;
    private static readonly Fault[] Kinds = [Fault.Timeout, Fault.TooMany, Fault.Internal, Fault.Busy, Fault.CutBefore, Fault.CutAfter];
    private readonly ConcurrentDictionary<string, int> faults = new(StringComparer.Ordinal);
    private readonly Random random = new(seed);
    private readonly Lock gate = new();

    /// <summary>Chooses for one try.</summary>
    public Fault Choose(Request request, string service)
    {
        Fault fault;
        lock (gate)
        {
            // Always two numbers, so that what is allowed does not shift what comes later.
            var (share, kind) = (random.NextDouble(), Kinds[random.Next(Kinds.Length)]);
            fault = share < Share ? kind : Fault.None;
        }
        if (fault == Fault.None || !MayBe(fault, request.Method == RequestMethod.Delete, service))
        {
            return Fault.None;
        }
        return faults.AddOrUpdate(request.ClientRequestId, 1, (_, before) => before + 1) > Most ? Fault.None : fault;
    }

    private bool MayBe(Fault fault, bool delete, string service) => fault switch
    {
        Fault.CutAfter => cutAfter && (delete || service != "queues"),
        Fault.Timeout or Fault.Internal or Fault.CutBefore => !delete,
        _ => true,
    };
}
