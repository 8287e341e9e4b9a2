using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Usage;

/// <summary>
/// The day's tokens, of each profile and of the platform. A call sets aside what it may need at most before it is made and settles what it spent, so
/// that calls at the same time cannot overdraw together. Kept in memory and read from the ledger on first use, so that a restart forgets nothing.
/// </summary>
public sealed class UsageBudget(
    UsageLimits limits, UsageReport report, BudgetNotices notices, TimeProvider time, ILogger<UsageBudget> logger)
{
    private static readonly Guid Platform = Guid.Empty;

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, DayBudget> _kept = [];
    private DateOnly _day;
    private long _asked;

    /// <summary>False where nothing is ever refused.</summary>
    public bool HasLimits => limits.ProfileDailyTokens > 0 || limits.PlatformDailyTokens > 0;

    internal int KeptCount
    {
        get
        {
            lock (_lock)
            {
                return _kept.Count;
            }
        }
    }

    /// <summary>
    /// Sets <paramref name="tokens"/> aside for a call on behalf of a profile, or of the platform where <paramref name="profileId"/> is null.
    /// Null where the day's tokens do not suffice; who has to know is told, once a day.
    /// </summary>
    /// <param name="slug">The profile's slug, for whoever is told.</param>
    public async Task<BudgetReservation?> ReserveAsync(Guid? profileId, string slug, long tokens, CancellationToken cancellationToken)
    {
        BudgetReservation? reservation;
        List<BudgetNotice> news = [];
        try
        {
            reservation = await AskAsync(profileId, (day, budgets) => Take(day, profileId, slug, tokens, budgets, news), cancellationToken);
        }
#pragma warning disable CA1031 // Without knowing what was spent nothing more is: the local way costs nothing.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            logger.DayUnreadable(exception);
            return null;
        }

        foreach (var notice in news)
        {
            notice.Budget.Told = await notices.TellAsync(notice, cancellationToken);
        }

        return reservation;
    }

    /// <summary>How the budget of a profile stands today.</summary>
    public async Task<BudgetState> StateOfAsync(Guid profileId, CancellationToken cancellationToken)
    {
        var state = await AskAsync(
            profileId,
            (day, budgets) =>
            {
                var own = budgets.Find(budget => budget.Id == profileId).Budget;
                return (Day: day, State: new BudgetState(own?.Used ?? 0, own?.Limit, budgets.Exists(budget => budget.Budget.Exhausted)));
            },
            cancellationToken);
        return state.State.Limit is not null
            ? state.State
            : state.State with { Used = (await report.OfDayAsync(profileId, state.Day, cancellationToken)).TotalTokens };
    }

    /// <summary>Follows a call that needs no leave: what it spent counts. Never refuses.</summary>
    internal async Task<BudgetReservation> TrackAsync(Guid? profileId, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(profileId, (day, budgets) => Open(day, profileId, budgets, 0), cancellationToken);
        }
#pragma warning disable CA1031 // The row is what matters; the budget reads it from the ledger later.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            logger.DayUnreadable(exception);
            return BudgetReservation.Nothing;
        }
    }

    /// <summary>True where today pays for the row.</summary>
    internal bool IsOfToday(UsageEntry entry) => UsageDay.Of(entry.At) == UsageDay.Of(time.GetUtcNow());

    /// <summary>Ends a reservation.</summary>
    internal void Settle(BudgetReservation reservation, long tokens)
    {
        lock (_lock)
        {
            foreach (var budget in reservation.Budgets)
            {
                budget.Open--;
                budget.Reserved -= reservation.Tokens;
            }

            // A call over midnight is paid by the day on which it ended, as its row in the ledger is.
            var paying = Turn() == reservation.Day ? reservation.Budgets : [.. Kept(reservation.ProfileId).Select(budget => budget.Budget)];
            foreach (var budget in paying)
            {
                budget.Used += tokens;
            }
        }
    }

    /// <summary>Reads from the ledger which of the budgets are not kept, and acts on them under the lock.</summary>
    private async Task<T> AskAsync<T>(
        Guid? profileId, Func<DateOnly, List<(Guid Id, DayBudget Budget)>, T> act, CancellationToken cancellationToken)
    {
        while (true)
        {
            DateOnly day;
            List<(Guid Id, long Limit)> missing;
            lock (_lock)
            {
                day = Turn();
                missing = [.. Limited(profileId).Where(limited => !_kept.ContainsKey(limited.Id))];
                if (missing.Count == 0)
                {
                    return act(day, Kept(profileId));
                }
            }

            foreach (var (id, limit) in missing)
            {
                var used = (await report.OfDayAsync(id == Platform ? null : id, day, cancellationToken)).TotalTokens;
                lock (_lock)
                {
                    if (Turn() == day)
                    {
                        // Where another call was faster, its count goes on.
                        _kept.TryAdd(id, new DayBudget(limit, used) { LastAsked = ++_asked });
                        LetGo();
                    }
                }
            }
        }
    }

    private IEnumerable<(Guid Id, long Limit)> Limited(Guid? profileId)
    {
        if (profileId is { } id && limits.ProfileDailyTokens > 0)
        {
            yield return (id, limits.ProfileDailyTokens);
        }

        if (limits.PlatformDailyTokens > 0)
        {
            yield return (Platform, limits.PlatformDailyTokens);
        }
    }

    // Under the lock, as all below.
    private List<(Guid Id, DayBudget Budget)> Kept(Guid? profileId)
    {
        List<(Guid Id, DayBudget Budget)> found = [];
        foreach (var (id, _) in Limited(profileId))
        {
            if (_kept.TryGetValue(id, out var budget))
            {
                budget.LastAsked = ++_asked;
                found.Add((id, budget));
            }
        }

        return found;
    }

    private BudgetReservation? Take(
        DateOnly day, Guid? profileId, string slug, long tokens, List<(Guid Id, DayBudget Budget)> budgets, List<BudgetNotice> news)
    {
        // Each is asked, so that each knows that it was too small.
        if (budgets.Count(budget => budget.Budget.Fits(tokens)) == budgets.Count)
        {
            return Open(day, profileId, budgets, tokens);
        }

        foreach (var (id, budget) in budgets.Where(budget => budget.Budget is { Exhausted: true, Told: false }))
        {
            budget.Told = true;
            news.Add(id == Platform
                ? new BudgetNotice(budget, day, null, "", budget.Used, budget.Limit)
                : new BudgetNotice(budget, day, id, slug, budget.Used, budget.Limit));
        }

        return null;
    }

    private BudgetReservation Open(DateOnly day, Guid? profileId, List<(Guid Id, DayBudget Budget)> budgets, long tokens)
    {
        foreach (var (_, budget) in budgets)
        {
            budget.Open++;
            budget.Reserved += tokens;
        }

        return new BudgetReservation(this, profileId, day, [.. budgets.Select(budget => budget.Budget)], tokens);
    }

    /// <summary>Today; at its first moment yesterday's budgets are forgotten. A clock that is set back does not bring yesterday back.</summary>
    private DateOnly Turn()
    {
        var today = UsageDay.Of(time.GetUtcNow());
        if (today > _day)
        {
            _day = today;
            _kept.Clear();
        }

        return _day;
    }

    private void LetGo()
    {
        if (_kept.Count > limits.MostKept)
        {
            var longestUnasked = _kept.Where(kept => kept.Key != Platform && kept.Value.Open == 0)
                .OrderBy(kept => kept.Value.LastAsked).Take(1 + (limits.MostKept / 10)).Select(kept => kept.Key).ToList();
            longestUnasked.ForEach(id => _kept.Remove(id));
        }
    }
}
