using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Enhancement.Style;

/// <summary>Takes sample letters: what is measured of one is kept, the letter is not.</summary>
public sealed class SampleLetters
{
    private static readonly DocumentRefusal NoProse = new(
        "letter-too-short", "The letter holds too little prose to be measured. It needs at least three whole sentences.");

    private readonly PlatformWriter _writer;
    private readonly PassingReader _reader;
    private readonly TimeProvider _time;

    internal SampleLetters(PlatformWriter writer, PassingReader reader, TimeProvider time) => (_writer, _reader, _time) = (writer, reader, time);

    /// <summary>Measures a letter for a profile; the style, or why there is none.</summary>
    /// <exception cref="ProfileGoneException">The profile was removed meanwhile.</exception>
    public async Task<(WritingStyle? Style, DocumentRefusal? Refusal)> TakeAsync(
        Guid profileId, string name, Stream content, CancellationToken cancellationToken)
    {
        var result = await _reader.ReadAsync(profileId, name, content, cancellationToken);
        if (result is not DocumentReadResult.Read read)
        {
            return (null, ((DocumentReadResult.Refused)result).Refusal);
        }

        return StyleMeasure.Of(read.Text.Text, "letter") is not { } style ? (null, NoProse)
            : await KeepAsync(profileId, style, cancellationToken) ? (style, null)
            : throw new ProfileGoneException();
    }

    /// <summary>Forgets what was measured of a letter. False where <paramref name="viewer"/> may not change the profile.</summary>
    public Task<bool> ForgetAsync(Viewer viewer, string slug, CancellationToken cancellationToken) => _writer.WriteAsync(async (db, token) =>
    {
        var profile = await db.Set<Profile>().AsNoTracking().EditableBy(viewer).SingleOrDefaultAsync(found => found.Slug == slug, token);
        if (profile is not null && await db.Set<OwnStyle>().SingleOrDefaultAsync(style => style.ProfileId == profile.Id, token) is { } own)
        {
            db.Remove(own);
        }

        return profile is not null;
    }, cancellationToken);

    private Task<bool> KeepAsync(Guid profileId, WritingStyle style, CancellationToken cancellationToken) => _writer.WriteAsync(async (db, token) =>
    {
        if (!await db.Set<Profile>().AnyAsync(profile => profile.Id == profileId, token))
        {
            return false;
        }

        var own = await db.Set<OwnStyle>().SingleOrDefaultAsync(found => found.ProfileId == profileId, token);
        if (own is null)
        {
            own = new OwnStyle { ProfileId = profileId };
            db.Add(own);
        }

        (own.Tone, own.VocabularyLevel, own.SentenceLength, own.At) = (style.Tone, style.VocabularyLevel, style.SentenceLength, _time.GetUtcNow());
        return true;
    }, cancellationToken);
}
