using System.Globalization;

namespace PlanMonitor.Services.Storage;

/// <summary>Where the three services of one storage account answer, in any cloud.</summary>
/// <param name="Blobs">URI of the blob service, for example https://ACCOUNT.blob.core.windows.net.</param>
/// <param name="Queues">URI of the queue service.</param>
/// <param name="Tables">URI of the table service.</param>
/// <param name="IsEmulator">True for Azurite on this machine, which is opened with its published key.</param>
public sealed record StorageAddress(Uri Blobs, Uri Queues, Uri Tables, bool IsEmulator)
{
    private const string Emulator = "azurite";
    private const string EmulatorAccount = "devstoreaccount1";
    private const int EmulatorPort = 10_000;
    private const int LastPort = 65_535;
    private const string BlobService = "blob";

    /// <summary>
    /// Reads <c>azurite</c> (ports 10000 to 10002), <c>azurite:PORT</c> (queues and tables on the next two ports) or the URI of an account's blob service, whose
    /// queue and table services stand beside it under the same suffix; null for anything else.
    /// </summary>
    public static StorageAddress? Parse(string text) =>
        text == Emulator ? OfEmulator(EmulatorPort)
        : text.StartsWith(Emulator + ":", StringComparison.Ordinal)
            ? int.TryParse(text.AsSpan(Emulator.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= LastPort - 2 ? OfEmulator(port) : null
        : OfAccount(text);

    private static StorageAddress OfEmulator(int port)
    {
        Uri At(int offset) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port + offset}/{EmulatorAccount}"));
        return new(At(0), At(1), At(2), IsEmulator: true);
    }

    private static StorageAddress? OfAccount(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri is not { Scheme: "https", IsDefaultPort: true, UserInfo: "", PathAndQuery: "/", Fragment: "", HostNameType: UriHostNameType.Dns })
        {
            return null;
        }
        var labels = uri.Host.Split('.');
        var place = Array.IndexOf(labels, BlobService, 1);
        if (place < 0 || labels.Length - place < 3)
        {
            return null;
        }
        Uri At(string service) => new($"https://{string.Join('.', [.. labels[..place], service, .. labels[(place + 1)..]])}/");
        return new(At(BlobService), At("queue"), At("table"), IsEmulator: false);
    }

    /// <summary>The blob service, as messages name the storage.</summary>
    public override string ToString() => Blobs.AbsoluteUri.TrimEnd('/');
}
