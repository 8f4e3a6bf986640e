using System.Text.Json.Serialization;

namespace PlanMonitor.Core.Sources;

/// <summary>Where a row came from; kept with it for good.</summary>
/// <param name="File">Name of the upload.</param>
/// <param name="Sha256">Hash of its content, lower-case hexadecimal.</param>
/// <param name="Line">Line, row of the sheet, or number of the record; 1-based; <see cref="WholeFile"/> where the whole file is meant.</param>
[JsonConverter(typeof(SourceConverter))]
public sealed record Source(string File, string Sha256, int Line)
{
    /// <summary>In place of a line: all of the file.</summary>
    public const int WholeFile = 0;
}
