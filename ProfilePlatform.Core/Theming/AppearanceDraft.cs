using ProfilePlatform.Core.Theming.Colours;
using ProfilePlatform.Core.Theming.Slides;

namespace ProfilePlatform.Core.Theming;

/// <summary>How a profile is to look, as its owner sends it.</summary>
/// <param name="HeaderHtml">HTML, not yet sanitised.</param>
/// <param name="Css">CSS, not yet sanitised.</param>
/// <param name="Slides">Clean slides without faults; null for the platform's.</param>
/// <param name="Colours">The theme; null for the page's own colours.</param>
public sealed record AppearanceDraft(string HeaderHtml, string Css, IReadOnlyList<Slide>? Slides, ThemeColours? Colours);
