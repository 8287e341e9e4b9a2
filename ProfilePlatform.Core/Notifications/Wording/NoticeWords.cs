using System.Globalization;
using System.Text.Json;

namespace ProfilePlatform.Core.Notifications.Wording;

/// <summary>The words for each kind.</summary>
internal static class NoticeWords
{
    /// <summary>What <paramref name="notification"/> says; <paramref name="profile"/> is the one that it is about, where there is one.</summary>
    public static NoticeText Of(Notification notification, NoticeProfile? profile)
    {
        try
        {
            using var payload = JsonDocument.Parse(notification.PayloadJson);
            return Write(notification.Kind, new Fields(payload.RootElement), profile, notification.PayloadJson);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Plain("There is news on your profile", "Open the platform to see it.", "Open it", profile is null ? "/account/notifications" : $"/owner/{profile.Slug}");
        }
    }

    private static NoticeText Write(string kind, Fields fields, NoticeProfile? profile, string json)
    {
        var (name, desk) = (NoticeText.Line(profile?.Name ?? "your profile"), profile is null ? "/owner" : $"/owner/{profile.Slug}");
        return kind switch
        {
            NotificationKinds.Lead => Lead(fields, name, desk),
            NotificationKinds.Gap => new NoticeText(
                $"{name}: a question found no answer", [$"A visitor asked {name} something that the documents do not answer:"], [NoticeText.Quote(fields.Text("question"))],
                "Read the conversation", Conversation(desk, fields)),
            NotificationKinds.Registration => Plain(
                $"New registration: {fields.Line("name")}", $"{fields.Line("name")} registered and made the profile {fields.Line("slug")}.", "See the profile", profile is null ? "/admin" : desk),
            NotificationKinds.Budget => Budget(fields, profile, name, desk),
            NotificationKinds.SearchAlert => SearchAlert(fields),
            NotificationKinds.Digest => Digest(Read<DigestNotice>(json), name, desk),
            NotificationKinds.Invoice => Invoice(Read<InvoiceNotice>(json), name, desk),
            NotificationKinds.Receipt => Receipt(Read<ReceiptNotice>(json), name, desk),
            NotificationKinds.Donation => Donation(Read<DonationNotice>(json)),
            NotificationKinds.Test => Plain("This is a test", "Messages from ProfilePlatform reach you here.", "Change what you are told", "/account/notifications"),
            _ => throw new JsonException("A kind without words."),
        };
    }

    private static NoticeText Lead(Fields fields, string name, string desk)
    {
        var (who, email) = (fields.Line("name"), fields.Line("email"));
        var notes = NoticeText.Quote(fields.Text("notes"));
        var line = who.Length > 0 ? $"{who} left the address {email} in a conversation with {name}." : $"A visitor left the address {email} in a conversation with {name}.";
        return new NoticeText($"New lead for {name}: {(who.Length > 0 ? who : email)}", [line], notes.Length > 0 ? [notes] : [], "Read the conversation", Conversation(desk, fields));
    }

    private static NoticeText Budget(Fields fields, NoticeProfile? profile, string name, string desk)
    {
        var figures = $"{Number(fields.Whole("used"))} of {Number(fields.Whole("limit"))} tokens of {fields.Line("day")} are used up.";
        return profile is null
            ? Plain("The platform’s tokens of today are used up", $"{figures} Until 00:00 UTC all answers come from the documents alone.", "See the usage", "/admin")
            : Plain($"{name}: the tokens of today are used up", $"{figures} Until 00:00 UTC answers come from the documents alone.", "See the usage", desk + "/usage");
    }

    private static NoticeText SearchAlert(Fields fields)
    {
        var people = fields.Whole("people");
        var link = fields.Text("link");
        var who = people == 1 ? "1 new person matches" : $"{Number(people)} new people match";
        return Plain($"{who} your search", $"{who} a search that you watch.", "Search again", link.StartsWith("/search?", StringComparison.Ordinal) ? link : "/search/history");
    }

    private static NoticeText Digest(DigestNotice digest, string name, string desk)
    {
        var count = digest.Questions == 1 ? "1 question" : $"{Number(digest.Questions)} questions";
        var week = digest.From.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return new NoticeText(
            $"{name}: {count} without an answer", [$"In the week from {week} visitors asked {name} {count} that the documents do not answer. Say it in a document, and the next visitor gets an answer."],
            [.. digest.Groups.Select(group => NoticeText.Line(group.Question) + (group.Count > 1 ? $" ({Number(group.Count)} times)" : ""))], "Add a document", desk + "/documents");
    }

    private static NoticeText Invoice(InvoiceNotice invoice, string name, string desk) => Plain(
        $"Invoice for {NoticeText.Line(invoice.Period)}: {Money(invoice.Amount, invoice.Currency)}",
        $"The invoice for {name}, {NoticeText.Line(invoice.Period)}, is {Money(invoice.Amount, invoice.Currency)}, due on {invoice.DueDate.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}.",
        "See and pay it", desk + "/billing");

    private static NoticeText Receipt(ReceiptNotice receipt, string name, string desk) => Plain(
        $"Receipt for {NoticeText.Line(receipt.Period)}: {Money(receipt.Amount, receipt.Currency)}",
        $"We received {Money(receipt.Amount, receipt.Currency)} for {name}, {NoticeText.Line(receipt.Period)}, on {Day(receipt.PaidAt)}. Invoice {receipt.InvoiceId}. Thank you.",
        "See the invoice", desk + "/billing");

    private static NoticeText Donation(DonationNotice donation) => Plain(
        $"Receipt for your donation: {Money(donation.Amount, donation.Currency)}",
        $"We received your donation of {Money(donation.Amount, donation.Currency)} on {Day(donation.PaidAt)}. Donation {donation.DonationId}. Thank you for your support.", "", "");

    private static NoticeText Plain(string subject, string line, string label, string path) => new(subject, [line], [], label, path);

    private static string Conversation(string desk, Fields fields) =>
        fields.Text("session_id") is { Length: > 0 } session && session.All(char.IsAsciiLetterOrDigit) ? $"{desk}/conversations/{session}" : desk + "/conversations";

    // Both currencies that are in use have a hundred minor units.
    private static string Money(long minor, string currency) => $"{NoticeText.Line(currency)} {(minor / 100m).ToString("N2", CultureInfo.InvariantCulture)}";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Outbox.Payload) ?? throw new JsonException("No payload.");

    /// <summary>The fields of a payload; what is missing is empty.</summary>
    private readonly struct Fields(JsonElement payload)
    {
        public string Text(string name) => payload.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String ? field.GetString()! : "";

        public string Line(string name) => NoticeText.Line(Text(name));

        public long Whole(string name) => payload.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.Number && field.TryGetInt64(out var number) ? number : 0;
    }
}
