using ProfilePlatform.Web.Hosting;

return await PlatformApp.RunAsync(args);
