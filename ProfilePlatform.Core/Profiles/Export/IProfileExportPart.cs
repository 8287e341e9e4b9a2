using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Profiles.Export;

/// <summary>Knows of something that the platform holds on a person, and hands it out.</summary>
public interface IProfileExportPart
{
    /// <summary>One line for the README: the file and what it holds.</summary>
    string About { get; }

    /// <summary>Writes it.</summary>
    Task WriteAsync(ExportZip zip, AppDbContext db, Profile profile, CancellationToken cancellationToken);
}
