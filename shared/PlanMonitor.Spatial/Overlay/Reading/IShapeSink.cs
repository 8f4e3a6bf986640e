using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.Overlay.Reading;

/// <summary>Takes the shapes of a file on one thread.</summary>
internal interface IShapeSink
{
    /// <summary>Takes a shape fit for the kernel. It is lent: arrays and tree hold until the call returns.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="record">Number in the file, 1-based.</param>
    /// <param name="name">Its name in UTF-8; empty where only its position names it.</param>
    void Take(FlatShape shape, int record, ReadOnlySpan<byte> name);
}
