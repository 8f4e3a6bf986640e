using System.Text.Json;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.GeoJson.Fast;

/// <summary>A feature that is not plain, read by the parser of the ordinary reader.</summary>
internal sealed class OddFeature(FormatLimits limits)
{
    // The object of the collection and its list lie round a feature.
    private const int Around = 2;

    private readonly FeatureParser _parser = new(limits, attributes: false);

    /// <summary>A reader of the text that begins with a feature.</summary>
    public static Utf8JsonReader Reader(ReadOnlySpan<byte> text) =>
        new(text, isFinalBlock: false, new(new JsonReaderOptions { MaxDepth = FormatLimits.Depth - Around, AllowMultipleValues = true }));

    /// <summary>The feature or what is wrong with it; null where it says something about the whole file.</summary>
    public Outcome<RawFeature>? Read(ReadOnlySpan<byte> text, int record)
    {
        var reader = Reader(text);
        try
        {
            return reader.Read() && _parser.TryRead(ref reader, text) && _parser.Crs is null ? FeatureChecks.Of(_parser, record, limits) : new Outcome<RawFeature>?();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
