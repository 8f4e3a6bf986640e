using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Services.Tests.Storage;

public sealed class NoSecretsTests
{
    [Fact]
    public async Task Without_a_key_vault_every_use_says_what_to_do()
    {
        const string Line = "The keys of webhooks lie in a key vault: name it with --vault https://NAME.vault.azure.net (with the suffix of your cloud).";
        var secrets = new NoSecrets();
        Assert.Equal(Line, (await Assert.ThrowsAsync<IOException>(() => secrets.GetAsync("a", default))).Message);
        Assert.Equal(Line, (await Assert.ThrowsAsync<IOException>(() => secrets.SetAsync("a", "b", default))).Message);
        Assert.Equal(Line, (await Assert.ThrowsAsync<IOException>(() => secrets.RemoveAsync("a", default))).Message);
    }
}
