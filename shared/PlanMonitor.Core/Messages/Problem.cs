namespace PlanMonitor.Core.Messages;

/// <summary>What a problem does to the data it was found in.</summary>
public enum ProblemLevel
{
    /// <summary>Taken all the same; the reader should know (备注).</summary>
    Remark,

    /// <summary>The row or feature is not taken.</summary>
    Row,

    /// <summary>The file is not taken.</summary>
    File,
}

/// <summary>One thing that is wrong or remarkable in an upload: an outcome, never an exception.</summary>
/// <param name="Code">Code in the <see cref="MessageCatalogue"/>.</param>
/// <param name="Level">What it does to the data.</param>
/// <param name="Line">Line of a text file, row of a sheet, or number of a record; 1-based; null for the whole file.</param>
/// <param name="Column">Header of the column, or path inside the record; null where none applies.</param>
/// <param name="Value">The value as it was read, cut to 200 characters.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Action">What to do about it.</param>
public sealed record Problem(string Code, ProblemLevel Level, int? Line, string? Column, string? Value, Text Message, Text Action)
{
    private const int LongestValue = 200;

    /// <summary>The file inside an archive, or the table or sheet, that it was found in; null where the upload has only one.</summary>
    public string? Part { get; init; }

    /// <summary>Builds a problem from the catalogue. Placeholders <c>{line}</c>, <c>{column}</c>, <c>{value}</c> and those named in <paramref name="arguments"/> are filled in.</summary>
    public static Problem Of(string code, int? line = null, string? column = null, string? value = null, params (string Name, object? Value)[] arguments)
    {
        var entry = MessageCatalogue.Entry(code);
        var cut = value is { Length: > LongestValue } ? value[..LongestValue] + "…" : value;
        (string Name, object? Value)[] all = [("line", line), ("column", column), ("value", cut), .. arguments];
        return new(code, entry.Level, line, column, cut, MessageCatalogue.Fill(entry.Message, all), MessageCatalogue.Fill(entry.Action, all));
    }
}
