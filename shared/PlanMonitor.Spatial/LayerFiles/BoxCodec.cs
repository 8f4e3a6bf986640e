using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>A box in whole millionths, rounded outward, each less what came before it: near boxes take few bytes. What is read holds what was written.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal struct BoxCodec
{
    private const double Scale = 1e6;

    private long _x;
    private long _y;

    /// <summary>Writes a box.</summary>
    public void Write(PageBuilder page, in Box box)
    {
        var (west, south, east, north) = (Down(box.West), Down(box.South), -Down(-box.East), -Down(-box.North));
        page.Signed(west - _x);
        page.Signed(south - _y);
        page.Number((ulong)(east - west));
        page.Number((ulong)(north - south));
        (_x, _y) = (west, south);
    }

    /// <summary>Reads the next box.</summary>
    public Box Read(ref PageReader page)
    {
        (_x, _y) = (_x + page.Signed(), _y + page.Signed());
        var (east, north) = (_x + (long)page.Number(), _y + (long)page.Number());
        return new(_x / Scale, _y / Scale, east / Scale, north / Scale);
    }

    private static long Down(double value)
    {
        var whole = (long)Math.Floor(value * Scale);
        // The product was rounded: what comes back must not lie beyond the value.
        return whole / Scale > value ? whole - 1 : whole;
    }
}
