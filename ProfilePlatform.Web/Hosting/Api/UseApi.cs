using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Routing;

namespace ProfilePlatform.Web.Hosting.Api;

/// <summary>What all routes under <c>/api</c> share.</summary>
internal static class ApiExtensions
{
    /// <summary>Bodies are read strictly: a field that is not known or stands there twice is refused, so that nobody believes it was heeded.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.AllowDuplicateProperties = false;
        });
        // The fault handler can say which field it was.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        return services;
    }

    /// <summary>Keeps everybody but administrators out of what is marked with <see cref="AdminOnly"/>.</summary>
    public static IApplicationBuilder UseAdminGate(this IApplicationBuilder app) => app.UseMiddleware<AdminGate>();

    /// <summary>The group of all routes of the API. The request gate stands for antiforgery there.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").DisableAntiforgery();
        api.AddEndpointFilter<RouteGroupBuilder, AnswerTags>();
        api.MapUnknown();
        return api;
    }

    /// <summary>For administrators alone: anonymous gets 401, everybody else 404.</summary>
    public static TBuilder AdminOnly<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AdminOnlyMark());
}
