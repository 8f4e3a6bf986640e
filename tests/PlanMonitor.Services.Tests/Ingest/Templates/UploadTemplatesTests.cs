using System.IO.Compression;
using System.Text;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ingest.Templates;
using PlanMonitor.Services.Tests.Ingest.Facts;
using Xunit;

namespace PlanMonitor.Services.Tests.Ingest.Templates;

/// <summary>What we hand out as a form, our own readers take.</summary>
public sealed class UploadTemplatesTests
{
    public static TheoryData<string> Kinds => [.. UploadTemplates.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_finding_names_the_upload_that_it_lacks_as_the_form_is_titled(string kind)
    {
        using var archive = new ZipArchive(new MemoryStream(UploadTemplates.Workbook(kind)));
        using var reader = new StreamReader(archive.GetEntry("xl/workbook.xml")!.Open());
        Assert.Contains($"<sheet name=\"{MissingText.Of(kind).Zh}\"", reader.ReadToEnd(), StringComparison.Ordinal);
        Assert.Equal(kind, MissingText.UploadOf(kind));
    }

    [Fact]
    public void Every_table_has_a_form() => Assert.Equal(UploadTarget.Kinds.Except(["plan", "layer", "footprints"]), UploadTemplates.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_column_is_known_and_the_example_is_taken(string kind)
    {
        var result = FactSamples.Read(kind, UploadTemplates.Workbook(kind));
        // No remark either: not on unknown columns, not on the sheet of explanations.
        Assert.Empty(result.Problems);
        Assert.Equal(1, result.Accepted);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_form_without_its_example_has_no_rows(string kind)
    {
        var result = FactSamples.Read(kind, Changed(UploadTemplates.Workbook(kind), xml => xml[..xml.IndexOf("<row r=\"3\">", StringComparison.Ordinal)] + xml[xml.IndexOf("</sheetData>", StringComparison.Ordinal)..]));
        Assert.Equal("table.no-rows", Assert.Single(result.Problems).Code);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_form_saved_as_csv_is_read_as_well(string kind)
    {
        // Spreadsheet programs write merged cells once: only the first column keeps its name in the second row for certain.
        using var archive = new ZipArchive(new MemoryStream(UploadTemplates.Workbook(kind)));
        using var reader = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var rows = System.Xml.Linq.XDocument.Parse(reader.ReadToEnd()).Descendants().Where(element => element.Name.LocalName == "row").Select(row => row.Elements().ToDictionary(cell => Column(cell), cell => cell.Value)).ToList();
        var columns = rows[0].Keys.ToList();
        var csv = rows.Select(row => string.Join(',', columns.Select(column => $"\"{row.GetValueOrDefault(column, "")}\""))).ToArray();
        var result = FactSamples.Read(kind, Samples.Csv(csv));
        Assert.Equal((1, 0), (result.Accepted, result.Rejected));
        Assert.DoesNotContain(result.Problems, problem => problem.Level != ProblemLevel.Remark);
    }

    [Fact]
    public void A_form_is_the_same_every_time() => Assert.Equal(UploadTemplates.Workbook("rights"), UploadTemplates.Workbook("rights"));

    [Fact]
    public void What_is_no_table_has_no_form() => Assert.Throws<ArgumentException>(() => UploadTemplates.Workbook("layer"));

    private static string Column(System.Xml.Linq.XElement cell) => new([.. cell.Attribute("r")!.Value.TakeWhile(char.IsLetter)]);

    private static byte[] Changed(byte[] workbook, Func<string, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry("xl/worksheets/sheet1.xml")!;
            string xml;
            using (var reader = new StreamReader(entry.Open()))
            {
                xml = reader.ReadToEnd();
            }
            entry.Delete();
            using var changed = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            changed.Write(Encoding.UTF8.GetBytes(change(xml)));
        }
        return stream.ToArray();
    }
}
