using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ProfilePlatform.Tests.Api;

namespace ProfilePlatform.Tests.Profiles;

public sealed class PhotoTests : IAsyncLifetime
{
    private static readonly Uri Photo = new("/api/profiles/photo-test/photo", UriKind.Relative);
    private PlatformHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await PlatformHost.StartAsync(cancellationToken: Token);
        await _host.Admin.PostAsync("/api/profiles", new { display_name = "Photo Test" });
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("portrait.jpg")]
    [InlineData("portrait.png")]
    [InlineData("portrait.webp")]
    [InlineData("transparent.png")]
    public async Task Put_Picture_BecomesASmallJpegWithoutMetadata_AndGoesAgain(string name)
    {
        (await PutAsync(await FileAsync(name))).ShouldBe(HttpStatusCode.OK);
        using var read = await _host.Admin.GetAsync(Photo, Token);
        var jpeg = await read.Content.ReadAsByteArrayAsync(Token);

        read.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        var (width, height) = SizeOf(jpeg);
        Math.Max(width, height).ShouldBeLessThanOrEqualTo(512);
        jpeg.AsSpan().IndexOf("Exif"u8).ShouldBe(-1);
        jpeg.AsSpan().IndexOf("GeheimerOrt"u8).ShouldBe(-1);
        Directory.GetFiles(_host.DataDir, "*.jpg", SearchOption.AllDirectories).ShouldHaveSingleItem();
        using var again = new HttpRequestMessage(HttpMethod.Get, Photo);
        again.Headers.IfNoneMatch.Add(read.Headers.ETag!);
        using var same = await _host.Admin.SendAsync(again, Token);
        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);

        (await _host.Admin.SendAsync(HttpMethod.Delete, Photo.ToString())).Status.ShouldBe(204);
        (await _host.Admin.ReadAsync(Photo.ToString())).Status.ShouldBe(404);
        Directory.GetFiles(_host.DataDir, "*.jpg", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Put_TurnedByItsExif_IsUpright()
    {
        // 60 × 40 pixels that are to be shown turned by a quarter.
        (await PutAsync(await FileAsync("turned.jpg"))).ShouldBe(HttpStatusCode.OK);
        SizeOf(await _host.Admin.GetByteArrayAsync(Photo, Token)).ShouldBe((40, 60));
    }

    [Fact]
    public async Task Put_Form_IsTakenToo()
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(await FileAsync("portrait.png"));
        form.Add(file, "file", "me.png");
        using var response = await _host.Admin.PutAsync(Photo, form, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Put_NoPicture_Is415()
    {
        foreach (var content in new[] { "", "hello", "GIF89a", "<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.7", "RIFF1234WAVE" })
        {
            (await PutAsync(Encoding.ASCII.GetBytes(content))).ShouldBe(HttpStatusCode.UnsupportedMediaType, content);
        }
    }

    [Fact]
    public async Task Put_TooManyBytes_Is413()
    {
        var bytes = new byte[(5 * 1024 * 1024) + 1];
        (await FileAsync("portrait.jpg")).CopyTo(bytes, 0);
        (await PutAsync(bytes)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("portrait.jpg")]
    [InlineData("portrait.png")]
    [InlineData("portrait.webp")]
    public async Task Put_CutShortOrBroken_Is422_AndKeepsThePhotoBefore(string name)
    {
        (await PutAsync(await FileAsync("portrait.png"))).ShouldBe(HttpStatusCode.OK);
        var before = await _host.Admin.GetByteArrayAsync(Photo, Token);
        var whole = await FileAsync(name);
        foreach (var part in new[] { whole[..16], whole[..(whole.Length / 2)], [.. whole[..32], .. new byte[2_000]] })
        {
            (await PutAsync(part)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        (await _host.Admin.GetByteArrayAsync(Photo, Token)).ShouldBe(before);
        Directory.GetFiles(_host.DataDir, "*.picture", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("bomb-40000x40000.png")]
    [InlineData("bomb-16000x16000.webp")]
    [InlineData("bomb-65500x65500.jpg")]
    public async Task Put_PixelBomb_IsOverWithinTenSeconds(string name)
    {
        var clock = Stopwatch.StartNew();
        (await PutAsync(await FileAsync(name))).ShouldBeOneOf(HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        (await _host.Admin.ReadAsync("/api/profiles/photo-test")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Put_RandomBytesBehindARightStart_AreNeverAFault()
    {
        var random = new Random(20_261_120);
        foreach (var name in new[] { "portrait.jpg", "portrait.png", "portrait.webp" })
        {
            for (var round = 0; round < 8; round++)
            {
                var bytes = await FileAsync(name);
                for (var flip = 0; flip < 20; flip++)
                {
                    bytes[random.Next(12, bytes.Length)] ^= (byte)(1 << random.Next(8));
                }

                ((int)await PutAsync(bytes)).ShouldBeOneOf(200, 422);
            }
        }
    }

    [Fact]
    public async Task Put_ByOthers_Is404()
    {
        using var other = await _host.SignInAsync("other@example.org", Token);
        using var content = new ByteArrayContent(await FileAsync("portrait.png"));
        using var response = await other.PutAsync(Photo, content, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.SendAsync(HttpMethod.Delete, Photo.ToString())).Status.ShouldBe(404);
    }

    private async Task<HttpStatusCode> PutAsync(byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        using var response = await _host.Admin.PutAsync(Photo, content, Token);
        return response.StatusCode;
    }

    private static Task<byte[]> FileAsync(string name) =>
        File.ReadAllBytesAsync(Path.Combine(Repository.Root, "ProfilePlatform.Tests", "Profiles", "Pictures", name), Token);

    // From the frame header: FF C0–C2, length, precision, height, width.
    private static (int Width, int Height) SizeOf(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; ;)
        {
            if (jpeg[at + 1] is 0xC0 or 0xC1 or 0xC2)
            {
                return ((jpeg[at + 7] << 8) | jpeg[at + 8], (jpeg[at + 5] << 8) | jpeg[at + 6]);
            }

            at += 2 + ((jpeg[at + 2] << 8) | jpeg[at + 3]);
        }
    }
}
