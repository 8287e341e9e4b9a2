namespace ProfilePlatform.Core.Documents.Reading.Pdf;

/// <summary>A word with its box in points; y grows downwards.</summary>
internal readonly record struct PdfWord(string Text, double Left, double Top, double Right, double Bottom);

/// <summary>One page as pdftotext sees it: lines of words, in its own order.</summary>
internal sealed record PdfPage(double Width, double Height, IReadOnlyList<IReadOnlyList<PdfWord>> Lines);
