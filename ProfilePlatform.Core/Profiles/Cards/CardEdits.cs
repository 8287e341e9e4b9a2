using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles.History;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Profiles.Cards;

/// <summary>
/// Replaces a profile's list of cards by what its owner sends. Ids stay. What the owner changed is marked, so that no later run overwrites it. A card of
/// a document that is missing in the list is dismissed, for it would be proposed again; one that the owner wrote is removed.
/// </summary>
public sealed class CardEdits
{
    private readonly ProfileEdits _edits;
    private readonly ProfileHistory _history;
    private readonly TimeProvider _time;

    internal CardEdits(ProfileEdits edits, ProfileHistory history, TimeProvider time) => (_edits, _history, _time) = (edits, history, time);

    /// <summary>Stores the list.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="slug">The profile.</param>
    /// <param name="json">The cards in the API's shape.</param>
    /// <param name="basedOn">The profile's version that the owner saw; null where they do not say. Another by now: nothing is changed.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<EditProfileResult> ReplaceAsync(
        Viewer viewer, string slug, JsonElement json, long? basedOn, CancellationToken cancellationToken) =>
        _edits.EditAsync(viewer, slug, async (db, profile, token) =>
        {
            if (basedOn is { } version && version != profile.Version)
            {
                return new EditProfileResult.Conflict("cards-changed", "The profile was changed meanwhile. Read it again.");
            }

            var (drafts, errors) = CardsBody.Read(json);
            var existing = await db.Set<ExperienceCard>().Include(card => card.Children).Where(card => card.ProfileId == profile.Id)
                .ToDictionaryAsync(card => card.Id, token);
            foreach (var (draft, at) in drafts.Select((draft, at) => (draft, at)))
            {
                var card = draft.Id is { } id ? existing.GetValueOrDefault(id) : null;
                if (draft.Id is not null && card is null)
                {
                    errors.TryAdd($"cards[{at}].id", ["The profile has no card with this id."]);
                }
                else if (draft.Card.EnhancedDescription.Length > 0 && draft.Card.EnhancedDescription != card?.EnhancedDescription)
                {
                    errors.TryAdd($"cards[{at}].enhanced_description", ["A rewriting is accepted where it is held against the original. Send what is stored, or nothing."]);
                }
            }

            if (errors.Count > 0)
            {
                return new EditProfileResult.Invalid(errors);
            }

            Apply(db, profile, drafts, existing, viewer.Actor);
            return new EditProfileResult.Done(profile);
        }, cancellationToken);

    /// <summary>Shows <paramref name="text"/> in place of the card's own; its own again where it is empty. In the caller's transaction.</summary>
    internal void Describe(AppDbContext db, ExperienceCard card, string text, AuditActor actor)
    {
        if (card.EnhancedDescription != text)
        {
            _history.Add(db, card.ProfileId, actor, $"cards.{card.Id}.enhanced_description", card.EnhancedDescription, text);
            (card.EnhancedDescription, card.EditedAt) = (text, _time.GetUtcNow());
        }
    }

    private void Apply(
        AppDbContext db, Profile profile, List<CardDraft> drafts, Dictionary<Guid, ExperienceCard> existing, AuditActor actor)
    {
        for (var position = 0; position < drafts.Count; position++)
        {
            var (id, draft) = drafts[position];
            draft.Position = position;
            if (id is not null && existing.Remove(id.Value, out var card))
            {
                Change(db, card, draft, actor);
            }
            else
            {
                Add(db, profile, draft, actor);
            }
        }

        foreach (var left in existing.Values)
        {
            if (left.DocumentId is null)
            {
                _history.Add(db, profile.Id, actor, $"cards.{left.Id}", CardText.Of(left), null);
                db.Remove(left);
            }
            else if (left.State != CardState.Dismissed)
            {
                _history.Add(db, profile.Id, actor, $"cards.{left.Id}.state", left.State, CardState.Dismissed);
                left.State = CardState.Dismissed;
            }
        }
    }

    private void Add(AppDbContext db, Profile profile, ExperienceCard draft, AuditActor actor)
    {
        var card = new ExperienceCard { Id = Ids.New(_time), ProfileId = profile.Id, EditedAt = _time.GetUtcNow() };
        CardText.Copy(draft, card);
        card.State = draft.State == CardState.Proposed ? CardState.Accepted : draft.State;
        card.Position = draft.Position;
        card.Children = [.. draft.Children.Select(child => Child(child, Ids.New(_time), card.Id))];
        db.Add(card);
        _history.Add(db, profile.Id, actor, $"cards.{card.Id}", null, CardText.Of(card));
    }

    private void Change(AppDbContext db, ExperienceCard card, ExperienceCard draft, AuditActor actor)
    {
        if (draft.EnhancedDescription.Length > 0 && !CardText.SaySame(card, draft))
        {
            // It was accepted as another way to say what stood there.
            draft.EnhancedDescription = "";
        }

        var (before, after) = (CardText.Of(card), CardText.Of(draft));
        var changed = before.Where(field => JsonSerializer.Serialize(field.Value) != JsonSerializer.Serialize(after[field.Key])).ToList();
        foreach (var (field, value) in changed)
        {
            _history.Add(db, card.ProfileId, actor, $"cards.{card.Id}.{field}", value, after[field]);
        }

        if (draft.State != card.State)
        {
            _history.Add(db, card.ProfileId, actor, $"cards.{card.Id}.state", card.State, draft.State);
        }

        card.State = draft.State;
        card.Position = draft.Position;
        if (changed.Count == 0)
        {
            return;
        }

        card.EditedAt = _time.GetUtcNow();
        CardText.Copy(draft, card);
        if (changed.Exists(field => field.Key == CardText.Children))
        {
            var known = card.Children.Select(child => child.Id).ToHashSet();
            var wanted = draft.Children.Select(child => Child(child, known.Remove(child.Id) ? child.Id : Ids.New(_time), card.Id)).ToList();
            foreach (var old in card.Children.ToList())
            {
                if (wanted.Find(child => child.Id == old.Id) is { } same)
                {
                    (old.ChildType, old.ItemsJson, old.RawText, old.Position) = (same.ChildType, same.ItemsJson, same.RawText, same.Position);
                    wanted.Remove(same);
                }
                else
                {
                    db.Remove(old);
                }
            }

            db.AddRange(wanted);
        }
    }

    private static CardChild Child(CardChild draft, Guid id, Guid cardId) => new()
    {
        Id = id, CardId = cardId, ChildType = draft.ChildType, ItemsJson = draft.ItemsJson, RawText = draft.RawText, Position = draft.Position,
    };
}
