using System.Net;
using System.Net.Sockets;

namespace ProfilePlatform.Web.Hosting;

/// <summary>Who is counted for limits: an address, for IPv6 its /64, since one machine has that many.</summary>
internal static class VisitorKey
{
    private const int PrefixBytes = 8;

    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, PrefixBytes))
            : address.ToString();
    }
}
