using System.CommandLine;
using PlanMonitor.Local.Commands;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Storage;

/// <summary>The storage that a command works on: a data folder, or an account of the cloud.</summary>
/// <param name="Ports">Its stores.</param>
/// <param name="Place">What messages call it: the full path of the folder, or the URI of the account.</param>
/// <param name="Folder">Full path of the data folder; null in the cloud.</param>
internal sealed record OpenStorage(Ports Ports, string Place, string? Folder) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private EmbeddedStorage? _owned;

    /// <summary>True where a command line names an account of the cloud; it exists without being made.</summary>
    public static bool IsCloud(ParseResult arguments) => Where(arguments) is not null;

    /// <summary>Opens what a command line names.</summary>
    public static async Task<OpenStorage> ByAsync(ParseResult arguments, string command, CancellationToken cancel)
    {
        if (Where(arguments) is not { } address)
        {
            return await OfFolderAsync(arguments.GetRequiredValue(CommonOptions.Data), command, cancel);
        }
#pragma warning disable RS0030 // This is the host, and the client lives for one look.
        using var http = new HttpClient { Timeout = Patience };
#pragma warning restore RS0030
        return new(await CloudAdapters.Load(AppContext.BaseDirectory).OpenAsync(address, arguments.GetValue(CommonOptions.Vault), http, cancel), $"{address}", null);
    }

    /// <summary>Opens a data folder.</summary>
    public static async Task<OpenStorage> OfFolderAsync(string folder, string command, CancellationToken cancel)
    {
        var embedded = await EmbeddedStorage.OpenAsync(folder, TimeProvider.System, $"planmonitor {command}", cancel);
        return new(new(embedded.Tables, embedded.Blobs, embedded.Queues, embedded.Secrets), embedded.Folder, embedded.Folder) { _owned = embedded };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _owned?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static StorageAddress? Where(ParseResult arguments)
    {
        if (arguments.GetValue(CommonOptions.Storage) is not { } text)
        {
            return arguments.GetValue(CommonOptions.Vault) is null ? null : throw new UsageException("--vault goes with --storage: a data folder keeps its own secrets.");
        }
        return arguments.GetResult(CommonOptions.Data) is { Implicit: false }
            ? throw new UsageException("--data and --storage name two places; give one of them.")
            : StorageAddress.Parse(text)!;
    }
}
