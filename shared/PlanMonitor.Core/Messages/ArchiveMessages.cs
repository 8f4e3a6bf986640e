namespace PlanMonitor.Core.Messages;

public static partial class MessageCatalogue
{
    private static MessageEntry[] ArchiveMessages =>
    [
        WholeFile("archive.not-zip",
            "这种压缩格式（RAR、7z、gz）不能读取。", "Archives of this kind (RAR, 7z, gz) are not read.",
            "请解压后重新压缩为 zip 再上传。", "Unpack it, pack the files as a zip and upload that."),
        WholeFile("archive.broken",
            "zip 压缩包已损坏，或没有传完。", "The zip archive is broken or incomplete.",
            "请重新压缩后再上传。", "Pack the files again and upload the archive."),
        WholeFile("archive.too-many-entries",
            "压缩包中的文件超过 {limit} 个。", "The archive holds more than {limit} files.",
            "请只保留图形数据，分成几个压缩包上传。", "Keep only the data and upload several archives."),
        WholeFile("archive.inflates-too-far",
            "压缩包解开后超过 {limit} MB。", "The archive has more than {limit} MB when unpacked.",
            "请分成几个压缩包上传。", "Upload several archives."),
        WholeFile("archive.inflates-too-much",
            "压缩包中的“{value}”解开后超过压缩大小的 {limit} 倍，不予读取。", "'{value}' in the archive has more than {limit} times its packed size when unpacked; it is not read.",
            "正常的数据不会这样，请检查文件来源。", "Regular data does not pack like that: check where the file comes from."),
        WholeFile("archive.encrypted",
            "压缩包中的“{value}”设有密码。", "'{value}' in the archive is protected by a password.",
            "请去掉密码重新压缩后再上传。", "Pack the files without a password and upload the archive."),
        WholeFile("archive.nested",
            "压缩包中还有压缩包：“{value}”。", "There is an archive in the archive: '{value}'.",
            "请解压后把数据放进同一个 zip，或分别上传。", "Unpack it and put the data into one zip, or upload them one by one."),
        WholeFile("archive.path",
            "压缩包中的路径“{value}”指向压缩包之外。", "The path '{value}' in the archive leads out of it.",
            "请用普通的压缩软件重新压缩后再上传。", "Pack the files again with a regular program and upload the archive."),
        WholeFile("archive.repeated",
            "压缩包中有两个同名文件“{value}”。", "There are two files named '{value}' in the archive.",
            "请只保留其中一个，重新压缩后再上传。", "Keep one of them, pack the files again and upload the archive."),
        WholeFile("archive.entry-broken",
            "压缩包中的“{value}”已损坏，或压缩方式不能识别。", "'{value}' in the archive is broken or packed in a way that is not known.",
            "请用普通 zip 方式重新压缩后再上传。", "Pack the files again as a regular zip and upload the archive."),
        WholeFile("archive.nothing",
            "压缩包中没有可以读取的图形文件（{value}）。", "There is no file with features in the archive ({value}).",
            "请放入 shapefile（.shp、.dbf、.prj、.cpg）、GeoJSON、GeoPackage、KML 或界址点 TXT。", "Put in a shapefile (.shp, .dbf, .prj, .cpg), GeoJSON, GeoPackage, KML or boundary points as TXT."),
        Remark("archive.ignored",
            "压缩包中另有 {count} 个文件未读取：{value}。", "{count} other files of the archive were not read: {value}.",
            "如其中有图形数据，请导出为可以读取的格式。", "Where one of them holds features, export it in a format that is read."),
    ];
}
