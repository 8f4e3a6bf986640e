using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using PlanMonitor.Azure.Tests;
using PlanMonitor.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace PlanMonitor.Azure.Tests;

/// <summary>The emulator of Azure Storage, started once on free loopback ports; test.sh installs it from npm.</summary>
public sealed class Azurite : IAsyncLifetime
{
    // The account and key of every emulator, published with it: no secret.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly string Program = Repo.At("tests", "PlanMonitor.Azure.Tests", "node_modules", "azurite", "dist", "src", "azurite.js");
    private Process? _process;

    /// <summary>Its connection string; null where it is not installed.</summary>
    public string? ConnectionString { get; private set; }

    /// <summary>Port of its blobs; queues and tables answer on the next two.</summary>
    public int Port { get; private set; }

    /// <summary>The connection string, or the test is skipped with a message.</summary>
    public string Required
    {
        get
        {
            Assert.SkipUnless(ConnectionString is not null, "Azurite is not installed: ./test.sh installs it from npm.");
            return ConnectionString!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            return;
        }
        // Between the search for free ports and the emulator's taking them another process may take one.
        const int Tries = 5;
        for (var tried = 1; !await StartAsync(); tried++)
        {
            await DisposeAsync();
            _ = tried < Tries ? tried : throw new InvalidOperationException("Azurite ended before it listened.");
        }
    }

    // False where it ended before it listened.
    private async Task<bool> StartAsync()
    {
        Port = FreePorts();
        var (blob, queue, table) = (Port, Port + 1, Port + 2);
        _process = Process.Start(new ProcessStartInfo(
            "node",
            [
                Program, "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--blobHost", "127.0.0.1", "--queueHost", "127.0.0.1", "--tableHost", "127.0.0.1",
                "--blobPort", $"{blob}", "--queuePort", $"{queue}", "--tablePort", $"{table}",
            ])
        { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Path.GetTempPath() })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        for (var listening = 0; listening < 3;)
        {
            if (await _process.StandardOutput.ReadLineAsync() is not { } line)
            {
                return false;
            }
            listening += line.Contains("successfully listen", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }
        _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{blob}/{Account};QueueEndpoint=http://127.0.0.1:{queue}/{Account};TableEndpoint=http://127.0.0.1:{table}/{Account};";
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    // Three in a row, as `azurite:PORT` on the command line means them; below those that systems give to connections.
    private static int FreePorts()
    {
        int port;
        do
        {
            port = RandomNumberGenerator.GetInt32(15_000, 32_000);
        }
        while (!(IsFree(port) && IsFree(port + 1) && IsFree(port + 2)));
        return port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (Exception fault) when (fault is SocketException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }
}
