using System.Security.Cryptography;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Contracts.Storage;

/// <summary>What every adapter of <see cref="ISecrets"/> does. Each test uses a name of its own, so that a store may be shared.</summary>
public abstract class SecretsContract : IAsyncLifetime
{
    private readonly string name = "s-" + RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>The adapter under test.</summary>
    protected ISecrets Secrets { get; private set; } = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Secrets = await OpenAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Opens the adapter.</summary>
    protected abstract ValueTask<ISecrets> OpenAsync();

    [Fact]
    public async Task A_secret_that_was_never_set_is_not_there_and_can_be_removed()
    {
        Assert.Null(await Secrets.GetAsync(name, Cancel));
        await Secrets.RemoveAsync(name, Cancel);
        Assert.Null(await Secrets.GetAsync(name, Cancel));
    }

    [Theory]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData(" 密钥 \n 𠮷 ")]
    [InlineData("x")]
    public async Task A_secret_comes_back_as_it_was_set(string value)
    {
        await Secrets.SetAsync(name, value, Cancel);
        Assert.Equal(value, await Secrets.GetAsync(name, Cancel));
    }

    [Fact]
    public async Task The_newest_value_counts()
    {
        await Secrets.SetAsync(name, "first, and longer", Cancel);
        await Secrets.SetAsync(name, "second", Cancel);
        Assert.Equal("second", await Secrets.GetAsync(name, Cancel));
    }

    [Fact]
    public async Task A_removed_secret_is_gone_and_its_name_can_be_used_again()
    {
        await Secrets.SetAsync(name, "first", Cancel);
        await Secrets.RemoveAsync(name, Cancel);
        Assert.Null(await Secrets.GetAsync(name, Cancel));
        await Secrets.SetAsync(name, "second", Cancel);
        Assert.Equal("second", await Secrets.GetAsync(name, Cancel));
    }

    [Fact]
    public async Task Secrets_are_apart()
    {
        await Secrets.SetAsync(name, "one", Cancel);
        await Secrets.SetAsync(name + "-2", "two", Cancel);
        await Secrets.RemoveAsync(name + "-2", Cancel);
        Assert.Equal("one", await Secrets.GetAsync(name, Cancel));
    }

    [Fact]
    public async Task The_longest_name_and_value_are_kept()
    {
        var longest = name + new string('z', SecretRules.NameLength - name.Length);
        var value = new string('a', SecretRules.ValueBytes);
        await Secrets.SetAsync(longest, value, Cancel);
        Assert.Equal(value, await Secrets.GetAsync(longest, Cancel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("a_b")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("密")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901")]
    public async Task A_name_that_breaks_the_rule_is_refused(string wrong)
    {
        await Assert.ThrowsAsync<ArgumentException>("name", () => Secrets.GetAsync(wrong, Cancel));
        await Assert.ThrowsAsync<ArgumentException>("name", () => Secrets.SetAsync(wrong, "value", Cancel));
        await Assert.ThrowsAsync<ArgumentException>("name", () => Secrets.RemoveAsync(wrong, Cancel));
    }

    [Fact]
    public async Task A_value_that_breaks_the_rule_is_refused_without_being_told()
    {
        var tooLong = new string('q', SecretRules.ValueBytes + 1);
        Assert.DoesNotContain("qqq", (await Assert.ThrowsAsync<ArgumentException>("value", () => Secrets.SetAsync(name, tooLong, Cancel))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>("value", () => Secrets.SetAsync(name, "", Cancel));
        Assert.Null(await Secrets.GetAsync(name, Cancel));
    }
}
