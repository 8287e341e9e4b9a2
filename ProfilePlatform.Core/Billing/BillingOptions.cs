namespace ProfilePlatform.Core.Billing;

/// <summary>Who is paid, and how much.</summary>
public sealed class BillingOptions
{
    /// <summary>The UPI address that is paid (<c>UPI_VPA</c>), as "name@bank"; empty where payments are not set up.</summary>
    public string Vpa { get; init; } = "";

    /// <summary>Whose it is (<c>UPI_PAYEE_NAME</c>).</summary>
    public string PayeeName { get; init; } = "AI Profile Platform";

    /// <summary>A month of the individual tier in paise (<c>PLATFORM_FEE_INR</c>).</summary>
    public long Fee { get; init; } = 1_000;

    /// <summary>True where people can pay by UPI.</summary>
    public bool TakesPayments => Vpa.Length > 0;
}
