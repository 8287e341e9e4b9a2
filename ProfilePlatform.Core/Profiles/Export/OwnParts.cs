using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Notifications.Sending;
using ProfilePlatform.Core.Notifications.Settings;
using ProfilePlatform.Core.Profiles.Cards;
using ProfilePlatform.Core.Profiles.History;
using ProfilePlatform.Core.Prompts;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Core.Profiles.Export;

/// <summary>The profile itself, its portrait, and the account of who owns it.</summary>
internal sealed class ProfilePart(ProfilePhotos photos) : IProfileExportPart
{
    public string About => """
        profile.json         what the profile says, with visibility, state and how to reach you
        photo.*              the portrait
        account.json         the account that owns the profile
        """;

    public async Task WriteAsync(ExportZip zip, AppDbContext db, Profile profile, CancellationToken cancellationToken)
    {
        await zip.AddAsync("profile.json", new
        {
            profile = ProfileView.Of(profile, contact: true), profile.CreatedAt, profile.UpdatedAt, profile.FirstEnabledAt, profile.DeletedAt,
        }, cancellationToken);
        if (photos.Find(profile) is { } photo)
        {
            await zip.AddFileAsync("photo" + Path.GetExtension(photo), photo, cancellationToken);
        }

        if (await db.Set<User>().AsNoTracking().SingleOrDefaultAsync(user => user.Id == profile.OwnerId, cancellationToken) is { } owner)
        {
            await zip.AddAsync("account.json", new { owner.Id, owner.Email, owner.Name, owner.CreatedAt }, cancellationToken);
        }
    }
}

/// <summary>Cards, also dismissed ones.</summary>
internal sealed class CardsPart : IProfileExportPart
{
    public string About => "cards.json           experience cards with their parts, also those that you dismissed";

    public Task WriteAsync(ExportZip zip, AppDbContext db, Profile profile, CancellationToken cancellationToken) => zip.AddRowsAsync(
        "cards.json",
        db.Set<ExperienceCard>().AsNoTracking().Include(card => card.Children).Where(card => card.ProfileId == profile.Id)
            .OrderBy(card => card.Position).AsAsyncEnumerable()
            .Select(card => new { card.Id, State = card.State.ToString().ToLowerInvariant(), card.EditedAt, card.DocumentId, Card = CardText.Of(card) }),
        cancellationToken);
}

/// <summary>Documents as they were uploaded, and the texts that were read in them.</summary>
internal sealed class DocumentsPart(DataDirectory data) : IProfileExportPart
{
    public string About => """
        documents.json       documents by name, size and SHA-256
        documents/           the documents as you uploaded them
        texts/               the text that was read in each, and texts of earlier documents that answers still quote
        """;

    public async Task WriteAsync(ExportZip zip, AppDbContext db, Profile profile, CancellationToken cancellationToken)
    {
        var documents = await db.Set<Document>().AsNoTracking().Where(document => document.ProfileId == profile.Id)
            .OrderBy(document => document.UploadedAt).ToListAsync(cancellationToken);
        await zip.AddAsync("documents.json", documents, cancellationToken);
        var folder = data.Documents(profile.Id);
        foreach (var document in documents)
        {
            var path = Path.Combine(folder, document.Sha256 + DocumentRules.ExtensionOf(document.Kind));
            await zip.AddFileAsync("documents/" + ExportZip.SafeName(document.Name), path, cancellationToken);
        }

        string[] texts = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        foreach (var path in texts.Order(StringComparer.Ordinal))
        {
            var name = documents.Find(document => path.Contains(document.Sha256, StringComparison.Ordinal))?.Name;
            await zip.AddFileAsync("texts/" + ExportZip.SafeName((name ?? "earlier-" + Path.GetFileNameWithoutExtension(path)) + ".json"), path, cancellationToken);
        }
    }
}

/// <summary>Prompts in all versions.</summary>
internal sealed class PromptsPart : IProfileExportPart
{
    public string About => "prompts.json         how your twin speaks, in all versions";

    public Task WriteAsync(ExportZip zip, AppDbContext db, Profile profile, CancellationToken cancellationToken) => zip.AddRowsAsync(
        "prompts.json",
        db.Set<ProfilePrompt>().AsNoTracking().Where(prompt => prompt.ProfileId == profile.Id).OrderBy(prompt => prompt.Number).AsAsyncEnumerable(),
        cancellationToken);
}

/// <summary>Changes, the audit trail, notifications and what models used.</summary>
internal sealed class RecordsPart : IProfileExportPart
{
    public string About => """
        history.json         changes of the profile by field: who, when, before and after
        audit.json           what was done to the profile, and what you did, as the audit trail has it
        notifications.json   what you were told of
        deliveries.json      how that was sent to you
        notification-choices.json  how you want to be told
        usage.json           each call of a language model for your profile
        """;

    public async Task WriteAsync(ExportZip zip, AppDbContext db, Profile profile, CancellationToken cancellationToken)
    {
        await zip.AddRowsAsync("history.json", db.Set<ProfileChange>().AsNoTracking().Where(change => change.ProfileId == profile.Id)
            .OrderBy(change => change.Id).AsAsyncEnumerable(), cancellationToken);
        // Another's address is not the owner's to have.
        await zip.AddRowsAsync("audit.json", db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.SubjectId == profile.Id || (entry.ActorId != null && entry.ActorId == profile.OwnerId)).OrderBy(entry => entry.Id)
            .AsAsyncEnumerable().Select(entry => new
            {
                entry.Id, entry.At, entry.ActorId, entry.ActorKind, entry.Action, entry.SubjectKind, entry.SubjectId, entry.DetailsJson,
                Address = entry.ActorId == profile.OwnerId && entry.ActorId is not null ? entry.Address : "",
            }), cancellationToken);
        var told = db.Set<Notification>().AsNoTracking()
            .Where(notification => notification.ProfileId == profile.Id || (notification.UserId != null && notification.UserId == profile.OwnerId));
        await zip.AddRowsAsync("notifications.json", told.OrderBy(notification => notification.Id).AsAsyncEnumerable(), cancellationToken);
        await zip.AddRowsAsync("deliveries.json", db.Set<Delivery>().AsNoTracking()
            .Where(delivery => delivery.UserId != null && delivery.UserId == profile.OwnerId).OrderBy(delivery => delivery.Id).AsAsyncEnumerable(), cancellationToken);
        await zip.AddAsync("notification-choices.json", new
        {
            choices = await db.Set<NoticeChoice>().AsNoTracking().Where(choice => choice.UserId == profile.OwnerId).ToListAsync(cancellationToken),
            pushover = await db.Set<PushoverKey>().AsNoTracking().Where(key => key.UserId == profile.OwnerId).ToListAsync(cancellationToken),
        }, cancellationToken);
        await zip.AddRowsAsync("usage.json", db.Set<UsageEntry>().AsNoTracking().Where(entry => entry.ProfileId == profile.Id)
            .OrderBy(entry => entry.Id).AsAsyncEnumerable(), cancellationToken);
    }
}
