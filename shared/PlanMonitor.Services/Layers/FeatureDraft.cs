using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Attributes;

namespace PlanMonitor.Services.Layers;

/// <summary>
/// The usable features of an upload, put down while the upload is read, in the form that checks read them in. They are written to the store once it
/// is known that the upload is taken.
/// </summary>
internal sealed class FeatureDraft : IDisposable
{
    private readonly Spool _spool = new();
    private readonly IBlobs _blobs;
    private readonly string _container;
    private readonly Func<string, string, string> _nameOf;
    private readonly Action<Feature> _add;
    private readonly Func<Stream> _finish;

    /// <summary>Begins one.</summary>
    /// <param name="blobs">The store.</param>
    /// <param name="container">Where it will lie.</param>
    /// <param name="nameOf">Its name by plan and id of the upload.</param>
    /// <param name="writer">Takes a file for the time being, and gives what takes a feature and what gives the finished file, to be read once.</param>
    public FeatureDraft(IBlobs blobs, string container, Func<string, string, string> nameOf, Func<Stream, (Action<Feature> Add, Func<Stream> Finish)> writer)
    {
        (_blobs, _container, _nameOf) = (blobs, container, nameOf);
        (_add, _finish) = writer(_spool);
    }

    /// <summary>Takes the next feature.</summary>
    public void Add(Feature feature) => _add(feature);

    /// <summary>Writes it; doing it again by another draft of the same upload changes nothing.</summary>
    public async Task WriteAsync(string plan, string upload, CancellationToken cancel)
    {
        await using var content = _finish();
        await _blobs.WriteAsync(_container, _nameOf(plan, upload), content, BlobCondition.Always, cancel);
    }

    /// <summary>Takes all usable features of an archived upload and writes them: for a file that is missing, damaged or of another version.</summary>
    public async Task WriteAgainAsync(UploadRecord upload, AttributeNames names, CancellationToken cancel)
    {
        var content = await ArchivedUpload.ReadAsync(_blobs, upload, cancel);
        foreach (var feature in FeatureUpload.Usable(upload.Target, content, names))
        {
            cancel.ThrowIfCancellationRequested();
            Add(feature);
        }
        await WriteAsync(upload.Target.Plan, upload.Id, cancel);
    }

    /// <summary>Lets it go.</summary>
    public void Dispose() => _spool.Dispose();
}
