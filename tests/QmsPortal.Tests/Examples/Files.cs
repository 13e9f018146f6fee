using System.Text;
using SkiaSharp;

namespace QmsPortal.Tests.Examples;

/// <summary>Pictures and papers made here.</summary>
internal static class Files
{
    public static byte[] Png(int width = 8, int height = 6) => Drawn(SKEncodedImageFormat.Png, width, height);

    public static byte[] Jpeg(int width = 8, int height = 6) => Drawn(SKEncodedImageFormat.Jpeg, width, height);

    public static byte[] Pdf(string inside = "") => Encoding.ASCII.GetBytes($"%PDF-1.4\n1 0 obj\n<< /Type /Catalog {inside}>>\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n");

    /// <summary>Left half red, right half blue.</summary>
    private static byte[] Drawn(SKEncodedImageFormat format, int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { Color = SKColors.Red };
        canvas.Clear(SKColors.Blue);
        canvas.DrawRect(0, 0, width / 2, height, paint);
        canvas.Flush();
        return bitmap.Encode(format, 100).ToArray();
    }
}
