namespace PlanMonitor.Services.Storage;

/// <summary>The port through which a host opens storage whose adapters it does not know: they are loaded where they are built.</summary>
public interface IStorageConnector
{
    /// <summary>Opens the stores of an account, after a look whether they answer and let the caller in.</summary>
    /// <param name="address">The account.</param>
    /// <param name="vault">The key vault with the secrets; null: there are none, see <see cref="NoSecrets"/>.</param>
    /// <param name="http">For the look, with the host's patience; the stores have a client of their own.</param>
    /// <param name="cancel">Ends the look.</param>
    /// <exception cref="IOException">They do not; the message says why and what to do, in one line of English.</exception>
    Task<Ports> OpenAsync(StorageAddress address, Uri? vault, HttpClient http, CancellationToken cancel);
}
