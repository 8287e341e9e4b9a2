using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Web.Hosting;

/// <summary>How much room is left where the data is.</summary>
internal sealed class DiskPart(DataDirectory data)
{
    private const string Name = "disk";
    private const long Megabyte = 1024 * 1024;

    /// <summary>Below it a document and its index may not fit.</summary>
    private const long Little = 256 * Megabyte;

    /// <summary>Below it nothing can be relied on to be stored.</summary>
    private const long Nothing = 16 * Megabyte;

    public Component Check()
    {
        try
        {
            return Judge(new DriveInfo(data.Root).AvailableFreeSpace);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Component(Name, ComponentState.Failed, "the data folder cannot be reached");
        }
    }

    internal static Component Judge(long free) => free switch
    {
        < Nothing => new Component(Name, ComponentState.Failed, $"{free / Megabyte} MB are free: nothing more can be stored"),
        < Little => new Component(Name, ComponentState.Degraded, $"only {free / Megabyte} MB are free"),
        _ => new Component(Name, ComponentState.Ok, $"{free / (1024 * Megabyte)} GB are free"),
    };
}
