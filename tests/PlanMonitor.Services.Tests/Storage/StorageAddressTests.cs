using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Services.Tests.Storage;

public sealed class StorageAddressTests
{
    [Theory]
    [InlineData("azurite", "http://127.0.0.1:10000/devstoreaccount1", "http://127.0.0.1:10001/devstoreaccount1", "http://127.0.0.1:10002/devstoreaccount1", true)]
    [InlineData("azurite:21000", "http://127.0.0.1:21000/devstoreaccount1", "http://127.0.0.1:21001/devstoreaccount1", "http://127.0.0.1:21002/devstoreaccount1", true)]
    [InlineData("azurite:65533", "http://127.0.0.1:65533/devstoreaccount1", "http://127.0.0.1:65534/devstoreaccount1", "http://127.0.0.1:65535/devstoreaccount1", true)]
    [InlineData("https://city.blob.core.windows.net", "https://city.blob.core.windows.net/", "https://city.queue.core.windows.net/", "https://city.table.core.windows.net/", false)]
    [InlineData("https://city.blob.core.chinacloudapi.cn/", "https://city.blob.core.chinacloudapi.cn/", "https://city.queue.core.chinacloudapi.cn/", "https://city.table.core.chinacloudapi.cn/", false)]
    [InlineData("https://city.z01.blob.storage.azure.net", "https://city.z01.blob.storage.azure.net/", "https://city.z01.queue.storage.azure.net/", "https://city.z01.table.storage.azure.net/", false)]
    [InlineData("https://blob.blob.core.windows.net", "https://blob.blob.core.windows.net/", "https://blob.queue.core.windows.net/", "https://blob.table.core.windows.net/", false)]
    public void An_address_names_three_services(string text, string blobs, string queues, string tables, bool emulator) =>
        Assert.Equal(new StorageAddress(new(blobs), new(queues), new(tables), emulator), StorageAddress.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("data")]
    [InlineData("Azurite")]
    [InlineData("azurite:")]
    [InlineData("azurite:0")]
    [InlineData("azurite:65534")]
    [InlineData("azurite:+1")]
    [InlineData("city")]
    [InlineData("city.blob.core.windows.net")]
    [InlineData("http://city.blob.core.windows.net")]
    [InlineData("https://city.table.core.windows.net")]
    [InlineData("https://city.blob.net")]
    [InlineData("https://blob.core.windows.net")]
    [InlineData("https://city.blob.core.windows.net/inbox")]
    [InlineData("https://city.blob.core.windows.net?sv=1&sig=x")]
    [InlineData("https://me@city.blob.core.windows.net")]
    [InlineData("https://city.blob.core.windows.net:8443")]
    [InlineData("https://10.0.0.1")]
    public void What_is_no_address_is_nothing(string text) => Assert.Null(StorageAddress.Parse(text));

    [Fact]
    public void Messages_name_the_blob_service() => Assert.Equal(
        ("https://city.blob.core.windows.net", "http://127.0.0.1:10000/devstoreaccount1"), ($"{StorageAddress.Parse("https://city.blob.core.windows.net")}", $"{StorageAddress.Parse("azurite")}"));
}
