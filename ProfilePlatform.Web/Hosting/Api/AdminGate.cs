namespace ProfilePlatform.Web.Hosting.Api;

/// <summary>Lets administrators alone through to what is theirs, before anything is read of the request: others learn nothing of it.</summary>
internal sealed class AdminGate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AdminOnlyMark>() is null)
        {
            await next(context);
            return;
        }

        var viewer = (await RequestViewer.BindAsync(context)).Viewer;
        await (viewer switch
        {
            { IsAdmin: true } => next(context),
            { IsMember: true } => Problems.Missing().ExecuteAsync(context),
            _ => Problems.Of(401, "not-signed-in", "Sign in as an administrator.").ExecuteAsync(context),
        });
    }
}

/// <summary>Marks an endpoint that is for administrators alone.</summary>
internal sealed class AdminOnlyMark;
