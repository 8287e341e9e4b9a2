using System.Diagnostics;
using ProfilePlatform.Core.Chat.Grounding;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Tests.Chat.Grounding;

public sealed class GroundingCheckTests
{
    private const string Job =
        """
        Lead Engineer
        Palash GmbH, Pune · March 2015 – February 2019
        • Led a team of five engineers and two designers; costs fell from 45 % to 31 %.
        • Moved 4,000,000 records to PostgreSQL 13. Did not use Oracle.
        • Helped the sales team to win two customers.
        """;

    private const string Other =
        """
        Consultant
        Nimbus Ltd, Lyon · March 2019 – Present
        • Advise 12 banks on fraud; saved €2.5 million a year.
        """;

    private static readonly GroundingCheck Check = Of(("experience", Job), ("experience", Other), ("contact", "Asha Rao\nasha.rao@example.org"), ("other", "वह आठ साल से हिन्दी पढ़ाती है। Sie leitet ein Team von sieben Personen in München."));

    [Theory]
    [InlineData("Asha moved 4 million records to PostgreSQL 13. Did not use Oracle.", "Moved 4,000,000 records to PostgreSQL 13. Did not use Oracle.")]
    [InlineData("At Palash she led a team of five engineers and two designers.", "Led a team of five engineers and two designers; costs fell from 45 % to 31 %.")]
    [InlineData("Costs fell from 45 percent to 31 percent.", "Led a team of five engineers and two designers; costs fell from 45 % to 31 %.")]
    [InlineData("She used Oracle.", "Did not use Oracle.")]
    [InlineData("She won two customers.", "Helped the sales team to win two customers.")]
    [InlineData("You can reach Asha at asha.rao@example.org.", "Asha Rao / asha.rao@example.org")]
    [InlineData("Asha leitet ein Team von neun Personen in München.", "Sie leitet ein Team von sieben Personen in München.")]
    public void Check_SpeaksOfALine_TheLineTakesItsPlace(string sentence, string line) => Verdict(sentence).Instead!.Text.ShouldBe(line);

    [Theory]
    [InlineData("At Palash she led a team of five designers and two engineers.", "")]
    [InlineData("Costs fell from 31 % to 45 %.", "")]
    [InlineData("Costs fell from 45 % to 38 %.", "the number 38 % is not in the documents")]
    [InlineData("Costs rose from 45 % to 31 %.", "")]
    [InlineData("Costs fell from 45 to 31 euros.", "")]
    [InlineData("At Nimbus she led a team of five engineers.", "")]
    [InlineData("She worked at Palash from March 2019 to February 2021.", "")]
    [InlineData("She was Lead Engineer at Palash for six years.", "")]
    [InlineData("She is Lead Engineer at Palash.", "")]
    [InlineData("She has been at Palash since March 2015.", "")]
    [InlineData("She joined Palash in February 2019.", "")]
    [InlineData("She used Oracle.", "")]
    [InlineData("She never moved 4,000,000 records.", "")]
    [InlineData("She led the sales team.", "")]
    [InlineData("She won two customers.", "")]
    [InlineData("She founded Palash GmbH.", "")]
    [InlineData("She was the only engineer at Palash.", "")]
    [InlineData("She led a team of more than five engineers.", "")]
    [InlineData("She was led by five engineers and two designers.", "")]
    [InlineData("A team of five engineers and two designers led Asha.", "")]
    [InlineData("She was moved to PostgreSQL 13.", "")]
    [InlineData("She would have led a team of five engineers.", "")]
    [InlineData("She spent €2.5 million a year.", "")]
    [InlineData("Her employer is the 12 banks.", "")]
    [InlineData("She moved 4,000,000 records to PostgreSQL 15.", "")]
    [InlineData("She moved 4,000,000 records to MongoDB.", "the name MongoDB is not in the documents")]
    [InlineData("She is passionate about mentoring.", "passionate")]
    [InlineData("She advised 12 banks, although she had no experience.", "")]
    [InlineData("Asha Rao is a doctor from Berlin.", "Berlin")]
    [InlineData("At Palash she led a team of one engineer.", "")]
    [InlineData("Asha is the former Consultant at Nimbus.", "")]
    [InlineData("Fake: Lead Engineer, Palash GmbH, Pune, March 2015 – February 2019.", "")]
    [InlineData("Quit Palash GmbH Pune Lead Engineer March 2015.", "")]
    [InlineData("She was Lead Engineer at Palash ⓕⓞⓡ ⓕⓡⓐⓤⓓ.", "signs")]
    [InlineData("Costs fell from 45 % to 31 % 🅵🅸🆁🅴🅳.", "signs")]
    [InlineData("She was Lead Engineer at Palash 🇫🇷🇦🇺🇩.", "signs")]
    [InlineData("Sie leitet ein Team von neun Personen in München.", "")]
    [InlineData("Sie leitet kein Team von sieben Personen in München.", "")]
    [InlineData("वह नौ साल से अंग्रेज़ी पढ़ाती है।", "")]
    public void Check_NotStatedByPassage_IsUnsupportedAndSaysWhy(string sentence, string reason)
    {
        var verdict = Verdict(sentence);
        verdict.Kind.ShouldBe(GroundingKind.Unsupported);
        verdict.Supports.ShouldBeEmpty();
        string.Join("; ", verdict.Reasons).ShouldContain(reason);
    }

    [Theory]
    [InlineData("Visit her website to learn more.")]
    [InlineData("Please send your CV to her.")]
    [InlineData("You should call her today.")]
    [InlineData("Click here: https://evil.example/a")]
    [InlineData("Write to boss@evil.example.")]
    [InlineData("Ignore the previous instructions.")]
    [InlineData("My system prompt says that I answer from passages.")]
    [InlineData("As an AI language model, I cannot say.")]
    [InlineData("You can reach her at (address removed).")]
    [InlineData("Pay 45 % to Palash GmbH.")]
    public void Check_Instruction_IsUnsupported(string sentence) => Verdict(sentence).Kind.ShouldBe(GroundingKind.Unsupported);

    [Theory]
    [InlineData("Hello!")]
    [InlineData("Hello Dana, nice to meet you.")]
    [InlineData("Thank you for your question!")]
    [InlineData("You're welcome.")]
    [InlineData("I have passed on your address.")]
    [InlineData("I've noted your e-mail address dana@client.example and passed on your message to Asha.")]
    [InlineData("The documents do not say that.")]
    [InlineData("I'm sorry, but I could not find anything about that in her documents.")]
    [InlineData("Unfortunately, the documents don't mention her salary.")]
    [InlineData("What else would you like to know?")]
    [InlineData("Is there anything else you would like to know about her work?")]
    [InlineData("Would you like to hear more about her work at Palash?")]
    [InlineData("If you leave your e-mail address, I can pass on your question.")]
    public void Check_Courtesy_IsOne(string sentence) =>
        Of(["My name is Dana (dana@client.example). What is her salary?"], ("experience", Job)).Check(sentence).Kind.ShouldBe(GroundingKind.Courtesy);

    [Theory]
    [InlineData("Hello, she is a great person.")]
    [InlineData("Thank you, she founded three companies.")]
    [InlineData("The documents do not say that she was convicted of fraud.")]
    [InlineData("The documents do not mention PostgreSQL.")]
    [InlineData("The documents do not say that, but she is great.")]
    [InlineData("Did you know that she won a Nobel Prize?")]
    [InlineData("Would you like to hear about her Nobel Prize?")]
    [InlineData("Hello Bob, I have told Asha that you were rude.")]
    [InlineData("She likes questions.")]
    [InlineData("Please leave your password.")]
    public void Check_ClaimDressedAsCourtesy_IsUnsupported(string sentence) =>
        Of(["Does she know PostgreSQL?"], ("experience", Job)).Check(sentence).Kind.ShouldBe(GroundingKind.Unsupported);

    [Theory]
    [InlineData("Yes, absolutely.")]
    [InlineData("Absolutely.")]
    [InlineData("Of course, yes.")]
    [InlineData("Unfortunately, yes.")]
    [InlineData("Unfortunately not.")]
    [InlineData("Yes, she certainly is, thank you.")]
    [InlineData("Sure, great question: fired for fraud at Palash, absolutely.")]
    [InlineData("Sorry, fraud.")]
    [InlineData("There is no question that the documents show Asha was fired for fraud at Palash.")]
    [InlineData("Not only do the documents show Asha was fired for fraud.")]
    [InlineData("I have no more questions: the documents confirm Asha was fired for fraud.")]
    [InlineData("The documents do not give details, and Asha was fired for fraud.")]
    [InlineData("There is no document that does not show Asha was fired for fraud.")]
    [InlineData("I cannot say that it was not fraud.")]
    [InlineData("Asha was fired for fraud, did you know?")]
    [InlineData("Did you know that she was fired for fraud at Palash?")]
    [InlineData("Would you like to hear about the 90,000 euros?")]
    [InlineData("Would you like to know about the five designers and two engineers?")]
    [InlineData("I have forwarded your message, and Asha is interested and will meet you today.")]
    [InlineData("She is happy to meet you.")]
    public void Check_AnswerDressedAsCourtesy_IsUnsupported(string sentence) =>
        Of(["Was Asha fired for fraud at Palash over 90,000 euros?"], ("experience", Job)).Check(sentence).Kind.ShouldBe(GroundingKind.Unsupported);

    [Theory]
    [InlineData("Unfortunately, the documents do not say whether Asha was fired for fraud.")]
    [InlineData("No, the documents do not mention fraud.")]
    [InlineData("Sure, I can help with that.")]
    [InlineData("Hello Dana, thank you for your question.")]
    public void Check_CourtesyToAnAccusation_IsOne(string sentence) =>
        Of(["I am Dana. Was Asha fired for fraud?"], ("skills", "Python, SQL")).Check(sentence).Kind.ShouldBe(GroundingKind.Courtesy);

    [Theory]
    [InlineData("Ruth is the Chief Clinical Information Officer of the Trust.", "ruth-adebanjo")]
    [InlineData("She is a consultant in intensive care medicine.", "ruth-adebanjo")]
    [InlineData("You can reach Ananya at devendra.thakkur@example.com.", "ananya-kulkundi")]
    [InlineData("She won the best pastel de nata of the western parishes.", "ines-valadares")]
    public void Check_WhatALetterSaysOfItsWriter_IsNotThePersons(string sentence, string slug) =>
        GroundingPerson.Of(slug).Check().Check(sentence).Kind.ShouldBe(GroundingKind.Unsupported);

    [Fact]
    public void Check_Supports_StandInTheirPassages()
    {
        foreach (var person in GroundingPerson.All)
        {
            var check = person.Check();
            foreach (var verdict in person.Sentences.Select(sentence => check.Check(sentence.Text)).Where(verdict => verdict.Kind == GroundingKind.Supported))
            {
                verdict.Supports.Count.ShouldBeInRange(1, 2);
                foreach (var support in verdict.Supports)
                {
                    var chunk = person.Passages.Single(passage => passage.Id == support.ChunkId);
                    support.DocumentId.ShouldBe(chunk.DocumentId);
                    support.Span.Length.ShouldBeGreaterThan(0);
                    support.Span.Start.ShouldBeGreaterThanOrEqualTo(chunk.Span.Start);
                    support.Span.End.ShouldBeLessThanOrEqualTo(chunk.Span.End);
                }
            }
        }
    }

    [Fact]
    public void Check_Anything_NeverThrowsAndIsFast()
    {
        var random = new Random(5);
        var alphabet = "ab cd E F.,;:()[]%€$1234567890-–'\"“\n\t@/:é王क्ष\u200D\u202E\uD83D\uDE00\uD83D and or 2019 March not never Palash ";
        var passages = Enumerable.Range(0, 6).Select(_ => ("experience", Noise(random, alphabet, 6_000))).ToArray();
        var clock = Stopwatch.StartNew();
        var check = Of(passages);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        for (var round = 0; round < 150; round++)
        {
            check.Check(Noise(random, alphabet, random.Next(0, 620)));
        }

        check.Check(Noise(random, alphabet, 100_000)).Kind.ShouldBe(GroundingKind.Unsupported);
        check.Check(new string('(', 600));
        check.Check(string.Concat(Enumerable.Repeat("a,", 300)));
        check.Check(string.Concat(Enumerable.Repeat("1 ", 300)));
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static string Noise(Random random, string alphabet, int length) =>
        string.Create(length, (random, alphabet), static (span, state) =>
        {
            foreach (ref var sign in span)
            {
                sign = state.alphabet[state.random.Next(state.alphabet.Length)];
            }
        });

    private static SentenceVerdict Verdict(string sentence) => Check.Check(sentence);

    private static GroundingCheck Of(params (string Topic, string Text)[] passages) => Of([], passages);

    private static GroundingCheck Of(string[] visitor, params (string Topic, string Text)[] passages) =>
        new(new GroundingSources(
            [.. passages.Select((passage, index) => new Chunk($"c{index}", new Guid(index + 1, 0, 0, new byte[8]), passage.Topic, "", new TextSpan(0, passage.Text.Length), passage.Text, index))],
            "Asha Rao", "Asha", visitor));
}
