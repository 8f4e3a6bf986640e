using PlanMonitor.Local.Storage;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.Storage;

public sealed class CloudAdaptersTests
{
    [Fact]
    public void Where_the_adapters_are_not_built_the_user_is_told_how()
    {
        using var folder = new TempFolder();
        var fault = Assert.Throws<UsageException>(() => CloudAdapters.Load(folder.Path));
        Assert.Equal("The adapters for --storage are not built. Build them with: dotnet build shared/PlanMonitor.Azure -c Release", fault.Message);
    }
}
