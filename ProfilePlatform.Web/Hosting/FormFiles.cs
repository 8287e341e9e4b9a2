namespace ProfilePlatform.Web.Hosting;

/// <summary>Files that are sent as forms.</summary>
internal static class FormFiles
{
    private const int BrokenOff = unchecked((int)0x80131620);

    /// <summary>The file in the field "file", or the only one; null where there is none or the form cannot be read.</summary>
    public static async Task<IFormFile?> OneAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var files = (await request.ReadFormAsync(cancellationToken)).Files;
            return files.GetFile("file") ?? (files.Count == 1 ? files[0] : null);
        }
        // A form that breaks off; a disk that is full has an error number of its own, and a body that is too large is told elsewhere.
        catch (Exception exception) when (exception is InvalidDataException or IOException { HResult: BrokenOff } and not BadHttpRequestException)
        {
            return null;
        }
    }
}
