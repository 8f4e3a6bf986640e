using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.TableShapes;

/// <summary>Tables that hold shapes.</summary>
public sealed class TableShapeCaseTests
{
    public static TheoryData<string> Cases() => [.. FeatureCases.Names("table-shapes")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reads_as_expected(string name) => FeatureCases.Check("table-shapes", name);
}
