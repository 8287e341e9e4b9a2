using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ProfilePlatform.Web.Components.Shared;

namespace ProfilePlatform.Tests.Web.Pages;

/// <summary>What another thread tells a component is rendered, and a fault in it is the page's own.</summary>
public sealed class LiveComponentTests
{
    [Fact]
    public async Task Tell_AChange_IsCarriedOutAndRendered()
    {
        await using var page = new Page();
        var told = await page.ShowAsync();
        var before = page.Renders;

        await told.HearAsync(() => { });

        page.Renders.ShouldBe(before + 1);
        page.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tell_AChangeThatFails_IsAFaultOfThePage(bool later)
    {
        await using var page = new Page();
        var told = await page.ShowAsync();

        await told.FailAsync(later);

        (await Poll.UntilAsync(() => Task.FromResult(page.Faults.ToList()), faults => faults.Count > 0, TestContext.Current.CancellationToken))
            .ShouldHaveSingleItem().Message.ShouldBe("as told");
    }

    private sealed class Told : LiveComponent
    {
        public Task HearAsync(Action change)
        {
            var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Tell(change);
            Tell(() =>
            {
                heard.SetResult();
                return Task.CompletedTask;
            });
            return heard.Task;
        }

        public Task FailAsync(bool later)
        {
            Tell(async () =>
            {
                await (later ? Poll.PauseAsync(CancellationToken.None) : Task.CompletedTask);
                throw new InvalidOperationException("as told");
            });
            return Task.CompletedTask;
        }
    }

#pragma warning disable BL0006 // A renderer of one's own is the only one that shows where faults end up.
    private sealed class Page() : Renderer(new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance)
    {
        public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

        public int Renders { get; private set; }

        public System.Collections.Concurrent.ConcurrentQueue<Exception> Faults { get; } = [];

        public Task<Told> ShowAsync() => Dispatcher.InvokeAsync(async () =>
        {
            var told = (Told)InstantiateComponent(typeof(Told));
            await RenderRootComponentAsync(AssignRootComponentId(told));
            return told;
        });

        protected override void HandleException(Exception exception) => Faults.Enqueue(exception);

        protected override Task UpdateDisplayAsync(in RenderBatch renderBatch)
        {
            Renders++;
            return Task.CompletedTask;
        }
    }
#pragma warning restore BL0006
}
