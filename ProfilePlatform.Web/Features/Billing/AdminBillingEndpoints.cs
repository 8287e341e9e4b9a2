using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Billing;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;
using ProfilePlatform.Web.Hosting.Api;

namespace ProfilePlatform.Web.Features.Billing;

/// <summary>Tiers, invoices and payments, over HTTP, for administrators.</summary>
internal static class AdminBillingEndpoints
{
    private static readonly string AmountNeeded = $"Must be rupees a month for paid_enterprise, from 0.01 to {Rupees.Plain(Rupees.MostPaise)} with at most two decimals.";

    public static void MapAdminBilling(this IEndpointRouteBuilder api)
    {
        api.MapGet("/admin/billing", Book).AdminOnly();
        api.MapPut("/admin/profiles/{slug}/tier", SetTier).AdminOnly();
        api.MapPost("/admin/profiles/{slug}/invoices", Make).AdminOnly();
        api.MapPost("/admin/invoices/{id}/confirm", Confirm).AdminOnly();
    }

    private static async Task<Results<Ok<BookView>, PushStreamHttpResult, ProblemHttpResult>> Book(
        string? state, int? page, int? page_size, string? format, PlatformBook book, TimeProvider time, CancellationToken cancellationToken)
    {
        InvoiceState? wanted = state switch { "open" => InvoiceState.Open, "claimed" => InvoiceState.Claimed, "paid" => InvoiceState.Paid, _ => null };
        if (state is not null && wanted is null)
        {
            return Problems.Invalid("state", "Must be open, claimed or paid.");
        }

        var today = BillingMonth.DayOf(time.GetUtcNow());
        if (format == "csv")
        {
            return CsvTable.Of("billing.csv", InvoiceCells.BookColumns, book.AllAsync(wanted, cancellationToken), row => InvoiceCells.Of(BookedView.Of(row, today)));
        }

        var found = await book.PageAsync(wanted, new PageRequest(page, page_size), cancellationToken);
        return TypedResults.Ok(new BookView(
            [.. found.Items.Select(row => BookedView.Of(row, today))], found.Total, found.Page, SumsView.Of(await book.SumsAsync(cancellationToken))));
    }

    private static async Task<Results<Ok<TierView>, ProblemHttpResult>> SetTier(
        RequestViewer who, string slug, TierBody body, Tiers tiers, BillingOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (TierNames.Find(body.Tier) is not { } tier)
        {
            return Problems.Invalid("tier", "Must be free, paid_individual or paid_enterprise.");
        }

        var paise = 0L;
        if ((tier == Tier.PaidEnterprise) != body.Amount.HasValue || (body.Amount is { } amount && !Rupees.TryPaise(amount, out paise)))
        {
            return Problems.Invalid("amount", AmountNeeded);
        }

        return await tiers.SetAsync(who, slug, tier, paise, cancellationToken) is { } state
            ? TypedResults.Ok(TierView.Of(state, slug, options, BillingMonth.DayOf(time.GetUtcNow())))
            : Problems.Missing();
    }

    private static async Task<Results<Ok<InvoiceView>, ProblemHttpResult>> Make(
        RequestViewer who, string slug, string? period, Tiers tiers, BillingOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        BillingMonth? month = BillingMonth.TryParse(period, out var read) ? read : null;
        if (period is not null && month is null)
        {
            return Problems.Invalid("period", "Must be a month as 2026-11.");
        }

        return await tiers.InvoiceAsync(who, slug, month, cancellationToken) switch
        {
            InvoiceResult.Done done => TypedResults.Ok(InvoiceView.Of(done.Invoice, slug, options, BillingMonth.DayOf(time.GetUtcNow()))),
            InvoiceResult.WrongMonth wrong => Problems.Invalid("period", $"Must be from {wrong.First} to {wrong.Last}."),
            InvoiceResult.FreeTier => Problems.Of(409, "free-tier", "The profile is on the free tier and costs nothing."),
            _ => Problems.Missing(),
        };
    }

    private static async Task<Results<Ok<InvoiceView>, ProblemHttpResult>> Confirm(
        RequestViewer who, string id, Payments payments, BillingOptions options, TimeProvider time, CancellationToken cancellationToken) =>
        !Guid.TryParse(id, out var invoice) ? Problems.Missing() : await payments.ConfirmAsync(who, invoice, cancellationToken) switch
        {
            ConfirmResult.Done done => TypedResults.Ok(InvoiceView.Of(done.Invoice, "", options, BillingMonth.DayOf(time.GetUtcNow()))),
            ConfirmResult.ConfirmedAlready => Problems.Of(409, "confirmed-already", "The payment was confirmed already; nothing was changed."),
            _ => Problems.Missing(),
        };

    internal sealed record TierBody(string? Tier, decimal? Amount);

    internal sealed record TierView(string Slug, string Tier, decimal Amount, string Currency, DateTimeOffset Since, InvoiceView? Invoice)
    {
        public static TierView Of(TierState state, string slug, BillingOptions options, DateOnly today) => new(
            slug, state.Tier.Tier.Name(), Rupees.Of(state.Tier.MonthlyPrice(options)), Rupees.Currency, state.Tier.Since,
            state.Invoice is { } invoice ? InvoiceView.Of(invoice, slug, options, today) : null);
    }

    internal sealed record BookView(IReadOnlyList<BookedView> Items, int Total, int Page, SumsView Sums);

    internal sealed record SumsView(decimal Open, decimal Claimed, decimal Paid, string Currency, int PaidIndividual, int PaidEnterprise)
    {
        public static SumsView Of(BookSums sums) =>
            new(Rupees.Of(sums.Open), Rupees.Of(sums.Claimed), Rupees.Of(sums.Paid), Rupees.Currency, sums.Individuals, sums.Enterprises);
    }
}
