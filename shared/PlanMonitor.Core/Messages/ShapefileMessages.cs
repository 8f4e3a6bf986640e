namespace PlanMonitor.Core.Messages;

public static partial class MessageCatalogue
{
    private static MessageEntry[] ShapefileMessages => [.. ShapeMessages, .. DbfMessages, .. ShapefileWriteMessages];

    private static MessageEntry[] ShapeMessages =>
    [
        WholeFile("shapefile.magic",
            "这不是标准的 shapefile：文件开头的代码是 {value}，应为 9994。", "This is no standard shapefile: it begins with the number {value} instead of 9994.",
            "可能是某些软件的专用或加密格式，请用原软件另存为标准的 shapefile 后再上传。", "It may be a format of some program's own: open it there, save it as a standard shapefile and upload that."),
        WholeFile("shapefile.header-broken",
            "shapefile 的文件头（.shp 的前 100 个字节）已损坏。", "The head of the shapefile (the first 100 bytes of the .shp) is broken.",
            "请重新导出后再上传。", "Export the file again and upload it."),
        WholeFile("shapefile.truncated",
            ".shp 文件不完整：文件头写明 {announced} 字节，实有 {count} 字节。", "The .shp is incomplete: its head states {announced} bytes and it has {count}.",
            "文件可能没有复制完，请重新复制或导出后再上传。", "It may not have been copied to its end: copy or export it again and upload it."),
        WholeFile("shapefile.record-broken",
            ".shp 文件第 {line} 个记录写明的长度与文件不符，其后的内容无法读取。", "The length that record {line} of the .shp states does not fit the file; what follows cannot be read.",
            "请在制图软件中打开并重新导出后再上传。", "Open it in a mapping program, export it again and upload that."),
        WholeFile("shapefile.count-differs",
            ".shp 有 {shapes} 个图形，.dbf 有 {rows} 行属性，图形与属性无法对应。", "The .shp has {shapes} shapes and the .dbf has {rows} rows: shapes and attributes cannot be told to belong together.",
            "两个文件可能不是同一次导出的，请重新导出整套文件后再上传。", "The two may not be of the same export: export the whole set again and upload it."),
        WholeFile("shapefile.no-shp",
            "只有“{value}”的附属文件，缺少图形文件（.shp）。", "There are only the files that go with '{value}'; the shapes (.shp) are missing.",
            "请把 .shp、.dbf、.prj、.cpg 一起上传，最好打成一个 zip。", "Upload .shp, .dbf, .prj and .cpg together, best as one zip."),
        Row("shapefile.shape-broken",
            "第 {line} 个要素的图形数据已损坏：点数、环数与记录长度不符。", "The shape of feature {line} is broken: its counts of points and rings do not fit the length of its record.",
            "请在制图软件中检查该要素并重新导出。", "Check the feature in a mapping program and export it again."),
        Remark("shapefile.ring-directions",
            "第 {line} 个要素的环方向与包含关系不一致，已按包含关系区分外环和内环。", "The directions of the rings of feature {line} contradict what lies in what; shells and holes were told by what lies in what.",
            "请核对该要素的内环（洞）是否正确。", "Check the holes of the feature."),
        Remark("shapefile.length-differs",
            ".shp 文件比文件头写明的长，多出的记录也已读取。", "The .shp is longer than its head states; the records beyond were read as well.",
            "请核对要素个数。", "Check the number of features."),
        Remark("shapefile.no-dbf",
            "没有找到属性表（.dbf），要素没有编号和属性。", "There is no attribute table (.dbf): the features have no numbers and no attributes.",
            "请把 .dbf 与 .shp 一起上传。", "Upload the .dbf together with the .shp."),
        Remark("shapefile.no-prj",
            "没有找到坐标系文件（.prj），坐标系按坐标数值判断。", "There is no .prj; the coordinate system is told from the coordinates.",
            "请把 .prj 与 .shp 一起上传。", "Upload the .prj together with the .shp."),
    ];

    private static MessageEntry[] DbfMessages =>
    [
        WholeFile("dbf.header-broken",
            "属性表（.dbf）的文件头已损坏。", "The head of the attribute table (.dbf) is broken.",
            "请重新导出后再上传。", "Export the file again and upload it."),
        WholeFile("dbf.truncated",
            "属性表（.dbf）不完整：文件头写明 {announced} 行，实有 {count} 行。", "The attribute table (.dbf) is incomplete: its head states {announced} rows and it has {count}.",
            "文件可能没有复制完，请重新复制或导出后再上传。", "It may not have been copied to its end: copy or export it again and upload it."),
        Row("dbf.text-broken",
            "第 {line} 个要素的属性“{column}”不是有效的 {encoding} 文字。", "The attribute '{column}' of feature {line} is no valid text in {encoding}.",
            "请改正该属性，或以 UTF-8 编码重新导出（带 .cpg）。", "Correct the attribute, or export the data again in UTF-8 with a .cpg."),
        Remark("dbf.text-cut",
            "{count} 个属性值被字段宽度截断在半个字上，末尾的半个字已舍去。", "{count} attribute values were cut in the middle of a character by the width of their column; the half character was left out.",
            "请核对这些属性；可加大字段宽度后重新导出。", "Check them; a wider column keeps them whole."),
        Remark("dbf.deleted",
            "属性表中有 {count} 行标记为已删除，对应的要素未读取。", "{count} rows of the attribute table are marked as deleted; their features were not read.",
            "如需要这些要素，请在制图软件中恢复后重新导出。", "Where they are needed, restore them in a mapping program and export again."),
        Remark("dbf.encoding-detected",
            "属性表没有注明编码，按 {value} 读取。", "The attribute table does not say its encoding; it was read as {value}.",
            "请核对中文属性；导出时附上 .cpg 文件可免去判断。", "Check Chinese attributes; a .cpg beside the file settles it."),
        Remark("dbf.encoding-differs",
            "属性表注明的编码是 {value}，内容却是 {found}，已按 {found} 读取。", "The attribute table claims the encoding {value} but its texts are {found}; it was read as {found}.",
            "请核对中文属性，并改正 .cpg 文件。", "Check Chinese attributes, and correct the .cpg."),
        Remark("dbf.encoding-unknown",
            ".cpg 文件写的编码“{value}”不认识，属性表按 {found} 读取。", "The encoding '{value}' of the .cpg is not known; the attribute table was read as {found}.",
            "请核对中文属性，并改正 .cpg 文件。", "Check Chinese attributes, and correct the .cpg."),
    ];

    private static MessageEntry[] ShapefileWriteMessages =>
    [
        WholeFile("shapefile.write-too-large",
            "结果超过 2 GB，shapefile 装不下。", "The result has more than 2 GB, more than a shapefile can hold.",
            "请改用 GeoJSON，或按县区分开输出。", "Write GeoJSON, or write county by county."),
        WholeFile("shapefile.write-columns",
            "属性表需要 1 至 {limit} 列，这里有 {count} 列。", "The attribute table needs 1 to {limit} columns; these are {count}.",
            "请减少列数，或改用 GeoJSON。", "Leave columns out, or write GeoJSON."),
        Remark("shapefile.write-cut",
            "{count} 个属性值超过 shapefile 的上限（文字 {limit} 字节），文字已截短，数字未写入。", "{count} attribute values are longer than a shapefile can hold ({limit} bytes of text): texts were cut, numbers left out.",
            "需要完整内容时请改用 GeoJSON。", "Write GeoJSON where they are needed whole."),
        Remark("shapefile.write-lost",
            "{count} 个属性值含有 GBK 没有的字，已写成“?”。", "{count} attribute values have characters that GBK lacks; they were written as '?'.",
            "需要这些字时请改用 GeoJSON。", "Write GeoJSON where these characters are needed."),
    ];
}
