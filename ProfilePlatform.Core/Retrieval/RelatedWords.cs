using System.Collections.Frozen;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Retrieval;

/// <summary>
/// Words that answer words: who asks what something "cost" is answered by a "price". Groups of everyday English relations, written by hand;
/// a word may stand in several groups. Before the colon: words of questions; after it: words that answers use besides those.
/// </summary>
internal static class RelatedWords
{
    private static readonly string[] Groups =
    [
        "come originate origin derive start begin: origin originate derive root coin attribute etymology first early name found introduce source date begin base term inspire",
        "mean meaning represent symbolize stand signify define definition: mean refer symbol symbolize represent signify idiom metaphor acronym describe term express stand denote define",
        "play portray act cast star: portray actor actress cast role star character play debut recast appear",
        "sing song record lyrics: vocal singer sing record perform release lyric single album track song",
        "write author wrote compose: write author pen compose publish novel lyric book writer screenplay",
        "film shoot set: film shoot location produce production set scene take",
        "invent create discover make develop build design: invent create discover introduce develop build found establish design construct produce inventor patent implement ship deliver launch engineer architect pioneer",
        "die kill death: die kill death murder shoot dead suicide fatal assassinate pass",
        "win champion: win champion championship defeat victory title trophy medal surrender finalist award",
        "locate location where situate live base: locate situate lie north south east west region border city near coast reside base live",
        "old age born birth: born age year birth young",
        "cost price pay worth: price cost dollar pay fee retail sell worth expensive",
        "difference differ distinguish compare: differ whereas unlike while contrast distinct distinguish separate compare than however difference",
        "purpose point function role job goal use: purpose use serve responsible goal aim allow function role act intend design provide help enable advise",
        "cause reason why: cause because due result lead reason since effect",
        "cure treat treatment heal: treat treatment therapy heal cure medicine recovery",
        "impact effect influence significance important affect: impact effect result lead increase influence affect consequence change significant reduce improve raise grow cut save",
        "happen become end: happen become end finally later after eventually die kill leave turn",
        "work employ job company employer: work employ join serve engineer manager consultant company position role staff officer founder",
        "study educate school university college degree graduate: study degree graduate university college school bachelor master phd diploma bsc msc course major educate institute academy",
        "lead manage head run: lead manage head run direct oversee supervise chief coordinate own mentor team",
        "marry wife husband spouse: marry wife husband spouse wed partner",
        "first original: first original debut begin initial early",
        "own owner: own owner belong buy acquire purchase hold stock share parent",
        "name call: name call know title rename nickname term",
        "find found: find found discover locate",
        "teacher teach instruct: teach teacher class instruct professor train course lecture tutor mentor workshop",
        "rule govern king queen president: rule govern reign elect appoint office power monarch president",
        "language speak: language speak fluent native english bilingual",
        "grow increase rise: grow increase rise double triple expand raise scale",
        "reduce decrease cut save: reduce decrease cut save lower drop less shorten",
        "type kind form: type kind form class category include",
        "part member consist contain include: part member consist contain include compose comprise feature",
        "much many number: number total amount percent million thousand average",
        "year long last: year month duration since until period last",
        "produce make manufacture: produce make manufacture product generate yield",
        "difficult hard challenge problem: difficult hard challenge problem complex issue lack poor limit",
        "money earn salary: money earn salary income revenue pay profit",
        "start: start begin found launch join debut open premiere release",
        "release out air: release air premiere launch publish debut broadcast",
        "kid child mother father parent son daughter: child son daughter mother father parent mom baby family",
        "fight war battle: war battle fight army defeat troops campaign conflict",
        "law act bill: act law bill statute legislation pass require",
        "certify certificate licence license: certify certificate licence license credential accredit register",
        "award prize honour: award prize honour medal win scholarship fellowship recognise",
        "hobby interest: hobby interest enjoy love play run hike volunteer music read",
        "tool technology stack framework: tool technology stack framework use software platform library python java",
        "people employee staff engineer headcount subordinate: team staff people group report employee colleague member direct",
        "boss supervisor manager principal director: report manager director principal head chief president supervisor",
        "weakness weak flaw shortcoming criticise criticism complain complaint drawback fault: weak hard late slow impatient dislike difficult stubborn paperwork easier improve learn uncomfortable careful strict blunt",
        "strength praise good best: strong best calm honest patient careful kind rare excellent outstanding reliable trust",
        "wrong fail failure mistake error: wrong fail mistake error delay incident outage problem stick break late lose miss",
        "pandemic covid lockdown corona: 2020 2021 covid lockdown pandemic",
        "consolidate merge combine unify: merge consolidate combine unify migrate",
        "stop halt refuse prevent: stop halt refuse decline pause reject block delay",
        "throw abandon discard drop scrap cancel: drop discard abandon reject cancel remove delete scrap",
        "remove delete eliminate rid: remove delete drop eliminate retire",
        "hard difficult annoy frustrate trouble struggle: complaint complain problem never stop nobody give difficult",
        "fast quick quickly speed slow soon: time hour minute second median fast quick day week within",
        "tall high height storey floor: storey floor metre m height high tower",
        "long length big large wide: metre m km span long square",
        "reliable dependable punctual depend: reliable dependable time miss never late early trust",
        "cheap cheapest affordable free nothing: price cost free 0 budget",
        "thesis dissertation: thesis dissertation project",
        "postgraduate master masters: msc ma med mphil mba master postgraduate diploma",
        "graduate finish: degree bsc ba btech be bachelor master university college",
        "insurance insurer: insurance insure insurer claim policy versicherung assurance",
        "bank banking finance financial: bank payment finance card credit loan fund",
        "hospital health healthcare medical: hospital clinic ward patient nurse health care",
        "school education teach pupil student: school pupil student grade class teacher lesson",
        "volunteer community charity: volunteer mentor community charity founder saturday weekend",
        "abroad overseas foreign: abroad international overseas",
        "promote promotion: promote senior lead head advance",
        "budget spend fund raise grant: budget fund grant raise cost million",
        "publish paper research: publish paper journal conference article author research",
    ];

    private static readonly FrozenDictionary<string, FrozenSet<string>> Table = Groups
        .Select(group => group.Split(": "))
        .SelectMany(sides => sides[0].Split(' ').Select(word => (Asked: Stems.Of(word), Answers: sides[1].Split(' ').Select(Stems.Of))))
        .GroupBy(pair => pair.Asked)
        .ToFrozenDictionary(group => group.Key, group => group.SelectMany(pair => pair.Answers).Where(stem => stem != group.Key).ToFrozenSet());

    /// <summary>Stems that may answer a question's stem, without itself; empty for most.</summary>
    public static IReadOnlySet<string> Of(string stem) => Table.GetValueOrDefault(stem, FrozenSet<string>.Empty);
}
