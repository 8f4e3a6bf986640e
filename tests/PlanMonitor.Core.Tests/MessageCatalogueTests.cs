using System.Text.RegularExpressions;
using PlanMonitor.Core.Messages;
using Xunit;

namespace PlanMonitor.Core.Tests;

/// <summary>House rules of the message catalogue.</summary>
public sealed partial class MessageCatalogueTests
{
    [Fact]
    public void Every_entry_has_both_languages_with_the_same_placeholders()
    {
        Assert.All(MessageCatalogue.All, entry =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*\\.[a-z0-9]+(-[a-z0-9]+)*$", entry.Code);
            foreach (var text in new[] { entry.Message, entry.Action })
            {
                Assert.NotEmpty(text.Zh);
                Assert.NotEmpty(text.En);
                Assert.Equal(Placeholders(text.Zh), Placeholders(text.En));
            }
        });
    }

    private static SortedSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("\\{[a-zA-Z]+\\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
