namespace ProfilePlatform.Web.Hosting;

/// <summary>Files that are sent as forms.</summary>
internal static class FormFiles
{
    /// <summary>The file in the field "file", or the only one; null where there is none or the form cannot be read.</summary>
    public static async Task<IFormFile?> OneAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var files = (await request.ReadFormAsync(cancellationToken)).Files;
            return files.GetFile("file") ?? (files.Count == 1 ? files[0] : null);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
