using Azure.Core;
using Azure.Security.KeyVault.Secrets;
using PlanMonitor.Azure.Tests.Faults;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Azure.Tests.Secrets;

/// <summary>Secrets in a vault that keeps what was deleted.</summary>
public sealed class KeyVaultSecretsTests
{
    private readonly ManualTime time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_secret_is_set_read_and_removed()
    {
        var (secrets, _) = Open(steps: 0);
        Assert.Null(await secrets.GetAsync("webhook-1", Cancel));
        await secrets.SetAsync("webhook-1", "密钥", Cancel);
        Assert.Equal("密钥", await secrets.GetAsync("webhook-1", Cancel));
        await secrets.SetAsync("webhook-1", "newer", Cancel);
        Assert.Equal("newer", await secrets.GetAsync("webhook-1", Cancel));
        await secrets.RemoveAsync("webhook-1", Cancel);
        Assert.Null(await secrets.GetAsync("webhook-1", Cancel));
        await secrets.RemoveAsync("webhook-1", Cancel);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public async Task A_secret_that_was_removed_is_recovered_and_set_again_without_a_purge(int steps)
    {
        var (secrets, vault) = Open(steps);
        await secrets.SetAsync("a", "old", Cancel);
        await secrets.RemoveAsync("a", Cancel);
        await Passing(secrets.SetAsync("a", "new", Cancel));
        Assert.Equal("new", await secrets.GetAsync("a", Cancel));
        Assert.Contains("POST /deletedsecrets/a", vault.Requests);
        Assert.DoesNotContain(vault.Requests, request => request.StartsWith("DELETE /deletedsecrets", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_vault_that_never_comes_back_is_an_exception()
    {
        var (secrets, _) = Open(steps: 1000);
        await secrets.SetAsync("a", "old", Cancel);
        await secrets.RemoveAsync("a", Cancel);
        Assert.Equal(409, (await Assert.ThrowsAsync<global::Azure.RequestFailedException>(() => Passing(secrets.SetAsync("a", "new", Cancel)))).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("a_b")]
    [InlineData("a/b")]
    [InlineData("密")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901")]
    public async Task A_name_that_breaks_the_rule_is_an_argument_exception(string name)
    {
        var (secrets, vault) = Open(steps: 0);
        await Assert.ThrowsAsync<ArgumentException>(() => secrets.GetAsync(name, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => secrets.SetAsync(name, "x", Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => secrets.RemoveAsync(name, Cancel));
        Assert.Empty(vault.Requests);
    }

    private async Task Passing(Task task)
    {
        while (!task.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(time.Waiting > 0 ? 1 : 0));
            await Task.Yield();
        }
        await task;
    }

    private (KeyVaultSecrets Secrets, FakeVault Vault) Open(int steps)
    {
        var vault = new FakeVault(steps);
        var client = new SecretClient(FakeVault.Uri, new AnyCredential(), new SecretClientOptions { Transport = new FakeTransport(vault.Answer), Retry = { MaxRetries = 0 } });
        return (new(client, time), vault);
    }

    private sealed class AnyCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
