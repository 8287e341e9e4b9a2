using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Billing;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Billing;

/// <summary>What an owner owes, over HTTP.</summary>
internal static class BillingEndpoints
{
    public static void MapBilling(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles/{slug}/invoices", Invoices);
        api.MapGet("/profiles/{slug}/invoices/{id}/qr.png", Qr);
        api.MapAdminBilling();
    }

    private static async Task<Results<Ok<Paged<InvoiceView>>, PushStreamHttpResult, ProblemHttpResult>> Invoices(
        RequestViewer who, string slug, int? page, int? page_size, string? format, ProfileRegistry registry, InvoiceBook book, BillingOptions options, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await registry.FindEditableAsync(who, slug, cancellationToken) is not { } profile)
        {
            return Problems.Missing();
        }

        var today = BillingMonth.DayOf(time.GetUtcNow());
        if (format == "csv")
        {
            return CsvTable.Of(
                $"invoices-{profile.Slug}.csv", InvoiceCells.Columns, book.AllAsync(profile.Id, cancellationToken),
                invoice => InvoiceCells.Of(InvoiceView.Of(invoice, profile.Slug, options, today)));
        }

        var found = await book.PageAsync(profile.Id, new PageRequest(page, page_size), cancellationToken);
        return TypedResults.Ok(new Paged<InvoiceView>([.. found.Items.Select(invoice => InvoiceView.Of(invoice, profile.Slug, options, today))], found.Total, found.Page));
    }

    // A picture of who pays how much to whom: for the owner and admins, and no cache keeps it.
    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Qr(
        RequestViewer who, string slug, string id, HttpContext context, ProfileRegistry registry, InvoiceBook book, BillingOptions options, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await registry.FindEditableAsync(who, slug, cancellationToken) is { } profile
            && Guid.TryParse(id, out var invoiceId)
            && await book.FindAsync(profile.Id, invoiceId, cancellationToken) is { } invoice
            && UpiLink.Of(options, invoice, profile.Slug) is { } link
                ? TypedResults.File(QrPicture.Png(link), "image/png")
                : Problems.Missing();
    }
}
