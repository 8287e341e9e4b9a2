using System.Net;

namespace ProfilePlatform.Core.Llm.OpenAi;

/// <summary>
/// Takes usage that cannot be read out of replies before the SDK meets it: the SDK gives up a finished reply for it. Such a call is counted here instead.
/// </summary>
internal sealed class UsableUsageHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType is "text/event-stream" or "application/json")
        {
            response.Content = new UsableUsageContent(response.Content);
        }

        return response;
    }

    private sealed class UsableUsageContent : HttpContent
    {
        private readonly HttpContent _content;

        public UsableUsageContent(HttpContent content)
        {
            _content = content;
            foreach (var (name, values) in content.Headers.Where(header => header.Key != "Content-Length"))
            {
                Headers.TryAddWithoutValidation(name, values);
            }
        }

        protected override async Task<Stream> CreateContentReadStreamAsync() =>
            new UsableUsageStream(await _content.ReadAsStreamAsync(), byLine: Headers.ContentType?.MediaType == "text/event-stream");

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await using var usable = await CreateContentReadStreamAsync();
            await usable.CopyToAsync(stream);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _content.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
