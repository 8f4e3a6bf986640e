using System.Globalization;

namespace PlanMonitor.Spatial.Overlay;

/// <summary>
/// Writes <c>footprint,layer,feature,area_m2</c> with the quoting of RFC 4180 and one LF per row. Ids are written as they are, also those that begin
/// with = + - or @: programs join on them, and this file is read by programs; what staff open in a spreadsheet is the workbook export.
/// </summary>
internal sealed class OverlayCsv
{
    private const string Header = "footprint,layer,feature,area_m2\n";
    private const int LongestFigure = 400;
    private readonly TextWriter _output;
    private char[] _page = new char[1 << 15];
    private int _length;

    /// <summary>Begins with the header.</summary>
    public OverlayCsv(TextWriter output)
    {
        _output = output;
        Put(Header);
    }

    /// <summary>Writes a row; the area to three decimals.</summary>
    public void Row(string footprint, string layer, string feature, double area)
    {
        Cell(footprint);
        Put(",");
        Cell(layer);
        Put(",");
        Cell(feature);
        Put(",");
        Figure(area);
        Put("\n");
    }

    /// <summary>Hands on what is still here.</summary>
    public void Flush()
    {
        _output.Write(_page, 0, _length);
        _length = 0;
    }

    private void Cell(string text) => Put(text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");

    private void Put(string text)
    {
        Room(text.Length);
        text.CopyTo(_page.AsSpan(_length));
        _length += text.Length;
    }

    private void Figure(double area)
    {
        Room(LongestFigure);
        var thousandths = area * 1000;
        var whole = (long)Math.Clamp(Math.Round(thousandths), 0, 1e15);
        int written;
        // Near the middle between two figures, and beyond what a product keeps, the exact and slower way decides.
        if (Math.Abs(thousandths - whole) < 0.49 && thousandths < 1e12)
        {
            (whole, var rest) = Math.DivRem(whole, 1000);
            whole.TryFormat(_page.AsSpan(_length), out written, default, CultureInfo.InvariantCulture);
            _length += written;
            _page[_length] = '.';
            (_page[_length + 1], _page[_length + 2], _page[_length + 3]) = ((char)('0' + (rest / 100)), (char)('0' + (rest / 10 % 10)), (char)('0' + (rest % 10)));
            written = 4;
        }
        else
        {
            area.TryFormat(_page.AsSpan(_length), out written, "F3", CultureInfo.InvariantCulture);
        }
        _length += written;
    }

    private void Room(int length)
    {
        if (_length + length > _page.Length)
        {
            Flush();
            if (length > _page.Length)
            {
                _page = new char[2 * length];
            }
        }
    }
}
