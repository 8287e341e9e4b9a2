using ProfilePlatform.Web.Features.Reference;

namespace ProfilePlatform.Web.Features.Search.Api;

/// <summary>What the documentation says of the people search.</summary>
internal static class SearchReference
{
    private const string Id = "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e20";
    private const string Anna = "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e10";
    private const string Card = "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e11";
    private const string About = "Idempotency-Key makes a repetition the same request: it gets the same answer, byte for byte, and costs nothing.";

    private const string Parsed = """
        {"query_original": "senior engineer in Hamburg, show 5", "query_cleaned": "senior engineer in Hamburg, show 5",
         "must": {"company_norm": [], "team_norm": [], "intent_primary": [], "domain": [], "sub_domain": [], "employment_type": [], "seniority_level": [],
          "location_text": "Hamburg", "city": "Hamburg", "country": "Germany", "time_start": null, "time_end": null, "is_current": null,
          "open_to_work_only": null, "offer_salary_inr_per_year": null},
         "should": {"skills_or_tools": [], "keywords": ["senior engineer"], "intent_secondary": []}, "exclude": {"company_norm": [], "keywords": []},
         "search_phrases": ["senior engineer", "senior engineer Hamburg"], "query_embedding_text": "senior engineer Hamburg", "confidence_score": 0.9, "num_cards": 5,
         "role": {"title": "Senior Engineer", "function": "engineering", "seniority": "senior_ic"},
         "places": [{"name": "Hamburg", "kind": "city", "within": ["hamburg"]}], "time_label": ""}
        """;

    private const string People = $$"""
        [{"id": "{{Anna}}", "rank": 1, "slug": "anna-berg", "name": "Anna Berg", "headline": "Builds billing platforms", "bio": "Fifteen years of payments.",
          "has_photo": true, "similarity_percent": 78, "score": 0.78, "contributions": [{"name": "lexical", "value": 0.6}, {"name": "parent_best", "value": 0.18}],
          "why_matched": ["Senior Engineer at Nordwind GmbH in Hamburg"], "reasons_state": "final", "open_to_work": true, "open_to_contact": true,
          "work_preferred_locations": ["Berlin"], "work_preferred_salary_min": 90000,
          "matched_cards": [{"id": "{{Card}}", "title": "Senior Engineer", "company_name": "Nordwind GmbH", "summary": "Built the billing platform.",
           "start_date": "2019-03-01", "end_date": "2023-06-30", "is_current": false, "domain": "finance", "location": "Hamburg", "kind": "experience"}]}]
        """;

    private const string Past = $$"""
        {"id": "{{Id}}", "query_text": "senior engineer in Hamburg, show 5", "created_at": "2026-11-20T09:30:00+00:00", "expires_at": "2026-11-21T09:30:00+00:00",
         "expired": false, "result_count": 5, "alerts": true}
        """;

    private const string CardChildren = """
        [{"id": "0195b2a0-6c1e-7a54-9f0e-2f4c8a1d7e12", "child_type": "responsibilities",
          "value": {"items": [{"title": "Billing", "description": "4 million invoices a month"}], "raw_text": "Built the billing platform."}}]
        """;

    private const string CardStart = $$"""
        "id": "{{Card}}", "kind": "experience", "title": "Senior Engineer", "company_name": "Nordwind GmbH", "team_name": "", "location": "Hamburg", "city": "Hamburg",
        "country": "Germany", "start_date": "2019-03-01", "end_date": "2023-06-30", "is_current": false, "domain": "finance", "sub_domain": "payments",
        "intent_primary": "work", "employment_type": "", "seniority_level": "senior", "summary": "Built the billing platform.", "enhanced_description": "",
        "search_phrases": ["billing platform"], "state": "accepted"
        """;

    private const string Families = $$"""[{"parent": { {{CardStart}}, "children": []}, "children": {{CardChildren}}}]""";

    private const string Bio = """
        {"headline": "Builds billing platforms", "biography": "Fifteen years of payments.", "job_title": "Senior Engineer", "company": "Nordwind GmbH",
         "career_stage": "senior", "location": "Berlin", "skills": ["Go"], "interests": ["Sailing"], "seeks": "A team that ships", "offers": "Reviews"}
        """;

    private const string Contact = """{"email_visible": true, "email": "anna@example.org", "phone": "", "linkedin_url": "", "other": ""}""";

    private static readonly Fault Expired = new(410, "search-expired", "This search is older than a day. Search again.");

    private static readonly IReadOnlyList<Fault> Charging =
    [
        new(400, "idempotency-key-invalid", "Idempotency-Key must be one value of 1 to 255 visible ASCII characters without commas."),
        new(402, "insufficient-credits", "This costs 5 credits; you have 4 credits."),
        new(409, "idempotency-in-progress", "A request with this key is being worked on."),
        new(422, "idempotency-key-reused", "This key was used for another request."),
        new(429, "too-many-requests", "Too many requests. Wait a little."),
    ];

    public static IReadOnlyList<RouteDoc> Routes { get; } =
    [
        new("POST /search", Caller.Member, "Searches for people and charges one credit for each who is shown.")
        {
            About = "The query is read as people write it. \"parsed\" of an answer may be sent back, changed: it is then searched with as it is. num_cards is 1 to 1000, and 24 at the most "
                + "are shown; preferred_locations counts only with open_to_work_only; salary_max is the offer in INR a year; salary_min is only kept. A search that finds nobody is free. " + About,
            Request = """{"query": "senior engineer in Hamburg, show 5", "open_to_work_only": false}""",
            Answer = $$"""{"search_id": "{{Id}}", "people": {{People}}, "num_cards": 5, "charged": 1, "fallback_tier": 0, "parsed": {{Parsed}}, "found": 1}""",
            Faults =
            [
                Fault.Wrong("query", "Must be 1 to 500 characters."), .. Charging,
                new(503, "upstream-unavailable", "The search cannot be carried out just now. Nothing was charged; try again."),
            ],
        },
        new("POST /search/{id}/more", Caller.Member, "Shows further people of a search for one credit a batch.")
        {
            About = "offset counts ranks from 0; limit is 6 where it is not said and 24 at the most. A batch without anybody who is new to you is free. " + About,
            Request = """{"offset": 6, "limit": 6}""",
            Answer = $$"""{"people": {{People}}, "charged": 1}""",
            Faults = [Fault.Wrong("offset", "Must be 0 to 1000."), Fault.Missing, Expired, .. Charging],
        },
        new("GET /search/{id}/more", Caller.Member, "Shows people of a search again who were paid for.")
        {
            Answer = $$"""{"people": {{People}}, "charged": 0}""",
            Faults = [Fault.Missing, Expired, new Fault(402, "insufficient-credits", "These people were not paid for. They cost 1 credit.")],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["offset"] = "Ranks before the first, 0 where it is not said.", ["limit"] = "Ranks, 6 where it is not said and 24 at the most.",
            },
        },
        new("GET /search/{id}/people/{person_id}/why", Caller.Member, "Says why a person was found, with the words that it rests on, or why they were not.")
        {
            About = "why_not is there for anybody else whom you may see, and reasons and contributions are empty then. state is \"kept_out\" (changes: the smallest sets of conditions "
                + "to drop, with how many people each adds; cards: what each of their cards fails), \"ranked_below\" (no condition keeps them out; lacks: what they have less of than the "
                + "last one shown), \"shown\" (the search as it is now shows them) or \"no_cards\". Up to 30 of these a minute.",
            Answer = $$"""
                {"reasons": [{"text": "Senior Engineer at Nordwind GmbH in Hamburg", "contribution": "parent_best", "constraint": "role",
                 "evidence": [{"card_id": "{{Card}}", "field": "title", "quote": "Senior Engineer"}]}], "reasons_state": "final", "score": 0.78,
                 "contributions": [{"name": "lexical", "value": 0.6}, {"name": "parent_best", "value": 0.18}],
                 "why_not": {"person_id": "{{Anna}}", "state": "kept_out",
                  "summary": "Kept out by the place (Hamburg) only; relaxing it adds 4 people; they would rank 2.", "fallback_tier": 0, "place": null, "last_shown_score": 0.71,
                  "lacks": [{"name": "lexical", "theirs": 0.2, "last_shown": 0.5}], "cards": [{"card_id": "{{Card}}", "fails": [{"kind": "place", "values": ["Hamburg"]}]}],
                  "changes": [{"drop": [{"kind": "place", "values": ["Hamburg"]}], "adds": 4, "loses": 0, "fallback_tier": 0,
                   "place": {"rank": 2, "rank_is_exact": true, "score": 0.74, "is_shown": true} } ] } }
                """,
            Faults = [Fault.Missing, Expired, new(429, "too-many-requests", "Too many requests. Wait a little.")],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["person_id"] = "The person, by the id of the answer." },
        },
        new("GET /search/{id}/results.csv", Caller.Member, "Gives whom you paid for in a search as a table.")
        {
            Answer = "rank,name,headline,…",
            AnswerType = "text/csv",
            Faults = [Fault.Missing, Expired],
        },
        new("GET /people", Caller.Member, "Lists people without a search.")
        {
            Answer = $$"""
                {"items": [{"id": "{{Anna}}", "display_name": "Anna Berg", "current_location": "Berlin", "experience_summaries": ["Built the billing platform."]}],
                 "total": 1, "page": 1}
                """,
            Faults = [Fault.Wrong("page", "Is not of the kind that is taken here.")],
        },
        new("GET /people/{id}", Caller.Member, "Reads a person with their cards.")
        {
            About = "contact is there only where the person offers it and you have opened it, or it is yours.",
            Answer = $$"""
                {"id": "{{Anna}}", "slug": "anna-berg", "display_name": "Anna Berg", "has_photo": true, "open_to_work": true, "open_to_contact": true,
                 "work_preferred_locations": ["Berlin"], "work_preferred_salary_min": 90000,
                 "experience_cards": [{ {{CardStart}}, "children": {{CardChildren}}}], "card_families": {{Families}}, "bio": {{Bio}}, "contact_offered": true, "contact": {{Contact}}}
                """,
            Faults = [Fault.Missing, Expired],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["search_id"] = "A search of yours that must have found them, and not be older than a day." },
        },
        new("GET /people/{id}/profile", Caller.Member, "Reads what a person shows to everybody.")
        {
            Answer = $$"""{"id": "{{Anna}}", "slug": "anna-berg", "display_name": "Anna Berg", "bio": {{Bio}}, "card_families": {{Families}}}""",
            Faults = [Fault.Missing],
        },
        new("POST /people/{id}/unlock-contact", Caller.Member, "Opens a person's contact details for one credit.")
        {
            About = "Once for each person and search; again it is free. With search_id they must be among the people whom you paid for there. " + About,
            Request = $$"""{"search_id": "{{Id}}"}""",
            Answer = $$"""{"unlocked": true, "contact": {{Contact}}}""",
            Faults = [Fault.Missing, Expired, new Fault(403, "contact-not-offered", "This person does not offer contact."), .. Charging],
        },
        new("GET /me/searches", Caller.Member, "Lists your searches, latest first.")
        {
            Answer = $$"""{"items": [{{Past}}], "total": 1, "page": 1}""",
            Faults = [Fault.Wrong("page", "Is not of the kind that is taken here.")],
        },
        new("PATCH /me/searches/{id}", Caller.Member, "Has you told of new people who match a search, or no longer.")
        {
            About = "It is looked at once a day at the most, for nothing. You are told how many there are, not who.",
            Request = """{"alerts": true}""",
            Answer = Past,
            Faults = [Fault.Wrong("alerts", "Must be true or false."), Fault.Missing, new Fault(409, "too-many-alerts", "You are told of 20 searches already. Stop one first.")],
        },
        new("DELETE /me/searches/{id}", Caller.Member, "Removes a search and whom it found.") { Status = 204, Faults = [Fault.Missing] },
        new("GET /me/unlocked-cards", Caller.Member, "Lists the people whose contact details you opened.")
        {
            Answer = $$"""
                {"items": [{"person_id": "{{Anna}}", "slug": "anna-berg", "name": "Anna Berg", "headline": "Builds billing platforms", "search_id": "{{Id}}",
                 "unlocked_at": "2026-11-20T09:31:00+00:00", "contact": {{Contact}}}], "total": 1, "page": 1}
                """,
            Faults = [Fault.Wrong("page", "Is not of the kind that is taken here.")],
        },
    ];
}
