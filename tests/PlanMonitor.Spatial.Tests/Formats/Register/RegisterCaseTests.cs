using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.Register;

/// <summary>Files of registration coordinates.</summary>
public sealed class RegisterCaseTests
{
    public static TheoryData<string> Cases() => [.. FeatureCases.Names("register-points")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reads_as_expected(string name) => FeatureCases.Check("register-points", name);
}
