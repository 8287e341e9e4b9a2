using System.Net;

namespace ProfilePlatform.Core.Llm.OpenAi;

/// <summary>Breaks off replies that are larger than any honest one, while they are read.</summary>
internal sealed class LimitedReplyHandler(HttpMessageHandler inner, long maxReply) : DelegatingHandler(inner)
{
    // The frames of an event stream are some hundred bytes a token; nothing keeps them, so there may be more.
    private const int StreamFactor = 4;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var most = response.Content.Headers.ContentType?.MediaType == "text/event-stream" ? maxReply * StreamFactor : maxReply;
        response.Content = new LimitedContent(response.Content, most);
        return response;
    }

    private sealed class LimitedContent : HttpContent
    {
        private readonly HttpContent _content;
        private readonly long _most;

        public LimitedContent(HttpContent content, long most)
        {
            (_content, _most) = (content, most);
            foreach (var (name, values) in content.Headers)
            {
                Headers.TryAddWithoutValidation(name, values);
            }
        }

        protected override async Task<Stream> CreateContentReadStreamAsync() => new LimitedStream(await _content.ReadAsStreamAsync(), _most);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await using var limited = await CreateContentReadStreamAsync();
            await limited.CopyToAsync(stream);
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
