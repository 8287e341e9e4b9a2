using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Billing;

/// <summary>What the documentation says of tiers, invoices and payments.</summary>
internal static class BillingReference
{
    private const string Reference = "PP0195b2a06c1e7a549f0e2f4c8a1d7e40";

    private const string Open = $$"""
        {"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e40", "period": "2026-11", "amount": 10.00, "currency": "INR", "due_date": "2026-12-04", "status": "open",
         "upi_uri": "upi://pay?pa=platform@bank&pn=AI%20Profile%20Platform&am=10.00&cu=INR&tn=Invoice%20November%202026%20anna-berg&tr={{Reference}}", "paid_at": null, "confirmed_by": null}
        """;

    private const string Paid = """
        {"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e40", "period": "2026-11", "amount": 10.00, "currency": "INR", "due_date": "2026-12-04", "status": "paid",
         "upi_uri": null, "paid_at": "2026-11-21T09:30:00+00:00", "confirmed_by": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e01"}
        """;

    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /profiles/{slug}/invoices", Caller.Owner, "Lists a profile's invoices, the latest month first.")
        {
            About = "Amounts are rupees, months and days those of India. The status is open, overdue, claimed (its owner says that it is paid) or paid. Only what is open has a UPI address, and only where payments are set up.",
            Answer = $$"""{"items": [{{Open}}], "total": 1, "page": 1}""",
        },
        new("GET /profiles/{slug}/invoices/{id}/qr.png", Caller.Owner, "Reads the UPI address of an open invoice or donation as a QR code.")
        {
            Answer = "(PNG)",
            AnswerType = "image/png",
            Faults = [Fault.Missing],
        },
    ];

    public static IReadOnlyList<RouteDoc> ForAdmins { get; } =
    [
        new("GET /admin/billing", Caller.Admin, "Lists invoices and donations of all profiles, latest first, with sums.")
        {
            Answer = $$"""
                {"items": [{"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e40", "kind": "fee", "slug": "anna-berg", "period": "2026-11", "amount": 10.00, "currency": "INR",
                 "due_date": "2026-12-04", "status": "claimed", "reference": "{{Reference}}", "claimed_at": "2026-11-20T09:30:00+00:00", "claim_note": "UTR 421906118832",
                 "paid_at": null, "confirmed_by": null, "receipt": null}], "total": 1, "page": 1,
                 "sums": {"open": 0.00, "claimed": 10.00, "paid": 120.00, "currency": "INR", "paid_individual": 1, "paid_enterprise": 0} }
                """,
            Faults = [Fault.Wrong("state", "Must be open, claimed or paid.")],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = "Only those in this state: open, claimed or paid." },
        },
        new("PUT /admin/profiles/{slug}/tier", Caller.Admin, "Sets a profile's tier; a paid one gets this month's invoice at once.")
        {
            About = "paid_individual costs the platform's fee and takes no amount; paid_enterprise needs one, in rupees a month. A month's invoice that is there stays as it is.",
            Request = """{"tier": "paid_enterprise", "amount": 2500.00}""",
            Answer = $$"""{"slug": "anna-berg", "tier": "paid_enterprise", "amount": 2500.00, "currency": "INR", "since": "2026-11-20T09:30:00+00:00", "invoice": {{Open}} }""",
            Faults = [Fault.Wrong("tier", "Must be free, paid_individual or paid_enterprise."), Fault.Missing],
        },
        new("POST /admin/profiles/{slug}/invoices", Caller.Admin, "Makes a profile's invoice for a month, or returns the one that is there.")
        {
            About = "Up to twelve months back can be asked for.",
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["period"] = "The month, as 2026-11; this month's without it." },
            Answer = Open,
            Faults = [Fault.Wrong("period", "Must be a month as 2026-11."), new Fault(409, "free-tier", "The profile is on the free tier and costs nothing."), Fault.Missing],
        },
        new("POST /admin/invoices/{id}/confirm", Caller.Admin, "Confirms that an invoice or a donation was paid, once.")
        {
            About = "The owner is told, and there is a receipt.",
            Answer = Paid,
            Faults = [new Fault(409, "confirmed-already", "The payment was confirmed already; nothing was changed."), Fault.Missing],
        },
    ];
}
