namespace ProfilePlatform.Tests.Api;

public sealed class ProfileApiTests : IAsyncLifetime
{
    private PlatformHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await PlatformHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Create_NewName_MakesASlugAndSplitsTheName()
    {
        var member = await SignIn("ana@example.org");
        var (status, profile) = await member.PostAsync("/api/profiles", new { display_name = "Ana María López" });

        status.ShouldBe(201);
        profile.Text("slug").ShouldBe("ana-maria-lopez");
        profile.Text("first_name").ShouldBe("Ana María");
        profile.Text("last_name").ShouldBe("López");
        profile.Text("status").ShouldBe("draft");
        profile.Text("visibility").ShouldBe("public");
    }

    [Fact]
    public async Task Create_GeneratedSlugTaken_GetsASuffix_GivenSlugTaken_Is409()
    {
        await _host.Admin.PostAsync("/api/profiles", new { display_name = "Sam Roe" });
        var (_, second) = await _host.Admin.PostAsync("/api/profiles", new { display_name = "Sam Roe" });
        var (status, problem) = await _host.Admin.PostAsync("/api/profiles", new { display_name = "Other", slug = "sam-roe" });

        second.Text("slug").ShouldBe("sam-roe-2");
        status.ShouldBe(409);
        problem.Text("type").ShouldEndWith("slug-taken");
    }

    [Theory]
    [InlineData("display_name", """{"display_name":""}""")]
    [InlineData("slug", """{"display_name":"A B","slug":"Not Good"}""")]
    [InlineData("slug", """{"display_name":"A B","slug":"admin"}""")]
    public async Task Create_BadField_Is400NamingIt(string field, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await _host.Admin.PostAsync(new Uri("/api/profiles", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var problem = await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<System.Text.Json.JsonElement>(
            response.Content, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(400);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
        problem.Text("trace_id").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Create_SecondProfileOfOneUser_Is409()
    {
        var member = await SignIn("two@example.org");
        await member.PostAsync("/api/profiles", new { display_name = "First" });
        (await member.PostAsync("/api/profiles", new { display_name = "Second" })).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Create_Visitor_Is401()
    {
        var visitor = await SignIn("");
        (await visitor.PostAsync("/api/profiles", new { display_name = "Nobody" })).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Patch_EachKindOfField_IsStoredAndReadBack()
    {
        await _host.Admin.PostAsync("/api/profiles", new { display_name = "Pat Chee" });
        var (status, _) = await _host.Admin.PatchAsync("/api/profiles/pat-chee", new
        {
            headline = "Engineer",
            skills = new[] { "C#", "SQL", "c#" },
            open_to_work = true,
            work_preferred_salary_min = 1_200_000,
            visibility = "members",
            contact = new { email = "pat@example.org", email_visible = true },
        });
        var (_, read) = await _host.Admin.ReadAsync("/api/profiles/pat-chee");

        status.ShouldBe(200);
        read.Text("headline").ShouldBe("Engineer");
        read.GetProperty("skills").EnumerateArray().Select(skill => skill.GetString()).ShouldBe(["C#", "SQL"]);
        read.GetProperty("open_to_work").GetBoolean().ShouldBeTrue();
        read.GetProperty("work_preferred_salary_min").GetInt64().ShouldBe(1_200_000);
        read.Text("visibility").ShouldBe("members");
        read.GetProperty("contact").Text("email").ShouldBe("pat@example.org");
    }

    [Fact]
    public async Task Patch_OneWrongField_ChangesNothing()
    {
        await _host.Admin.PostAsync("/api/profiles", new { display_name = "Lee Wu" });
        var (status, problem) = await _host.Admin.PatchAsync("/api/profiles/lee-wu", new { headline = "New", role = "admin" });
        var (_, read) = await _host.Admin.ReadAsync("/api/profiles/lee-wu");

        status.ShouldBe(400);
        problem.GetProperty("errors").TryGetProperty("role", out _).ShouldBeTrue();
        read.Text("headline").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"headline":"\ud800"}""")]
    [InlineData("""{"\ud800":"x"}""")]
    [InlineData("""{"slug":"\udc00"}""")]
    [InlineData("""{"skills":["\ud800"]}""")]
    [InlineData("""{"contact":{"\ud800":"x"}}""")]
    [InlineData("""{"visibility":"\ud800"}""")]
    [InlineData("{\"headline\":\"\u00ff\"}")]
    public async Task Patch_NoUnicode_Is400(string body)
    {
        await _host.Admin.PostAsync("/api/profiles", new { display_name = "Odd Bytes" });
        // Latin-1, so that ÿ is the byte FF, which stands nowhere in UTF-8.
        using var content = new ByteArrayContent(System.Text.Encoding.Latin1.GetBytes(body));
        content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/json");
        using var response = await _host.Admin.PatchAsync(
            new Uri("/api/profiles/odd-bytes", UriKind.Relative), content, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task Create_InvisibleCharacters_AreDropped()
    {
        var (status, profile) = await _host.Admin.PostAsync("/api/profiles", new { display_name = "\uFFFEEve\u001b \u202EAdler\U000E0041" });
        status.ShouldBe(201);
        profile.Text("display_name").ShouldBe("Eve Adler");
        profile.Text("slug").ShouldBe("eve-adler");
    }

    [Fact]
    public async Task Profile_OfAnother_IsMissingAlikeForReadingAndChanging()
    {
        var owner = await SignIn("owner@example.org");
        await owner.PostAsync("/api/profiles", new { display_name = "Mine Only" });
        var other = await SignIn("other@example.org");

        (await other.ReadAsync("/api/profiles/mine-only")).Status.ShouldBe(404);
        (await other.PatchAsync("/api/profiles/mine-only", new { headline = "x" })).Status.ShouldBe(404);
        (await other.PatchAsync("/api/profiles/mine-only/status", new { enabled = true })).Status.ShouldBe(404);
        (await other.ReadAsync("/api/profiles/mine-only/index")).Status.ShouldBe(404);
        (await other.ReadAsync("/api/profiles/mine-only/cards")).Status.ShouldBe(404);
        (await other.ReadAsync("/api/profiles/mine-only/leads")).Status.ShouldBe(404);
        (await other.PostAsync("/api/profiles/mine-only/chat", new { message = "hi" })).Status.ShouldBe(404);
        (await owner.ReadAsync("/api/profiles/mine-only")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Enable_NothingIndexed_Is409()
    {
        await _host.Admin.PostAsync("/api/profiles", new { display_name = "Too Soon" });
        var (status, problem) = await _host.Admin.PatchAsync("/api/profiles/too-soon/status", new { enabled = true });

        status.ShouldBe(409);
        problem.Text("type").ShouldEndWith("nothing-indexed");
    }

    [Fact]
    public async Task List_DraftProfile_IsNotListed()
    {
        await _host.Admin.PostAsync("/api/profiles", new { display_name = "Hidden Draft" });
        var (_, list) = await _host.Admin.ReadAsync("/api/profiles?q=hidden");
        list.GetProperty("total").GetInt32().ShouldBe(0);
        list.GetProperty("page").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task List_WordsOfTheDocuments_FindTheProfile_UntilTheDocumentIsGone()
    {
        await _host.Admin.PostAsync("/api/profiles", new { display_name = "Anna Berg", slug = "words-of-cards" });
        (await _host.Admin.UploadAsync("words-of-cards", "cv.md", Journey.Cv)).Status.ShouldBe(201);
        await _host.Admin.IndexAsync("words-of-cards");
        await _host.Admin.PatchAsync("/api/profiles/words-of-cards/status", new { enabled = true });

        (await Found("nordwind")).ShouldBe(1);
        (await Found("senior eng")).ShouldBe(1);
        (await Found("ngineer")).ShouldBe(0);
        await _host.Admin.PatchAsync("/api/profiles/words-of-cards", new { headline = "Billing" });
        (await Found("nordwind billing")).ShouldBe(1);

        using var deleted = await _host.Admin.DeleteAsync(
            new Uri("/api/profiles/words-of-cards/documents/cv.md", UriKind.Relative), TestContext.Current.CancellationToken);
        deleted.StatusCode.ShouldBe(System.Net.HttpStatusCode.NoContent);
        (await Found("nordwind")).ShouldBe(0);
    }

    [Theory]
    [InlineData("email", "nope")]
    [InlineData("linkedin_url", "javascript:alert(1)")]
    public async Task Patch_ContactThatLeadsNowhere_IsRefused(string field, string value)
    {
        await _host.Admin.PostAsync("/api/profiles", new { display_name = "Bad Contact", slug = "bad-contact" });
        var (status, problem) = await _host.Admin.PatchAsync(
            "/api/profiles/bad-contact", new { contact = new Dictionary<string, string>(StringComparer.Ordinal) { [field] = value } });

        status.ShouldBe(400);
        problem.GetProperty("errors").TryGetProperty("contact", out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("GET", "/api/profiles?page=x", null, 400, "invalid")]
    [InlineData("POST", "/api/profiles", "{bad", 400, "invalid")]
    [InlineData("PUT", "/api/profiles", "{}", 405, "method-not-allowed")]
    [InlineData("GET", "/api/nothing-here", null, 404, "not-found")]
    public async Task Refusal_OfTheFrameworkItself_IsAProblemLikeAnyOther(string method, string path, string? body, int expected, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await _host.Admin.SendAsync(request, TestContext.Current.CancellationToken);
        var problem = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        ((int)response.StatusCode).ShouldBe(expected);
        problem.Text("type").ShouldEndWith("/problems/" + code);
        problem.Text("detail").ShouldNotBeEmpty();
    }

    private async Task<int> Found(string words) =>
        (await _host.Admin.ReadAsync($"/api/profiles?q={Uri.EscapeDataString(words)}")).Body.GetProperty("total").GetInt32();

    private Task<HttpClient> SignIn(string email) => _host.SignInAsync(email, TestContext.Current.CancellationToken);
}
