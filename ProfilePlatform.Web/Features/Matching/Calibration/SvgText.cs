using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ProfilePlatform.Web.Features.Matching.Calibration;

/// <summary>Words in a drawing: in a Razor file, the name of their element means something else.</summary>
public sealed class SvgText : ComponentBase
{
    /// <summary>Where they begin, end or have their middle.</summary>
    [Parameter, EditorRequired]
    public string X { get; set; } = "";

    /// <summary>Their base line.</summary>
    [Parameter, EditorRequired]
    public int Y { get; set; }

    /// <summary>"start", "middle" or "end".</summary>
    [Parameter]
    public string Anchor { get; set; } = "start";

    /// <summary>The words.</summary>
    [Parameter, EditorRequired]
    public string Words { get; set; } = "";

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X);
        builder.AddAttribute(2, "y", Y);
        builder.AddAttribute(3, "text-anchor", Anchor);
        builder.AddContent(4, Words);
        builder.CloseElement();
    }
}
