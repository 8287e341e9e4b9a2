using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Profiles;

/// <summary>
/// Makes a portrait of a picture: turned upright, at most 512 pixels a side, sRGB, without any metadata, as JPEG. libvips does it in a process of its
/// own under the limits of document readers, with only its hardened readers allowed.
/// </summary>
internal sealed class PortraitMaker(PortraitOptions options, TimeProvider time, ILogger<PortraitMaker> log) : IDisposable
{
    /// <summary>The end of the name under which a picture is read.</summary>
    public const string PictureExtension = ".picture";

    // Its just-in-time compiler would map a file, which the limit on files forbids.
    private static readonly string[] Environment =
        ["/usr/bin/env", "VIPS_BLOCK_UNTRUSTED=1", "VIPS_CONCURRENCY=1", "VIPS_NOVECTOR=1", "ORC_CODE=emulate"];

    private static readonly string[] Portrait =
    [
        ".jpg[Q=85,strip,background=255]", "512", "--height", "512", "--size", "down", "--export-profile", "srgb", "--fail-on", "truncated",
    ];

    private static readonly byte[] JpegStart = [0xFF, 0xD8, 0xFF];
    private static readonly byte[] PngStart = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private readonly SemaphoreSlim _places = new(2);

    /// <summary>Full path of vips; null where it is missing.</summary>
    public string? Program => options.SearchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, "vips")).FirstOrDefault(File.Exists);

    /// <summary>Makes the portrait; the picture stands in <paramref name="folder"/> meanwhile.</summary>
    public async Task<PortraitResult> MakeAsync(byte[] picture, string folder, CancellationToken cancellationToken)
    {
        if (!IsPicture(picture))
        {
            return new PortraitResult.Refused(PhotoRefusal.WrongType);
        }

        if (Program is not { } program)
        {
            return new PortraitResult.Refused(PhotoRefusal.Unavailable);
        }

        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Ids.New(time).ToString("N") + PictureExtension);
        await _places.WaitAsync(cancellationToken);
        try
        {
            await File.WriteAllBytesAsync(path, picture, cancellationToken);
            return await RunAsync([.. Environment, program, "thumbnail", path, .. Portrait], cancellationToken);
        }
        finally
        {
            _places.Release();
            File.Delete(path);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _places.Dispose();

    private async Task<PortraitResult> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var outcome = await ReaderProcess.RunAsync(command, options.TimeLimit, either.Token);
            if (outcome.ExitCode == 0 && IsJpeg(outcome.Output))
            {
                return new PortraitResult.Made(outcome.Output);
            }

            log.PortraitRefused(outcome.ExitCode);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            log.PortraitTimedOut(options.TimeLimit);
        }

        return new PortraitResult.Refused(PhotoRefusal.Unreadable);
    }

    private static bool IsPicture(ReadOnlySpan<byte> bytes) =>
        IsJpeg(bytes)
        || bytes.StartsWith(PngStart)
        || (bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..12].SequenceEqual("WEBP"u8));

    private static bool IsJpeg(ReadOnlySpan<byte> bytes) => bytes.StartsWith(JpegStart);
}

/// <summary>How portraits are made.</summary>
public sealed class PortraitOptions
{
    /// <summary>Folders in which vips is looked for, separated as in PATH.</summary>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>Time from start to end of one.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(8);
}

/// <summary>What came of a picture.</summary>
internal abstract record PortraitResult
{
    /// <summary>A JPEG of it.</summary>
    public sealed record Made(byte[] Jpeg) : PortraitResult;

    /// <summary>Nothing.</summary>
    public sealed record Refused(PhotoRefusal Refusal) : PortraitResult;
}
