namespace ProfilePlatform.Core.Llm.Structured;

/// <summary>
/// Reads records out of a model's reply: fences, prose and thoughts around the JSON are passed over, what was cut off is closed after its last
/// complete item. Never throws, whatever the reply.
/// </summary>
internal static class StructuredJson
{
    // More than any honest reply has; the rest counts as dropped.
    private const int MostItems = 2_000;
    private const string NoJson = "There is no JSON in it.";

    /// <summary>The first object that fits.</summary>
    public static StructuredReply<T> Object<T>(string reply, Func<T, string?>? validate)
        where T : class
    {
        if (TooLarge(reply))
        {
            return new StructuredReply<T>(null, "It is too long.", 0);
        }

        var text = ReplyText.WithoutThoughts(reply);
        var (problem, end) = (NoJson, 0);
        foreach (var start in ReplyText.Starts(text).Where(start => text[start] == '{'))
        {
            if (start < end)
            {
                continue;
            }

            var slice = JsonSlice.At(text, start);
            var outline = JsonOutline.Of(slice);
            end = outline.IsBroken ? end : slice.End;
            var isWhole = slice.IsWhole && !outline.IsBroken;
            if (!isWhole && !outline.HasMembers)
            {
                problem = "It breaks off before anything in it is complete.";
                continue;
            }

            var (value, wrong) = JsonRecord.Read(isWhole ? slice.Json : outline.Closed(slice.Json), validate);
            if (value is not null)
            {
                return new StructuredReply<T>(value, "", 0);
            }

            problem = isWhole ? wrong : $"It breaks off. {wrong}";
        }

        return new StructuredReply<T>(null, problem, 0);
    }

    /// <summary>The list with the most items that fit; of several alike the first.</summary>
    public static StructuredReply<IReadOnlyList<T>> List<T>(string reply, Func<T, string?>? validate)
        where T : class
    {
        var best = new StructuredReply<IReadOnlyList<T>>(null, TooLarge(reply) ? "It is too long." : NoJson, 0);
        var text = TooLarge(reply) ? "" : ReplyText.WithoutThoughts(reply);
        var end = 0;
        foreach (var start in ReplyText.Starts(text))
        {
            // What stands inside of a value that could be read is a part of it, not another answer.
            if (start < end)
            {
                continue;
            }

            var slice = JsonSlice.At(text, start);
            var outline = JsonOutline.Of(slice);
            var found = outline.Items is null ? Single(slice, outline, validate) : Items(slice, outline, validate);
            best = found is not null && IsBetter(found, best, outline) ? found : best;
            end = outline.IsBroken ? end : slice.End;
        }

        return best;
    }

    private static bool IsBetter<T>(StructuredReply<IReadOnlyList<T>> found, StructuredReply<IReadOnlyList<T>> best, JsonOutline outline) =>
        best.Parsed ? found.Value?.Count > best.Value.Count : found.Parsed || !outline.IsBroken || best.Problem == NoJson;

    private static bool TooLarge(string reply) => reply.Length > ReplyText.MaxLength;

    private static StructuredReply<IReadOnlyList<T>> Items<T>(JsonSlice slice, JsonOutline outline, Func<T, string?>? validate)
        where T : class
    {
        var (items, problem) = (new List<T>(outline.Items!.Count), "");
        for (var index = 0; index < Math.Min(outline.Items.Count, MostItems); index++)
        {
            var (start, end) = outline.Items[index];
            var (item, wrong) = JsonRecord.Read(slice.Json.AsSpan(start, end - start), validate);
            if (item is not null)
            {
                items.Add(item);
            }
            else if (problem.Length == 0)
            {
                problem = $"Item {index + 1}: {wrong}";
            }
        }

        var dropped = outline.Items.Count - items.Count + (outline.HasPartialItem ? 1 : 0);
        var isEmpty = slice.IsWhole && !outline.IsBroken && outline.Items.Count == 0;
        return items.Count > 0 || isEmpty
            ? new(items, "", dropped)
            : new(null, problem.Length > 0 ? problem : "It breaks off before the first item is complete.", dropped);
    }

    // In JSON mode a model that has one item to tell sends it without a list around it.
    private static StructuredReply<IReadOnlyList<T>>? Single<T>(JsonSlice slice, JsonOutline outline, Func<T, string?>? validate)
        where T : class
    {
        if (outline.IsBroken || !slice.IsWhole)
        {
            return null;
        }

        var (item, wrong) = JsonRecord.Read(slice.Json, validate);
        return item is not null ? new([item], "", 0) : new(null, $"There is no list in it, and as a single item: {wrong}", 0);
    }
}
