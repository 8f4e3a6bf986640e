using System.Text;

namespace PlanMonitor.Spatial.Formats.Shapefile.Dbf;

/// <summary>What the texts of a whole attribute table say of its encoding.</summary>
internal sealed class DbfEvidence
{
    private int _texts;
    private int _notUtf8;
    private int _notGbk;
    private int _long;
    private int _short;

    // Two characters of three bytes and none of two: text in GBK is that only by a chance of one in thousands.
    private bool SurelyUtf8 => _notUtf8 == 0 && _long >= 2 && _short == 0;

    /// <summary>Takes a text in.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        if (Ascii.IsValid(text))
        {
            return;
        }
        _texts++;
        _notGbk += GbText.Measure(text).Broken ? 1 : 0;
        if (Utf8Text.Measure(text).Broken)
        {
            _notUtf8++;
            return;
        }
        var (three, two) = Utf8Text.Count(text);
        (_long, _short) = (_long + three, _short + two);
    }

    /// <summary>
    /// The encoding to read in: what the table claims unless its bytes say otherwise, else UTF-8 where every text fits, else GBK. Where all of UTF-8 would be
    /// characters of two bytes, which Chinese has not, it is GBK: 一 in GBK is such a one.
    /// </summary>
    public DbfEncoding Choose(DbfEncoding? claimed)
    {
        if (claimed == DbfEncoding.Big5)
        {
            return SurelyUtf8 ? DbfEncoding.Utf8 : claimed;
        }
        if (_texts == 0)
        {
            return claimed ?? DbfEncoding.Utf8;
        }
        if (claimed == DbfEncoding.Gbk)
        {
            return SurelyUtf8 || _notGbk > _notUtf8 ? DbfEncoding.Utf8 : claimed;
        }
        var likely = _notUtf8 == 0 ? (_long > 0 || _notGbk > 0 || claimed is not null) : _notUtf8 < _notGbk;
        return likely ? DbfEncoding.Utf8 : DbfEncoding.Gbk;
    }

    /// <summary>Whether there was any text that an encoding matters for.</summary>
    public bool Matters => _texts > 0;
}
