using PlanMonitor.Services.Deliveries.Channels;
using Xunit;

namespace PlanMonitor.Services.Tests.Deliveries;

/// <summary>Signatures as other implementations of Standard Webhooks compute them.</summary>
public sealed class StandardWebhooksTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    [Fact]
    public void The_vector_of_the_specification_holds() =>
        Assert.Equal(Signature, StandardWebhooks.Sign(Secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", At, """{"test": 2432232314}"""));

    [Fact]
    public void Two_secrets_give_two_signatures_in_their_order()
    {
        var other = StandardWebhooks.NewSecret();
        var signed = StandardWebhooks.Sign($"{other} {Secret}", "msg_p5jXN8AQM9LWM0D4loKWxJek", At, """{"test": 2432232314}""").Split(' ');
        Assert.Equal((2, Signature), (signed.Length, signed[1]));
        Assert.NotEqual(signed[0], signed[1]);
    }

    [Fact]
    public void Whatever_is_signed_changes_the_signature()
    {
        string[] signatures =
        [
            StandardWebhooks.Sign(Secret, "a", At, "b"), StandardWebhooks.Sign(Secret, "a2", At, "b"), StandardWebhooks.Sign(Secret, "a", At.AddSeconds(1), "b"), StandardWebhooks.Sign(Secret, "a", At, "b2"),
            StandardWebhooks.Sign(StandardWebhooks.NewSecret(), "a", At, "b"),
        ];
        Assert.Equal(signatures.Length, signatures.Distinct().Count());
    }

    [Fact]
    public void A_new_secret_is_a_secret_and_never_the_same()
    {
        var secret = StandardWebhooks.NewSecret();
        Assert.True(StandardWebhooks.IsSecret(secret));
        Assert.Equal(32, Convert.FromBase64String(secret["whsec_".Length..]).Length);
        Assert.NotEqual(secret, StandardWebhooks.NewSecret());
    }

    [Theory]
    [InlineData(Secret, true)]
    [InlineData("whsec_", false)]
    [InlineData("", false)]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", false)]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS", false)]
    [InlineData("whsec_密钥", false)]
    [InlineData("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", false)]
    [InlineData("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", true)]
    public void A_secret_has_the_prefix_and_the_base64_of_24_bytes_or_more(string text, bool right) => Assert.Equal(right, StandardWebhooks.IsSecret(text));

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_secret_has_at_most_64_bytes(int bytes, bool right) => Assert.Equal(right, StandardWebhooks.IsSecret("whsec_" + Convert.ToBase64String(new byte[bytes])));
}
