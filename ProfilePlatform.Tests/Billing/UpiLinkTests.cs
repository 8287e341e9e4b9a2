using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ProfilePlatform.Core.Billing;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Tests.Billing;

/// <summary>What a UPI app reads of an address is what was put in, whatever that was.</summary>
public sealed class UpiLinkTests
{
    private const string Evil = "X&pa=evil@upi&am=1";

    [Theory]
    [InlineData(Evil)]
    [InlineData("X%26pa%3Devil@upi%26am%3D1")]
    [InlineData("X#&pa=evil@upi")]
    [InlineData("X;pa=evil@upi;am=1")]
    [InlineData("X?pa=evil@upi\r\n&am=1")]
    [InlineData("Käse & Söhne ₹ 🧀 +1 ١٢٣")]
    public void Link_HostilePayeeAndNote_KeepPayeeAndAmount(string words)
    {
        var fields = Parse(UpiLink.Of("platform@bank", words, 499_00, words, "PP1"));
        fields.ShouldBe(new Dictionary<string, string> { ["pa"] = "platform@bank", ["pn"] = words, ["am"] = "499.00", ["cu"] = "INR", ["tn"] = words, ["tr"] = "PP1" });
    }

    [Fact]
    public void Link_AnyTextAndAmount_IsReadAsItWasWritten()
    {
        var text = Gen.ArrayOf(Gen.OneOf(Gen.Elements("&=#?%+;/\\@ \t\n\u0000".ToCharArray()), Gen.Choose(1, 0xD7FF).Select(code => (char)code))).Select(letters => new string(letters));
        var cases = from payee in text
                    from note in text
                    from paise in Gen.Choose(1, int.MaxValue)
                    select (payee, note: note.Length > 80 ? note[..80] : note, paise);
        Prop.ForAll(Arb.From(cases), one =>
        {
            var fields = Parse(UpiLink.Of("platform@bank", one.payee, one.paise, one.note, "PP1"));
            (fields.Count, fields["pa"], fields["pn"], fields["tn"]).ShouldBe((6, "platform@bank", one.payee, one.note));
            (decimal.Parse(fields["am"], CultureInfo.InvariantCulture) * 100).ShouldBe(one.paise);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Link_OfWhatIsNotOpen_IsNone()
    {
        var options = new BillingOptions { Vpa = "platform@bank" };
        foreach (var (state, there) in new[] { (InvoiceState.Open, true), (InvoiceState.Claimed, false), (InvoiceState.Paid, false) })
        {
            var invoice = new Invoice { Id = Ids.New(TimeProvider.System), Amount = 1_00, State = state };
            (UpiLink.Of(options, invoice, "anna") is not null).ShouldBe(there);
            UpiLink.Of(new BillingOptions(), invoice, "anna").ShouldBeNull("nobody is to be paid");
        }
    }

    [Fact]
    public void Reference_IsShortEnoughAndOfLettersAndDigits() =>
        new Invoice { Id = Ids.New(TimeProvider.System) }.Reference.ShouldSatisfyAllConditions(text => text.Length.ShouldBeLessThanOrEqualTo(35), text => text.All(char.IsAsciiLetterOrDigit).ShouldBeTrue());

    [Theory]
    [InlineData("anna@okbank", true)]
    [InlineData("9876543210@upi", true)]
    [InlineData("a.b-c_d@ybl", true)]
    [InlineData("anna", false)]
    [InlineData("anna@", false)]
    [InlineData("anna@bank&am=1", false)]
    [InlineData("anna@bank\n", false)]
    [InlineData("anna@b@c", false)]
    [InlineData("änna@bank", false)]
    public void Vpa_IsNameAtBank(string address, bool expected) => UpiLink.IsVpa(address).ShouldBe(expected);

    [Theory]
    [InlineData("499", 499_00)]
    [InlineData("499.5", 499_50)]
    [InlineData("0.01", 1)]
    [InlineData("10,000,000.00", 1_000_000_000)]
    [InlineData("10000000.01", null)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("0.001", null)]
    [InlineData("1e3", null)]
    [InlineData("79228162514264337593543950335", null)]
    [InlineData("499 rupees", null)]
    public void Rupees_Typed_AreExactOrRefused(string typed, int? paise) => (Rupees.TryParse(typed, out var read) ? (long?)read : null).ShouldBe(paise);

    [Fact]
    public void Rupees_AreShownAsInIndia()
    {
        Rupees.Shown(1_23_456_78).ShouldBe("₹1,23,456.78");
        Rupees.Plain(1_23_456_70).ShouldBe("123456.70");
        Rupees.Plain(long.MaxValue).ShouldBe("92233720368547758.07");
    }

    [Fact]
    public void Qr_IsAPngThatIsSharp()
    {
        var png = QrPicture.Png(UpiLink.Of("platform@bank", "AI Profile Platform", 499_00, "Invoice November 2026 anna-berg", "PP0195b2a06c1e7a549f0e2f4c8a1d7e40"));
        png.AsSpan(0, 8).ToArray().ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var side = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        side.ShouldBeGreaterThan(2 * 280, "two pixels for each of the page's");
    }

    /// <summary>As an app reads it: at ampersands, then at the first equals sign, then decoded. A field that stands there twice is a fault.</summary>
    private static Dictionary<string, string> Parse(string link)
    {
        var address = new Uri(link);
        (address.Scheme, address.Host, address.Fragment).ShouldBe(("upi", "pay", ""));
        link.All(char.IsAscii).ShouldBeTrue();
        return link["upi://pay?".Length..].Split('&').Select(field => field.Split('=', 2)).ToDictionary(field => field[0], field => Uri.UnescapeDataString(field[1]));
    }
}
