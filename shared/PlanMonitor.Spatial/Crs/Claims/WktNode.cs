namespace PlanMonitor.Spatial.Crs.Claims;

/// <summary>One element of a well-known text: <c>KEYWORD["name", 1, CHILD[...]]</c>.</summary>
/// <param name="Keyword">The keyword in upper case.</param>
/// <param name="Texts">Its quoted texts, in order.</param>
/// <param name="Numbers">Its numbers, in order.</param>
/// <param name="Children">Its elements, in order.</param>
internal sealed record WktNode(string Keyword, List<string> Texts, List<double> Numbers, List<WktNode> Children)
{
    /// <summary>Its first quoted text; empty where it has none.</summary>
    public string Name => Texts.Count > 0 ? Texts[0] : "";

    /// <summary>Its first child with one of these keywords, or null.</summary>
    public WktNode? Child(params ReadOnlySpan<string> keywords)
    {
        foreach (var child in Children)
        {
            if (keywords.Contains(child.Keyword))
            {
                return child;
            }
        }
        return null;
    }

    /// <summary>It and all below it.</summary>
    public IEnumerable<WktNode> All() => Children.SelectMany(child => child.All()).Prepend(this);
}
