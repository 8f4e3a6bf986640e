using System.Runtime.ExceptionServices;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Attributes;
using PlanMonitor.Spatial.Formats.GeoJson.Fast;
using PlanMonitor.Spatial.Overlay.Engine;
using PlanMonitor.Spatial.Repair;

namespace PlanMonitor.Spatial.Overlay.Reading;

/// <summary>
/// Reads a file and gives its shapes away as they come: plain GeoJSON on several threads, all else by the ordinary readers.
/// What is taken, repaired, refused and said about a file is the same either way.
/// </summary>
internal sealed class ShapeFile<TSink>(OverlayFile file, Func<TSink> newSink, OverlayRequest request, CancellationToken cancel)
    where TSink : IShapeSink
{
    private const int OrdinaryStep = 256;

    /// <summary>The sinks that hold what was taken: one for each thread.</summary>
    public List<TSink> Sinks { get; } = [];

    /// <summary>What became of the features.</summary>
    public ShapeTally Tally { get; private set; } = new();

    /// <summary>Why the file was rejected, or null.</summary>
    public Problem? Rejected { get; private set; }

    /// <summary>Reads the file.</summary>
    public void Read()
    {
        if (!TryPlain())
        {
            Ordinary();
        }
        Rejected ??= Tally.Fault();
    }

    private bool TryPlain()
    {
        if (request.Asked is { Kind: not (CrsKind.Cgcs2000 or CrsKind.Wgs84) })
        {
            return false;
        }
        using var stream = file.Open();
        var full = new FeatureCheck(CoordinateRange.Globe, request.Asked, new Dictionary<string, Notation>(StringComparer.Ordinal), AttributeNames.BuiltIn);
        var (blocks, numbers) = (new FeatureBlocks(stream, FormatLimits.Default), new RecordNumbers());
        Sinks.AddRange(Enumerable.Range(0, Math.Max(1, request.Threads)).Select(_ => newSink()));
        var readings = Sinks.ConvertAll(sink => new PlainReading(blocks, numbers, sink, full));
        // The first works on the calling thread, which also tells how far the file is.
        var others = readings.Skip(1).Select(reading => Task.Run(() => reading.Run(cancel.ThrowIfCancellationRequested), CancellationToken.None)).ToArray();
        ExceptionDispatchInfo? fault = null;
        try
        {
            cancel.ThrowIfCancellationRequested();
            readings[0].Run(() =>
            {
                cancel.ThrowIfCancellationRequested();
                Report(stream, readings.Sum(reading => reading.Tally.Seen), blocks.Taken);
            });
        }
#pragma warning disable CA1031 // Whatever it is goes on to the caller as soon as no other thread reads the stream any more.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            fault = ExceptionDispatchInfo.Capture(failure);
            blocks.GiveUp();
            numbers.Stop();
        }
        foreach (var other in others)
        {
            ((IAsyncResult)other).AsyncWaitHandle.WaitOne();
            fault ??= other.Exception is { InnerException: { } inner } ? ExceptionDispatchInfo.Capture(inner) : null;
        }
        fault?.Throw();
        if (blocks.NotPlain)
        {
            Sinks.Clear();
            return false;
        }
        Tally = ShapeTally.Sum(readings.Select(reading => reading.Tally));
        Report(stream, Tally.Seen, blocks.Taken);
        return true;
    }

    private void Ordinary()
    {
        var stream = Stream.Null;
        var source = file.Source with { Open = () => stream = file.Source.Open() };
        var (sink, check) = (newSink(), new ShapeCheck());
        Sinks.Add(sink);
        foreach (var item in FeatureReader.Check(FeatureFile.Read(source, attributes: false), CoordinateRange.Globe, request.Threads, request.Asked))
        {
            cancel.ThrowIfCancellationRequested();
            if (item.TryGet(out var feature, out var problem))
            {
                Tally.Took(feature.Record, feature.Id, feature.Remarks);
                var shape = FlatShape.Of(feature.Geometry);
                check.Adopt(shape);
                sink.Take(shape, feature.Record, System.Text.Encoding.UTF8.GetBytes(feature.Id));
            }
            else if (problem.Level == ProblemLevel.File)
            {
                Rejected = problem;
            }
            else
            {
                Tally.Told(problem.Line ?? 0, problem);
            }
            if (Tally.Seen % OrdinaryStep == 0)
            {
                Report(stream, Tally.Seen, stream.CanSeek ? stream.Position : 0);
            }
        }
        Report(stream, Tally.Seen, stream.CanSeek ? stream.Position : 0);
    }

    private void Report(Stream stream, int features, long taken) =>
        request.Progress?.Invoke(new(file.Name, features, stream.CanSeek && stream.Length > 0 ? Math.Min(1, (double)taken / stream.Length) : null));
}
