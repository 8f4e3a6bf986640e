using System.Text;
using Xunit;

namespace PlanMonitor.Api.Tests;

/// <summary>Uploads that are not taken leave nothing behind.</summary>
public sealed class UploadErrorTests
{
    private static readonly string LongName = new('长', 81);

    public static TheoryData<string, string, string, string> Places => new()
    {
        { "photos/dandong/2024/-/a.csv", "path.unknown", "上传路径“photos/dandong/2024/-/a.csv”不符合 inbox/类别/规划/年度/图层/文件名 的约定。请放入 inbox/plan|rights|quotas|layer|footprints|reports|progress|reserves|rates|disturbance|discoveries|restoration|greenlist|projects|duties/规划代号/年度/图层/ 下，不适用的部分写“-”。", "The upload path 'photos/dandong/2024/-/a.csv' is not of the form inbox/kind/plan/year/layer/name. Put it under inbox/plan|rights|quotas|layer|footprints|reports|progress|reserves|rates|disturbance|discoveries|restoration|greenlist|projects|duties/plan/year/layer/, with '-' where a part does not apply." },
        { "reports/dandong/now/-/a.csv", "path.unknown", "上传路径“reports/dandong/now/-/a.csv”不符合 inbox/类别/规划/年度/图层/文件名 的约定。请放入 inbox/plan|rights|quotas|layer|footprints|reports|progress|reserves|rates|disturbance|discoveries|restoration|greenlist|projects|duties/规划代号/年度/图层/ 下，不适用的部分写“-”。", "The upload path 'reports/dandong/now/-/a.csv' is not of the form inbox/kind/plan/year/layer/name. Put it under inbox/plan|rights|quotas|layer|footprints|reports|progress|reserves|rates|disturbance|discoveries|restoration|greenlist|projects|duties/plan/year/layer/, with '-' where a part does not apply." },
        { "reports/shenyang/2024/-/a.csv", "path.plan-unknown", "没有代号为“shenyang”的规划。请使用下列代号之一：chaoyang dandong liaoyang pingquan。", "There is no plan 'shenyang'. Use one of: chaoyang dandong liaoyang pingquan." },
        { "plan/a.b/-/-/a.json", "path.plan-unknown", "没有代号为“a.b”的规划。请使用下列代号之一：chaoyang dandong liaoyang pingquan。", "There is no plan 'a.b'. Use one of: chaoyang dandong liaoyang pingquan." },
        { "reports/dandong/-/-/a.csv", "path.year-missing", "“reports”类文件须注明年度。请加上 --year，或放入带年度的文件夹。", "A file of kind 'reports' needs a year. Give --year, or put it in a folder that names the year." },
        { "layer/dandong/-/-/a.json", "path.layer-missing", "图层文件须注明图层名称。请加上 --layer，例如 生态保护红线、永久基本农田、城镇开发边界。", "A layer file needs the name of its layer. Give --layer, for example red-line, farmland, urban-boundary." },
        { "reports/dandong/1999/-/a.csv", "file.year-outside", "年度 1999 不在规划基准年 2020 和规划期 2021—2025 之内。请核对年度。", "The year 1999 is neither the plan's base year 2020 nor in its period 2021 to 2025. Check the year." },
        { $"reports/dandong/2024/-/{LongName}", "upload.name", $"文件名“{LongName}”无法保存。请改名：UTF-8 编码不超过 240 字节，不含“/”“\\”和控制字符，图层名同样如此。", $"The file name '{LongName}' cannot be kept. Rename it: at most 240 bytes as UTF-8, no '/', no '\\', no control characters; the same holds for the name of a layer." },
        { "reports/dandong/2024/-/a%2Fb.csv", "upload.name", "文件名“a%2Fb.csv”无法保存。请改名：UTF-8 编码不超过 240 字节，不含“/”“\\”和控制字符，图层名同样如此。", "The file name 'a%2Fb.csv' cannot be kept. Rename it: at most 240 bytes as UTF-8, no '/', no '\\', no control characters; the same holds for the name of a layer." },
        { "reports/dandong/2024/-/a%0Ab.csv", "upload.name", "文件名“a\nb.csv”无法保存。请改名：UTF-8 编码不超过 240 字节，不含“/”“\\”和控制字符，图层名同样如此。", "The file name 'a\nb.csv' cannot be kept. Rename it: at most 240 bytes as UTF-8, no '/', no '\\', no control characters; the same holds for the name of a layer." },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_wrong_place_is_refused_before_anything_is_kept(string place, string code, string zh, string en)
    {
        await using var host = await ApiHost.OpenAsync();
        var answer = await host.PutAsync($"/api/uploads/{place}", "x");
        Assert.Equal((400, code, zh, en), answer.Problem);
        await NothingIsLeftAsync(host);
    }

    [Theory]
    [InlineData("Content-Encoding", "gzip", "upload.encoded", "不支持内容编码“gzip”。请直接发送文件本身，不要压缩传输。", "The content encoding 'gzip' is not supported. Send the file itself, without Content-Encoding.")]
    [InlineData("Content-Type", "multipart/form-data; boundary=x", "upload.form", "内容类型“multipart/form-data”是网页表单，不是文件本身。请直接发送文件内容，内容类型用 application/octet-stream。", "The content type 'multipart/form-data' is that of a web form, not of a file. Send the bytes of the file as application/octet-stream.")]
    [InlineData("Content-Type", "application/x-www-form-urlencoded", "upload.form", "内容类型“application/x-www-form-urlencoded”是网页表单，不是文件本身。请直接发送文件内容，内容类型用 application/octet-stream。", "The content type 'application/x-www-form-urlencoded' is that of a web form, not of a file. Send the bytes of the file as application/octet-stream.")]
    public async Task What_is_not_the_file_itself_is_refused(string header, string value, string code, string zh, string en)
    {
        await using var host = await ApiHost.OpenAsync();
        var answer = await host.SendAsync(new("PUT", Sample.Place + "a.csv") { Body = "x"u8.ToArray(), Headers = [(header, value)] });
        Assert.Equal((415, code, zh, en), answer.Problem);
        await NothingIsLeftAsync(host);
    }

    [Theory]
    [InlineData(11L)]
    [InlineData(null)]
    public async Task Too_much_is_refused_whether_it_is_announced_or_not(long? announced)
    {
        await using var host = await ApiHost.OpenAsync(options: new() { LargestUpload = 10 });
        var answer = await host.SendAsync(new("PUT", Sample.Place + "a.csv") { Stream = new MemoryStream(new byte[11]), Length = announced });
        Assert.Equal((413, "upload.too-large", "上传内容超过上限 10 字节。请拆分后分别上传。", "The upload is larger than 10 bytes. Split it and upload the parts."), answer.Problem);
        await NothingIsLeftAsync(host);
        Assert.Equal(202, (await host.SendAsync(new("PUT", Sample.Place + "a.csv") { Body = new byte[10] })).Status);
    }

    [Fact]
    public async Task Less_than_was_announced_is_not_taken_for_the_whole()
    {
        await using var host = await ApiHost.OpenAsync();
        var answer = await host.SendAsync(new("PUT", Sample.Place + "a.csv") { Body = new byte[7], Length = 9 });
        Assert.Equal((400, "upload.incomplete", "上传内容不完整：声明 9 字节，实际收到 7 字节。未保存任何内容，请重新上传。", "The upload is incomplete: 9 bytes were announced, 7 came. Nothing of it was kept; upload it again."), answer.Problem);
        await NothingIsLeftAsync(host);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_leaves_nothing_behind()
    {
        await using var host = await ApiHost.OpenAsync();
        var answer = await host.SendAsync(new("PUT", Sample.Place + "a.csv") { Stream = new FailingStream(Encoding.UTF8.GetBytes(Sample.Reports((1, 22))), () => new IOException("cut")) });
        Assert.Equal((500, "api.fault"), (answer.Status, answer.Problem.Code));
        Assert.Equal([$"PUT {Sample.Place}a.csv: cut"], host.Faults);
        await NothingIsLeftAsync(host);
        Assert.Equal(202, (await host.PutAsync(Sample.Place + "a.csv", Sample.Reports((1, 22)))).Status);
    }

    [Fact]
    public async Task A_folder_that_stands_where_the_file_belongs_is_a_name_that_is_taken()
    {
        await using var host = await ApiHost.OpenAsync();
        Directory.CreateDirectory(Path.Combine(host.Folder, "inbox", "reports", "dandong", "2024", "-", "a.csv"));
        var answer = await host.PutAsync(Sample.Place + "a.csv", "x");
        Assert.Equal((409, "upload.waiting"), (answer.Status, answer.Problem.Code));
        await NothingIsLeftAsync(host);
    }

    private static async Task NothingIsLeftAsync(ApiHost host)
    {
        Assert.Empty(await host.InboxAsync());
        var temporary = Path.Combine(host.Folder, ".tmp");
        Assert.Empty(Directory.Exists(temporary) ? Directory.EnumerateFiles(temporary) : []);
        Assert.Empty(await host.Backend.Ledger.EntriesAsync("dandong", TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }
}
