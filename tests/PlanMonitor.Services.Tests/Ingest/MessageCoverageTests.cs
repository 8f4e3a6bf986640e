using PlanMonitor.Core.Messages;
using Xunit;

namespace PlanMonitor.Services.Tests.Ingest;

/// <summary>No message about tables goes without a test of its words.</summary>
public sealed class MessageCoverageTests
{
    // Asserted in tests of their own: too large for a golden text, or beyond what a test should make.
    private static readonly string[] Elsewhere = ["table.too-many-rows", "table.more-problems", "right.several-proposals"];

    private static readonly string[] Areas = 
    [
        "table", "licence", "report", "right", "quota", "boundary", "progress", "reserves", "rates", "disturbance", "discoveries", "restoration", "greenlist", "projects", "duties",
    ];

    [Fact]
    public void Every_message_about_tables_stands_in_a_golden_text()
    {
        var golden = Golden.All();
        var said = MessageCatalogue.All.Select(entry => entry.Code).Where(code => Areas.Contains(code.Split('.')[0])).Where(code => !golden.Contains($"\n{code} (", StringComparison.Ordinal));
        Assert.Equal(Elsewhere.Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));
    }
}
