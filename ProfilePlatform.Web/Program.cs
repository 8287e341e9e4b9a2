using ProfilePlatform.Core.Documents.Reading;
using ProfilePlatform.Web.Hosting;

return DocumentReaderChild.TryRun(args) ?? await PlatformApp.RunAsync(args);
