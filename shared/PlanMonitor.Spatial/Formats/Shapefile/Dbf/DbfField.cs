namespace PlanMonitor.Spatial.Formats.Shapefile.Dbf;

/// <summary>A column of an attribute table as its head describes it.</summary>
/// <param name="Name">Bytes of its name, at most 10 (32 in dBASE 7), perhaps cut in the middle of a character.</param>
/// <param name="Type">Its type, a letter or sign.</param>
/// <param name="Offset">Where its value begins in a row.</param>
/// <param name="Length">Bytes of its value.</param>
internal sealed record DbfField(byte[] Name, char Type, int Offset, int Length)
{
    /// <summary>Whether values are text in the table's encoding.</summary>
    public bool IsText => Type == 'C';

    /// <summary>Whether values lie in another file (memo, blob, OLE) or are the program's own.</summary>
    public bool IsElsewhere => Type is 'M' or 'G' or 'P' or '0' || (Type == 'B' && Length != 8);
}
