using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Profiles;

/// <summary>What the documentation says of profiles.</summary>
internal static class ProfileReference
{
    private const string Anna = """
        {
          "id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e10", "slug": "anna-berg", "display_name": "Anna Berg", "first_name": "Anna", "last_name": "Berg",
          "headline": "Builds billing platforms", "company": "Nordwind GmbH", "job_title": "Senior Engineer", "career_stage": "senior",
          "biography": "Fifteen years of payments.", "seeks": "A team that ships", "offers": "Reviews of payment systems", "skills": ["Go", "PostgreSQL"],
          "interests": ["Sailing"], "location": "Berlin", "open_to_work": true, "open_to_contact": true, "work_preferred_locations": ["Berlin"],
          "work_preferred_salary_min": 90000, "contact": null, "visibility": "public", "enabled": true, "status": "enabled", "has_photo": true,
          "topics": ["experience", "skills"]
        }
        """;

    private const string Cards = """
        {"items": [{
          "id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e11", "kind": "experience", "title": "Senior Engineer", "company_name": "Nordwind GmbH", "team_name": "",
          "location": "Hamburg", "city": "Hamburg", "country": "", "start_date": "2019-03", "end_date": "2023-06", "is_current": false, "domain": "finance",
          "sub_domain": "payments", "intent_primary": "work", "employment_type": "", "seniority_level": "senior",
          "summary": "Built the billing platform.", "enhanced_description": "", "search_phrases": ["billing platform"], "state": "proposed",
          "children": [{"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e12", "child_type": "responsibilities",
            "value": {"items": [{"title": "Billing", "description": "4 million invoices a month"}], "raw_text": "Built the billing platform."}}]
        }], "total": 1, "page": 1}
        """;

    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("GET /profiles", Caller.Anyone, "Lists the profiles that you may see.")
        {
            Answer = $$"""{"items": [{{Anna}}], "total": 1, "page": 1}""",
            Faults = [Fault.Wrong("page", "Is not of the kind that is taken here.")],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["q"] = "Words that the name, headline, company or skills must hold." },
        },
        new("POST /profiles", Caller.Member, "Makes a profile.")
        {
            About = "A user owns one at the most. The address is made from the name where it is not given; an administrator may name another owner.",
            Request = """{"display_name": "Anna Berg", "slug": "anna-berg"}""",
            Status = 201,
            Answer = Anna,
            Faults =
            [
                Fault.Wrong("display_name", "Must have 1 to 200 characters."),
                new Fault(409, "slug-taken", "Another profile has this address."),
                new Fault(409, "profile-exists", "This user owns a profile already."),
            ],
        },
        new("GET /profiles/{slug}", Caller.Anyone, "Reads a profile.")
        {
            About = "Contact data goes to its owner alone.", Answer = Anna, Faults = [Fault.Missing],
        },
        new("PATCH /profiles/{slug}", Caller.Owner, "Changes fields of a profile.")
        {
            About = "What is not sent stays as it is.",
            Request = """{"headline": "Builds billing platforms", "open_to_work": true, "skills": ["Go", "PostgreSQL"]}""",
            Answer = Anna,
            Faults = [Fault.Wrong("headline", "Must be text."), new Fault(409, "slug-taken", "Another profile has this address.")],
        },
        new("PATCH /profiles/{slug}/status", Caller.Owner, "Shows a profile to visitors, or takes it down.")
        {
            Request = """{"enabled": true}""",
            Answer = Anna,
            Faults =
            [
                Fault.Wrong("enabled", "Must be true or false."),
                new Fault(409, "nothing-indexed", "Upload a document and index it first: there is nothing to answer from yet."),
            ],
        },
        new("GET /profiles/{slug}/cards", Caller.Owner, "Lists the experience cards of a profile, dismissed ones too.") { Answer = Cards },
        new("GET /profiles/{slug}/photo", Caller.Anyone, "Reads the portrait.")
        {
            AnswerType = "image/png", Answer = "(the image)", Faults = [Fault.Missing],
        },
    ];
}
