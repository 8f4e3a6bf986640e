namespace PlanMonitor.Samples.Files;

/// <summary>An upload as it lies in the inbox, and the receipt that it should get.</summary>
/// <param name="Kind">rights, reports, quotas, layer, footprints.</param>
/// <param name="Plan">Id of the plan.</param>
/// <param name="Year">Year; null where none applies.</param>
/// <param name="Layer">Layer; null where none applies.</param>
/// <param name="Name">File name.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Receipt">What should become of it.</param>
internal sealed record SampleFile(string Kind, string Plan, int? Year, string? Layer, string Name, byte[] Content, ExpectedReceipt Receipt)
{
    /// <summary>Its place below <c>inbox/</c>.</summary>
    public string Blob => $"{Kind}/{Plan}/{(Year is { } year ? $"{year}" : "-")}/{Layer ?? "-"}/{Name}";
}

/// <summary>What should become of a file.</summary>
/// <param name="Encoding">gbk, gb18030, utf-8, utf-8-bom, xlsx, geojson.</param>
/// <param name="Status">accepted, accepted-with-remarks, rejected.</param>
/// <param name="Accepted">Rows or features taken.</param>
/// <param name="Rejected">Rows or features not taken; null where the file is no table of its kind.</param>
/// <param name="Problems">What is wrong or remarkable.</param>
internal sealed record ExpectedReceipt(string Encoding, string Status, int Accepted, int? Rejected, IReadOnlyList<ExpectedProblem> Problems)
{
    /// <summary>A receipt over problems.</summary>
    public static ExpectedReceipt Of(string encoding, int rows, params IReadOnlyList<ExpectedProblem> problems)
    {
        var rejected = problems.Count(problem => problem.Rejects);
        return new(encoding, problems.Count == 0 ? "accepted" : "accepted-with-remarks", rows - rejected, rejected, problems);
    }
}

/// <summary>One thing that a receipt should say.</summary>
/// <param name="Line">Line, row of the sheet, or number of the record, 1-based.</param>
/// <param name="Column">Column; null for a feature or a whole row.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Rejects">True where the row is not taken.</param>
/// <param name="Why">What is wrong.</param>
internal sealed record ExpectedProblem(int Line, string? Column, string? Value, bool Rejects, Words Why);

/// <summary>A text in Chinese and English.</summary>
internal sealed record Words(string Zh, string En);
