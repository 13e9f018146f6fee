using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Actions;
using QmsPortal.Modules.Control.Attachments;
using SkiaSharp;

namespace QmsPortal.Data.Seeds;

/// <summary>What people do about the issues of their wards: one begun and moved, one new, one done with a picture; on Ward 9 one that is late, one to be checked and one that worked.</summary>
internal static class Actions
{
    public static async Task Plant(Story story)
    {
        var linen = await Add(story, People.Sister, -2, "Weekend linen comes", "Put a trolley of spare linen by on Fridays", People.SupportWorker, -1);
        await As(story, People.SupportWorker, -2, 14, new StartAction.Command { Number = linen, Version = await Version(story, linen) });
        await As(story, People.SupportWorker, -1, 9, new MoveAction.Command { Number = linen, Version = await Version(story, linen), By = Day(story, 0), Why = "The trolley had to be cleaned first" });
        await Add(story, People.Sister, -1, "Night shift one support worker short", "List the nights that were short, and what came of each", People.Nurse, 3);

        var mattresses = await Add(story, People.Sister, -5, "Two pressure mattresses", "Ask the equipment library for two on loan", People.Sister, -3);
        await As(story, People.Sister, -5, 15, new StartAction.Command { Number = mattresses, Version = await Version(story, mattresses) });
        await As(story, People.Sister, -4, 10, new AttachFile.Command { Record = await Id(story, mattresses), What = "The two mattresses on loan, in the store", File = Picture() });
        await As(story, People.Sister, -4, 11, new FinishAction.Command { Number = mattresses, Version = await Version(story, mattresses), Said = "Two came on loan until ours are back" });

        await Add(story, People.NinthSister, -6, "Medicine trolley lock", "Have the lock of the trolley changed", People.NinthNurse, -1);
        var sitting = await Add(story, People.NinthSister, -12, "No one to sit with people", "Agree with the bank who comes at night for sitting", People.NinthSister, -9, weeks: 1);
        await Finish(story, People.NinthSister, sitting, -10, "Four people of the bank are on a list at the desk");
        var complaints = await Add(story, People.NinthSister, -40, "Families say they cannot find", "Put a card with the name and number at each bed", People.NinthNurse, -32, weeks: 2);
        await Finish(story, People.NinthNurse, complaints, -33, "A card hangs at each bed");
        await As(story, People.NinthSister, -18, 11, new CheckAction.Command { Number = complaints, Version = await Version(story, complaints), Effect = Effect.Partly, Why = "Families ask less at the desk, but the number rings out in the evening" });
        var dropped = await Add(story, People.AcuteNurse, -8, "Heel protectors run out", "Order by the week", People.AcuteNurse, -2);
        await As(story, People.AcuteNurse, -5, 10, new CancelAction.Command { Number = dropped, Version = await Version(story, dropped), Reason = "Stores order by the week for all wards now" });
    }

    private static async Task<int> Add(Story story, string by, int day, string issue, string words, string owner, int due, int weeks = 1)
    {
        var number = await story.Ask(db => db.Issues.Where(i => i.Words.StartsWith(issue)).OrderBy(i => i.Number).Select(i => i.Number).FirstAsync());
        var person = await story.Ask(db => db.Users.Where(account => account.Email == owner).Select(account => account.Id).SingleAsync());
        return await As(story, by, day, 12, new AddAction.Command { Issue = number, Words = words, Owner = person, By = Day(story, due), Weeks = weeks });
    }

    private static async Task Finish(Story story, string owner, int action, int day, string said)
    {
        await As(story, owner, day - 1, 13, new StartAction.Command { Number = action, Version = await Version(story, action) });
        await As(story, owner, day, 13, new FinishAction.Command { Number = action, Version = await Version(story, action), Said = said });
    }

    /// <summary>Two shapes on a shelf: nobody is on it.</summary>
    private static FormFile Picture()
    {
        using var bitmap = new SKBitmap(320, 200);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { Color = SKColors.SteelBlue };
        canvas.Clear(SKColors.WhiteSmoke);
        canvas.DrawRect(30, 40, 260, 50, paint);
        canvas.DrawRect(30, 110, 260, 50, paint);
        var bytes = bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
        return new FormFile(new MemoryStream(bytes), 0, bytes.Length, "File", "store.png");
    }

    private static Task<uint> Version(Story story, int action) => story.Ask(db => db.Actions.Where(a => a.Number == action).Select(a => a.Version).SingleAsync());

    private static Task<Guid> Id(Story story, int action) => story.Ask(db => db.Actions.Where(a => a.Number == action).Select(a => a.Id).SingleAsync());

    private static Task<T> As<T>(Story story, string who, int day, int hour, MediatR.IRequest<T> command) => story.As(who, story.Today.AddDays(day).StartInLondon(new TimeOnly(hour, 0)), command);

    private static DateInput Day(Story story, int days) => DateInput.From(story.Today.AddDays(days));
}
