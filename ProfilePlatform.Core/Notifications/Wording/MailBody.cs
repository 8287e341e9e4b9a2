using System.Net;
using System.Text;

namespace ProfilePlatform.Core.Notifications.Wording;

/// <summary>A notice as a mail, once for programs that show text and once for those that show HTML.</summary>
internal static class MailBody
{
    public static string Text(NoticeText notice, Uri root, string? unsubscribe)
    {
        var text = new StringBuilder();
        foreach (var line in notice.Lines)
        {
            text.Append(line).Append("\n\n");
        }

        foreach (var quote in notice.Quotes)
        {
            text.Append("> ").Append(quote.Replace("\n", "\n> ", StringComparison.Ordinal)).Append("\n\n");
        }

        if (notice.LinkLabel.Length > 0)
        {
            text.Append(notice.LinkLabel).Append(": ").Append(new Uri(root, notice.LinkPath)).Append("\n\n");
        }

        text.Append("-- \nChange what you are told: ").Append(Settings(root));
        return (unsubscribe is null ? text : text.Append("\nNo more mails of this kind: ").Append(unsubscribe)).Append('\n').ToString();
    }

    public static string Html(NoticeText notice, Uri root, string? unsubscribe)
    {
        var html = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>").Append(Safe(notice.Subject))
            .Append("</title></head><body style=\"font-family:Georgia,serif;font-size:16px;line-height:1.5;max-width:36em;margin:1em\">");
        foreach (var line in notice.Lines)
        {
            html.Append("<p>").Append(Safe(line)).Append("</p>");
        }

        foreach (var quote in notice.Quotes)
        {
            html.Append("<blockquote style=\"border-left:3px solid #0f6b66;margin:0 0 1em;padding-left:1em\">").Append(Safe(quote).Replace("\n", "<br>", StringComparison.Ordinal)).Append("</blockquote>");
        }

        if (notice.LinkLabel.Length > 0)
        {
            html.Append("<p>").Append(Link(new Uri(root, notice.LinkPath).AbsoluteUri, notice.LinkLabel)).Append("</p>");
        }

        html.Append("<p style=\"font-size:13px\">").Append(Link(Settings(root).AbsoluteUri, "Change what you are told"));
        return (unsubscribe is null ? html : html.Append(" · ").Append(Link(unsubscribe, "No more mails of this kind"))).Append("</p></body></html>").ToString();
    }

    private static Uri Settings(Uri root) => new(root, "/account/notifications");

    private static string Link(string address, string label) => $"<a href=\"{Safe(address)}\">{Safe(label)}</a>";

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
