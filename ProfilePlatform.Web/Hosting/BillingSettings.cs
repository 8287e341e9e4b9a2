using System.Globalization;
using ProfilePlatform.Core.Billing;

namespace ProfilePlatform.Web.Hosting;

/// <summary>Reads who is paid, and how much.</summary>
internal static class BillingSettings
{
    // What UPI apps show of a name.
    private const int LongestName = 99;

    public static BillingOptions Read(IConfiguration configuration)
    {
        var standard = new BillingOptions();
        var vpa = configuration["UPI_VPA"]?.Trim() ?? "";
        var payee = configuration["UPI_PAYEE_NAME"]?.Trim() is { Length: > 0 } name ? name : standard.PayeeName;
        if (vpa.Length > 0 && !UpiLink.IsVpa(vpa))
        {
            throw new InvalidOptionsException($"UPI_VPA must be a UPI address as name@bank, not \"{vpa}\".");
        }

        if (payee.Length > LongestName || payee.Any(char.IsControl))
        {
            throw new InvalidOptionsException($"UPI_PAYEE_NAME must be one line of up to {LongestName} characters.");
        }

        return new BillingOptions { Vpa = vpa, PayeeName = payee, Fee = configuration["PLATFORM_FEE_INR"] is { Length: > 0 } fee ? Paise(fee) : standard.Fee };
    }

    private static long Paise(string fee) =>
        decimal.TryParse(fee, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && Rupees.TryPaise(amount, out var paise)
            ? paise
            : throw new InvalidOptionsException($"PLATFORM_FEE_INR must be an amount of rupees from 0.01 to {Rupees.Plain(Rupees.MostPaise)}, as 499 or 499.50, not \"{fee}\".");
}
