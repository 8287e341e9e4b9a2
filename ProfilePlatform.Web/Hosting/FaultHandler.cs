using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Profiles.Removal;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Web.Components;
using ProfilePlatform.Web.Hosting.Api;

namespace ProfilePlatform.Web.Hosting;

/// <summary>The one place where exceptions become answers: bad requests, a full disk, a locked database, and everything else as 500.</summary>
internal sealed class FaultHandler(IProblemDetailsService problems, ILogger<FaultHandler> logger) : IExceptionHandler
{
    private const int DiskFullErrno = 28;
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteIoError = 10;
    private const int SqliteFull = 13;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = 499;
            return true;
        }

        var (status, detail) = Answer(exception);
        if (status >= 500)
        {
            logger.RequestFailed(exception, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName ?? "no endpoint");
        }

        // The framework has put the address of the error page into the request already.
        var asked = httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? httpContext.Request.Path;
        if (PageFaults.IsForPeople(httpContext.Request.Method, asked))
        {
            // The error page says it in words.
            return false;
        }

        httpContext.Response.StatusCode = status;
        if (status == 503)
        {
            httpContext.Response.Headers.RetryAfter = "5";
        }

        var problem = new ProblemDetails { Status = status, Title = Problems.Title(status), Type = Problems.TypeOf(status), Detail = detail };
        if (exception is BadHttpRequestException { StatusCode: 400 } bad && BadRequests.ErrorsOf(bad) is { } errors)
        {
            problem.Extensions["errors"] = errors;
        }

        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
    }

    private static (int Status, string Detail) Answer(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: 413 } => (413, "The request is larger than is taken."),
        BadHttpRequestException { StatusCode: 415 } => (415, "The body is not of a type that is taken here. Send JSON."),
        BadHttpRequestException => (400, "The request could not be read."),
        // Thrown while a JSON body is bound whose content type names a character set that nobody knows.
        InvalidOperationException { Source: "Microsoft.AspNetCore.Http.Extensions", InnerException: ArgumentException or NotSupportedException } =>
            (415, "The request's character set is not known. Send UTF-8."),
        ProfileIndexClosedException or ProfileGoneException => (404, "There is nothing at this address."),
        RemovalUnfinishedException => (503, "The profile is gone. Some of its files could not be removed yet; that is tried again by itself until it works."),
        IOException io when (io.HResult & 0xFFFF) == DiskFullErrno => (507, "The disk is full. Nothing was changed."),
        DbUpdateException { InnerException: { } inner } => Answer(inner),
        SqliteException { SqliteErrorCode: SqliteFull } => (507, "The disk is full. Nothing was changed."),
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked or SqliteReadOnly or SqliteIoError } =>
            (503, "The database cannot be written just now. Nothing was changed; try again."),
        TimeoutException => (503, "The database is busy just now. Nothing was changed; try again."),
        UnauthorizedAccessException => (503, "Files cannot be written just now. Nothing was changed; try again."),
        _ => (500, "Something went wrong on our side. Nothing was lost; try again."),
    };
}
