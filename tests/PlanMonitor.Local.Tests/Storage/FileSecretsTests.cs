using PlanMonitor.Contracts.Storage;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Storage;

public sealed class EmbeddedSecretsTests : SecretsContract
{
    private readonly Opened opened = new();

    protected override async ValueTask<ISecrets> OpenAsync() => (await opened.OpenAsync()).Secrets;

    public override ValueTask DisposeAsync() => opened.DisposeAsync();

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Only_the_owner_may_read_and_nothing_is_left_beside()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes of files.");
        await Secrets.SetAsync("a-secret", "first", Cancel);
        // What a killed writer left behind.
        File.WriteAllText(opened.Folder.At("secrets", ".a-secret"), "half");
        await Secrets.SetAsync("a-secret", "second", Cancel);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(opened.Folder.At("secrets")));
        var file = Assert.Single(Directory.GetFiles(opened.Folder.At("secrets")));
        Assert.Equal((opened.Folder.At("secrets", "a-secret"), UnixFileMode.UserRead | UnixFileMode.UserWrite), (file, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task A_name_that_is_a_device_elsewhere_is_a_file_here()
    {
        await Secrets.SetAsync("con", "value", Cancel);
        Assert.Equal("value", await Secrets.GetAsync("con", Cancel));
    }
}
