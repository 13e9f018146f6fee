using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace QmsPortal.Data;

/// <summary>Lets <c>script/migration</c> read the model without starting a server.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<QmsDb>
{
    public QmsDb CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<QmsDb>().UseQms("Host=nowhere").Options);
}
