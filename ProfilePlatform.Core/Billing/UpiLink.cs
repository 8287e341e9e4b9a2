using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Billing;

/// <summary>Addresses that open a UPI app with the payment filled in: <c>upi://pay?pa&amp;pn&amp;am&amp;cu&amp;tn&amp;tr</c>.</summary>
public static partial class UpiLink
{
    /// <summary>The longest note that apps take.</summary>
    private const int LongestNote = 80;

    /// <summary>True for an address at which somebody is paid: "name@bank".</summary>
    public static bool IsVpa(string address) => Vpa().IsMatch(address);

    /// <summary>The payment of <paramref name="invoice"/>; null where payments are not set up, and where nothing is to be paid any more, so that nobody pays twice.</summary>
    /// <param name="options">Who is paid.</param>
    /// <param name="invoice">For what.</param>
    /// <param name="slug">The profile's name in addresses; it stands in the note.</param>
    public static string? Of(BillingOptions options, Invoice invoice, string slug) =>
        options.TakesPayments && invoice.State == InvoiceState.Open
            ? Of(options.Vpa, options.PayeeName, invoice.Amount, invoice.Period is { } month ? $"Invoice {month.Title} {slug}" : $"Donation {slug}", invoice.Reference)
            : null;

    /// <summary>The address. Each field is encoded whole, so that no text in one can begin or change another.</summary>
    internal static string Of(string vpa, string payee, long paise, string note, string reference) =>
        $"upi://pay?pa={Address(vpa)}&pn={Field(payee)}&am={Rupees.Plain(paise)}&cu={Rupees.Currency}&tn={Field(Cut(note))}&tr={Field(reference)}";

    // An @ means nothing in a query (RFC 3986), and some apps look for it without decoding.
    private static string Address(string vpa) => Field(vpa).Replace("%40", "@", StringComparison.Ordinal);

    private static string Field(string text) => Uri.EscapeDataString(text);

    private static string Cut(string note) => note.Length <= LongestNote ? note : note[..(char.IsHighSurrogate(note[LongestNote - 1]) ? LongestNote - 1 : LongestNote)];

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{1,254}@[A-Za-z][A-Za-z0-9]{1,63}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Vpa();
}
