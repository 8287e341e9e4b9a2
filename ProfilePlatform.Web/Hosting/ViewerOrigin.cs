using System.Net;

namespace ProfilePlatform.Web.Hosting;

/// <summary>From where the viewer of a page comes: of its request, and in a circuit, which has none, of its connection.</summary>
public sealed class ViewerOrigin
{
    /// <summary>Network address; empty where it is not known.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The request or connection, as logs name it.</summary>
    public string RequestId { get; private set; } = "";

    /// <summary>Takes both from a request.</summary>
    public void Take(HttpContext? context) => (Address, RequestId) = context is null ? ("", "") : (ClientAddress.Of(context), context.TraceIdentifier);
}

/// <summary>The address that a request comes from; that of a trusted proxy's client where there is such a proxy.</summary>
internal static class ClientAddress
{
    /// <summary>IPv4 in its own form, also where it comes over IPv6; empty where it is not known.</summary>
    public static string Of(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        var address => address.ToString(),
    };
}
