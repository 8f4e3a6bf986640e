using System.Text;

namespace PlanMonitor.Spatial.Formats.Encodings;

/// <summary>What all texts of a file together say of its encoding: one text alone may pass for another encoding, all of them hardly ever.</summary>
internal sealed class EncodingEvidence
{
    private const int Proof = 2;

    private int _texts;
    private int _notUtf8;
    private int _notGbk;
    private int _chineseInUtf8;

    /// <summary>Whether there was any text that an encoding matters for.</summary>
    public bool Matters => _texts > 0;

    // Characters of three bytes and none of two, which Chinese has not: text in GBK is that by a rare chance.
    private bool LooksUtf8 => _chineseInUtf8 * 2 > _texts;

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
        }
        else if (Utf8Text.LooksChinese(text))
        {
            _chineseInUtf8++;
        }
    }

    /// <summary>
    /// The encoding to read in: what the file claims unless its bytes say otherwise, else UTF-8 where most texts look it, else GBK. What would be characters of two bytes in UTF-8
    /// is GBK: 一 is such a one.
    /// </summary>
    public TextEncoding Choose(TextEncoding? claimed)
    {
        if (_texts == 0)
        {
            return claimed ?? TextEncoding.Utf8;
        }
        if (claimed is null)
        {
            return LooksUtf8 || _notUtf8 < _notGbk ? TextEncoding.Utf8 : TextEncoding.Gbk;
        }
        if (claimed == TextEncoding.Utf8)
        {
            return LooksUtf8 || _notUtf8 <= _notGbk ? claimed : TextEncoding.Gbk;
        }
        return LooksUtf8 && ((_notUtf8 == 0 && _chineseInUtf8 >= Proof) || _notUtf8 < _notGbk) ? TextEncoding.Utf8 : claimed;
    }
}
