namespace PlanMonitor.Spatial.Formats.Attributes;

/// <summary>Codes of the type of a patch (TBLX): 耕园林草 are 01 to 04, which spreadsheets turn into 1 to 4.</summary>
internal static class PatchType
{
    /// <summary>The attributes with the code as the list has it; the same ones where it is that already.</summary>
    public static IReadOnlyDictionary<string, string> Normalised(IReadOnlyDictionary<string, string> attributes, AttributeNames names) =>
        attributes.Count > 0 && names.Find(attributes, AttributeNames.Type) is var (name, text) && text.Trim() is "1" or "2" or "3" or "4"
            ? new Dictionary<string, string>(attributes, StringComparer.Ordinal) { [name] = "0" + text.Trim() }
            : attributes;
}
