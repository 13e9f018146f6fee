namespace QmsPortal.Kernel.Clocks;

/// <summary>Monday to Friday in London, but for bank holidays.</summary>
public static class WorkingDays
{
    extension(DateOnly day)
    {
        public bool IsWorkingDay => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankHolidays.Include(day);
    }

    extension(DateTimeOffset instant)
    {
        /// <summary>
        /// So many working days on, at the same time by the clock on the wall, whatever the clocks did meanwhile. What begins on a day
        /// off begins with the next working day.
        /// </summary>
        public DateTimeOffset AddWorkingDays(int days)
        {
            var day = instant.LondonDay();
            var time = instant.LondonTime();
            if (!day.IsWorkingDay)
                (day, time) = (Next(day), TimeOnly.MinValue);
            for (var i = 0; i < days; i++)
                day = Next(day);
            return day.StartInLondon(time);
        }
    }

    private static DateOnly Next(DateOnly day)
    {
        do
            day = day.AddDays(1);
        while (!day.IsWorkingDay);
        return day;
    }
}
