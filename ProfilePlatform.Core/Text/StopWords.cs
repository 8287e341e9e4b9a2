using System.Collections.Frozen;

namespace ProfilePlatform.Core.Text;

/// <summary>English words that say nothing of what a text is about, folded as <see cref="Words"/> folds them.</summary>
public static class StopWords
{
    private static readonly FrozenSet<string> All = (
        "a about above after again against ain all also am an and any anybody anyone anything anywhere are aren arent as at be because been before being below "
        + "between both but by can cant cannot could couldnt couldn d did didn didnt do does doesn doesnt doing don done dont down during each either else ever every few for from "
        + "further get gets getting give gives go goes going got had hadn hadnt has hasn hasnt have haven havent having he hed hell her here heres hers herself hes him himself his how "
        + "hows i id if ill im in into is isn isnt it its itself ive just kindly know let lets ll m many may me might mine more most much must my myself "
        + "n neither no nor not now nt o of off on once one only or other others ought our ours ourselves out over own please re really s same shall shan she shes "
        + "should shouldn shouldnt so some somebody someone something still such t tell than that thats the their theirs them themselves then there theres these they theyd theyll theyre "
        + "theyve thing things this those though through to too under until up upon us ve very want wants was wasn wasnt way we wed well went were weren werent weve what "
        + "whats when whens where wheres whether which while who whom whos whose why whys will with within without wont would wouldn wouldnt yes yet you youd youll your youre yours yourself "
        + "yourselves youve").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>True for a folded word that is one.</summary>
    public static bool Contains(string word) => All.Contains(word);
}
