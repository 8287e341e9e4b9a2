using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Hosting;
using ProfilePlatform.Web.Hosting.Api;

namespace ProfilePlatform.Web.Features.Audit;

/// <summary>The audit trail over HTTP.</summary>
internal static class AuditEndpoints
{
    private static readonly string[] Columns =
        ["id", "at", "actor_kind", "actor_id", "action", "subject_kind", "subject_id", "details", "address", "request_id"];

    public static void MapAudit(this IEndpointRouteBuilder api) => api.MapGet("/admin/audit", List).AdminOnly();

    private static async Task<Results<Ok<Paged<EntryView>>, PushStreamHttpResult, ProblemHttpResult>> List(
        string? actor, string? action, string? subject, string? from, string? to, int? page, int? page_size, string? format,
        AuditReader reader, UserNames users, CancellationToken cancellationToken)
    {
        var (filter, errors) = await new AuditQuery(actor, action, subject, from, to).ReadAsync(users, cancellationToken);
        if (errors.Count > 0)
        {
            return Problems.Invalid(errors);
        }

        if (format == "csv")
        {
            return CsvTable.Of("audit.csv", Columns, reader.ReadAllAsync(filter, cancellationToken), Cells);
        }

        var found = await reader.ReadAsync(filter, new PageRequest(page, page_size), cancellationToken);
        var names = await users.EmailsAsync(found.Items.Select(entry => entry.ActorId), cancellationToken);
        return TypedResults.Ok(new Paged<EntryView>(
            [.. found.Items.Select(entry => EntryView.Of(entry, entry.ActorId is { } id ? names.GetValueOrDefault(id) : null))], found.Total, found.Page));
    }

    private static IEnumerable<string> Cells(AuditEntry entry) =>
    [
        entry.Id.ToString(CultureInfo.InvariantCulture), entry.At.ToString("O", CultureInfo.InvariantCulture), entry.ActorKind,
        entry.ActorId?.ToString() ?? "", entry.Action, entry.SubjectKind, entry.SubjectId?.ToString() ?? "", entry.DetailsJson, entry.Address,
        entry.RequestId,
    ];

    internal sealed record EntryView(
        long Id, DateTimeOffset At, string ActorKind, Guid? ActorId, string? Actor, string Action, string SubjectKind, Guid? SubjectId,
        JsonElement? Details, string Address, string RequestId)
    {
        public static EntryView Of(AuditEntry entry, string? actor) => new(
            entry.Id, entry.At, entry.ActorKind, entry.ActorId, actor, entry.Action, entry.SubjectKind, entry.SubjectId,
            entry.DetailsJson.Length == 0 ? null : JsonSerializer.Deserialize<JsonElement>(entry.DetailsJson), entry.Address, entry.RequestId);
    }
}
