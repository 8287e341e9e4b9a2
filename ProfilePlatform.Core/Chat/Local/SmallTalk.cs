using System.Text.RegularExpressions;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>Greetings, thanks and questions about the twin itself, answered as a person would.</summary>
internal static partial class SmallTalk
{
    // What may stand around a greeting without making it a question.
    private static readonly HashSet<string> Fillers =
        [.. "hi hello hey hiya yo there good morning afternoon evening day greetings namaste hola dear nice to meet you how are doing is it going today whats up everyone all thanks thank thx ty so very much a lot many ok okay great cool perfect awesome wonderful got that helps helpful for the your this help info information bye goodbye see later soon have take care cheers you i appreciate welcome well then and was really again much pleasure team sir madam mam".Split(' ')];

    /// <summary>The reply; null where the message is a question for the documents.</summary>
    /// <param name="message">The visitor's words.</param>
    /// <param name="name">The person's short name.</param>
    public static string? ReplyTo(string message, string name)
    {
        var who = Names.Of(name);
        var text = string.Join(' ', Words.TextsIn(message).Take(40));
        if (text.Length == 0)
        {
            return message.Any(char.IsSurrogate)
                ? $"I can only read words. Ask me anything about {who}: work, education or skills, for example."
                : null;
        }

        if (AboutTwin().IsMatch(text))
        {
            return $"I am an automated assistant, not {who} in person. I answer from {Names.Possessive(name)} own documents and show you the passage behind every sentence.";
        }

        if (Help().IsMatch(text))
        {
            return $"Ask me anything about {who}: work, projects, education, skills or how to get in touch. I quote {Names.Possessive(name)} documents, and each sentence opens the passage that it comes from.";
        }

        var own = Words.TextsIn(name).ToHashSet();
        if (text.Split(' ') is var words && (words.Length > 12 || words.Any(word => !Fillers.Contains(word) && !own.Contains(word))))
        {
            return null;
        }

        return Thanks().IsMatch(text) ? $"You're welcome! Is there anything else you would like to know about {who}?"
            : Bye().IsMatch(text) ? $"Goodbye, and thank you for your interest in {who}."
            : HowAreYou().IsMatch(text) ? $"I'm well, thank you. What would you like to know about {who}?"
            : Greeting().IsMatch(text) ? $"Hello! I answer questions about {who} from {Names.Possessive(name)} own documents. What would you like to know?"
            : Fine().IsMatch(text) ? $"Good. What else would you like to know about {who}?"
            : null;
    }

    [GeneratedRegex(@"^(hi |hello |hey |so |and )*(who are you|what are you|are you (a |an )?(bot|robot|ai|human|person|real|machine|chatbot|computer|chatgpt|gpt|llm)\b.*|are you (really )?(a )?(real )?(human|person|alive)\b.*|(am i|is this) (talking|speaking|chatting) (to|with)\b.*|is this (a |an )?(bot|ai|robot|chatbot|real person)\b.*|what is this|whats this|what is your name|whats your name)$")]
    private static partial Regex AboutTwin();

    [GeneratedRegex(@"^(please )?(help|help me|what can (i|you) (ask|do)( you)?( me)?( about)?|how does this work|what should i ask|what do you know|how can you help( me)?|what can i ask you about|what questions can i ask( you)?)$")]
    private static partial Regex Help();

    [GeneratedRegex(@"\b(thanks|thank|thx|ty|cheers|appreciate)\b")]
    private static partial Regex Thanks();

    [GeneratedRegex(@"\b(bye|goodbye|see you|take care|good night)\b|\bhave a (good|nice|great)\b")]
    private static partial Regex Bye();

    [GeneratedRegex(@"\bhow are you\b|\bhow is it going\b|\bhows it going\b|\bwhats up\b|\bhow are you doing\b")]
    private static partial Regex HowAreYou();

    [GeneratedRegex(@"^(hi|hello|hey|hiya|yo|good (morning|afternoon|evening|day)|greetings|namaste|hola|nice to meet you|dear)\b")]
    private static partial Regex Greeting();

    [GeneratedRegex(@"^(ok|okay|great|cool|perfect|awesome|wonderful|got it|very helpful|really helpful|that helps|nice)\b")]
    private static partial Regex Fine();
}
