using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.BoundaryPoints;

/// <summary>Each variant of boundary-point files that is known from the wild.</summary>
public sealed class BoundaryPointCaseTests
{
    public static TheoryData<string> Cases() => [.. FeatureCases.Names("boundary-points")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reads_as_expected(string name) => FeatureCases.Check("boundary-points", name);
}
