using System.Text;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.GeoJson.Fast;
using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.Overlay.Reading;

/// <summary>Reads blocks of a plain GeoJSON file on one thread: checks every shape, leaves to the full check what is not surely valid, and gives it away.</summary>
internal sealed class PlainReading(FeatureBlocks blocks, RecordNumbers numbers, IShapeSink sink, FeatureCheck full)
{
    private static readonly Dictionary<string, string> NoAttributes = [];

    private readonly FeatureBlock _block = new();
    private readonly BlockReader _reader = new(FormatLimits.Default);
    private readonly OddFeature _odd = new(FormatLimits.Default);
    private readonly FlatFeatures _features = new();
    private readonly FlatShape _shape = new();
    private readonly ShapeCheck _check = new();

    /// <summary>What became of the features.</summary>
    public ShapeTally Tally { get; } = new();

    /// <summary>Reads blocks until there are none.</summary>
    public void Run(Action afterBlock)
    {
        try
        {
            while (blocks.TryNext(_block))
            {
                if (!_reader.TryRead(_block, blocks.Listed, _features) || numbers.Before(_block.Number, _features.Count) is not { } before || !TryTake(before))
                {
                    blocks.GiveUp();
                    break;
                }
                afterBlock();
            }
        }
        catch
        {
            blocks.GiveUp();
            numbers.Stop();
            throw;
        }
        if (blocks.NotPlain)
        {
            numbers.Stop();
        }
    }

    private bool TryTake(int before)
    {
        for (var i = 0; i < _features.Count; i++)
        {
            var record = before + i + 1;
            ref readonly var feature = ref _features[i];
            if (feature.OddLength > 0)
            {
                if (_odd.Read(_block.Text.Slice(feature.OddAt, feature.OddLength), record) is not { } read)
                {
                    return false;
                }
                if (!TryTakeOdd(read, record))
                {
                    return false;
                }
                continue;
            }
            _shape.Set(_features.X, _features.Y, _features.Rings, feature.RingsAt, feature.RingCount, feature.PartCount > 1 ? _features.Parts[feature.PartsAt..(feature.PartsAt + feature.PartCount)] : []);
            if (_check.Prepare(_shape))
            {
                Tally.Took();
                sink.Take(_shape, record, _features.Name(i));
            }
            else if (!TryBuild(Raw(feature), record, _features.Name(i)))
            {
                return false;
            }
        }
        return true;
    }

    private bool TryTakeOdd(Outcome<RawFeature> read, int record)
    {
        if (!read.TryGet(out var raw, out var problem))
        {
            Tally.Told(record, problem);
            return true;
        }
        var name = Encoding.UTF8.GetBytes(raw.Id);
        if (FlatShape.Of(raw.Shape) is { } shape && _check.Prepare(shape))
        {
            Tally.Took();
            sink.Take(shape, record, name);
            return true;
        }
        return TryBuild(raw.Shape, record, name);
    }

    // Figures that are no plain degrees say something about the whole file: that is for the ordinary reader.
    private bool TryBuild(RawPolygons raw, int record, ReadOnlySpan<byte> name)
    {
        if (!full.Of(new RawFeature(record, ShapeName.Of(name, record), raw, NoAttributes)).TryGet(out var feature, out var refusal))
        {
            Tally.Told(record, refusal);
            return true;
        }
        if (feature.Crs.Reading is not { Form: CrsForm.Degrees, Swapped: false })
        {
            return false;
        }
        Tally.Took(record, feature.Id, feature.Remarks);
        var shape = FlatShape.Of(feature.Geometry);
        _check.Adopt(shape);
        sink.Take(shape, record, name);
        return true;
    }

    private RawPolygons Raw(in FlatFeature feature)
    {
        var (parts, ring) = (new List<IReadOnlyList<double[]>>(), feature.RingsAt);
        for (var part = feature.PartsAt; part < feature.PartsAt + feature.PartCount; part++)
        {
            var rings = new double[_features.Parts[part]][];
            for (var i = 0; i < rings.Length; i++, ring++)
            {
                var (start, end) = (_features.Rings[ring], _features.Rings[ring + 1]);
                var ordinates = new double[2 * (end - start)];
                for (var vertex = start; vertex < end; vertex++)
                {
                    (ordinates[2 * (vertex - start)], ordinates[(2 * (vertex - start)) + 1]) = (_features.X[vertex], _features.Y[vertex]);
                }
                rings[i] = ordinates;
            }
            parts.Add(rings);
        }
        return new(parts, feature.Multi);
    }
}
