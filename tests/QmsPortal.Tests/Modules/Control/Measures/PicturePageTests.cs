using QmsPortal.Tests.Support;
using SkiaSharp;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Measures;

/// <summary>A chart as a picture for Office files.</summary>
public class PicturePageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task The_chart_is_saved_as_a_picture_with_its_name_above_and_its_sentence_below()
    {
        var page = await (await world.As(world.Amara)).Get("/at/ward-7/measures/hand-hygiene");

        var file = (await page.Follow("Picture of this chart for slides and papers (PNG)")).Is(200);

        Assert.Equal("image/png", file.Headers["Content-Type"]);
        Assert.Equal("attachment; filename=ward-7-hand-hygiene-2026-05-05.png", file.Headers["Content-Disposition"].Split("; filename*")[0]);
        using var picture = SKBitmap.Decode(file.Body);
        Assert.Equal(1808, picture.Width);
        Assert.InRange(picture.Height, 840, 1000);
        // Letters above, at the axis and below: a machine without fonts would leave these white.
        Assert.True(IsDrawnIn(picture, 24, 20, 600, 70), "heading");
        Assert.True(IsDrawnIn(picture, 0, 150, 100, 700), "axis");
        Assert.True(IsDrawnIn(picture, 24, 810, 900, picture.Height), "sentence");
        Assert.False(IsDrawnIn(picture, 0, 0, 1808, 16));
    }

    [Fact]
    public async Task An_unknown_measure_has_no_picture()
    {
        var amara = await world.As(world.Amara);

        (await amara.Get("/at/ward-7/measures/no-such-measure/picture")).Is(404);
    }

    private static bool IsDrawnIn(SKBitmap picture, int left, int top, int right, int bottom)
    {
        for (var x = left; x < right; x++)
        {
            for (var y = top; y < bottom; y++)
            {
                if (picture.GetPixel(x, y).Red < 128)
                    return true;
            }
        }

        return false;
    }
}
