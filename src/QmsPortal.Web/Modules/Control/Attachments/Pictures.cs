using SkiaSharp;

namespace QmsPortal.Modules.Control.Attachments;

/// <summary>A picture is drawn anew, so that nothing else travels in it: no place, no time, no camera, no second file at its end.</summary>
internal static class Pictures
{
    public enum Outcome
    {
        Drawn,
        Damaged,
        TooLarge,
    }

    /// <summary>Four bytes each, 48 MB: more is not unpacked, whatever the file says of itself.</summary>
    private const long MostDots = 12_000_000;
    private const int LongestSide = 20_000;
    private const int Quality = 85;

    /// <summary>A photograph of a new phone has more dots, and a JPEG can be read at a half, a quarter or an eighth of them.</summary>
    private static readonly float[] Scales = [1, 0.5f, 0.25f, 0.125f];

    public static (Outcome Outcome, byte[]? Content) DrawAnew(FileKind kind, byte[] bytes)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat != Format(kind))
            return (Outcome.Damaged, null);
        if (Math.Max(codec.Info.Width, codec.Info.Height) > LongestSide || SizeOf(codec) is not { } size)
            return (Outcome.TooLarge, null);
        using var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, kind is FileKind.Jpeg ? SKAlphaType.Opaque : SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is not SKCodecResult.Success)
            return (Outcome.Damaged, null);
        using var upright = Upright(bitmap, codec.EncodedOrigin);
        using var drawn = upright.Encode(Format(kind), Quality);
        return drawn is null ? (Outcome.Damaged, null) : (Outcome.Drawn, drawn.ToArray());
    }

    private static SKEncodedImageFormat Format(FileKind kind) => kind is FileKind.Jpeg ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png;

    private static SKSizeI? SizeOf(SKCodec codec) => Scales.Select(codec.GetScaledDimensions)
        .Where(size => size is { Width: > 0, Height: > 0 } && (long)size.Width * size.Height <= MostDots)
        .Select(size => (SKSizeI?)size).FirstOrDefault();

    /// <summary>Which way up it was held is among what is left out, so it is turned before.</summary>
    private static SKBitmap Upright(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        var turned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = turned ? (bitmap.Height, bitmap.Width) : (bitmap.Width, bitmap.Height);
        var upright = new SKBitmap(new SKImageInfo(width, height, bitmap.ColorType, bitmap.AlphaType));
        using var canvas = new SKCanvas(upright);
        canvas.SetMatrix(MatrixOf(origin, width, height));
        canvas.DrawBitmap(bitmap, 0, 0, SKSamplingOptions.Default);
        canvas.Flush();
        return upright;
    }

    /// <summary>The eight ways of EXIF 2.3, tag Orientation: from the stored picture to the upright one of this size.</summary>
    private static SKMatrix MatrixOf(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
