using QRCoder;

namespace ProfilePlatform.Core.Billing;

/// <summary>Texts as pictures that a telephone reads.</summary>
public static class QrPicture
{
    // A payment has about 60 modules a side: more pixels than any page gives it, also on screens of double density.
    private const int PixelsPerModule = 12;

    /// <summary>A PNG, black on white with its quiet zone; a sixth of it may be covered.</summary>
    public static byte[] Png(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        using var picture = new PngByteQRCode(code);
        return picture.GetGraphic(PixelsPerModule);
    }
}
