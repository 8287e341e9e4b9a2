using System.Globalization;

namespace ProfilePlatform.Core.Billing;

/// <summary>Amounts of Indian rupees. They are kept as whole paise; nothing here passes through a binary fraction.</summary>
public static class Rupees
{
    /// <summary>ISO 4217.</summary>
    public const string Currency = "INR";

    /// <summary>The most that anything costs: a crore.</summary>
    public const long MostPaise = 1_000_000_000;

    // 1,23,456.00: the last three digits together, then twos.
    private static readonly NumberFormatInfo Indian = new() { NumberGroupSizes = [3, 2], NumberDecimalDigits = 2 };

    /// <summary>Rupees, with both decimals.</summary>
    public static decimal Of(long paise) => paise * 0.01m;

    /// <summary>As programs read it: "1234.50".</summary>
    public static string Plain(long paise) => Of(paise).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>As people read it: "₹1,23,456.00".</summary>
    public static string Shown(long paise) => "₹" + Of(paise).ToString("N", Indian);

    /// <summary>Takes an amount above 0, up to <see cref="MostPaise"/>, with at most two decimals.</summary>
    public static bool TryPaise(decimal amount, out long paise)
    {
        paise = 0;
        if (amount <= 0 || amount > Of(MostPaise) || decimal.Truncate(amount * 100) != amount * 100)
        {
            return false;
        }

        paise = (long)(amount * 100);
        return true;
    }

    /// <summary>Takes an amount as a person types it: "499", "499.50", "1,000".</summary>
    public static bool TryParse(string text, out long paise)
    {
        paise = 0;
        return decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var amount) && TryPaise(amount, out paise);
    }
}
