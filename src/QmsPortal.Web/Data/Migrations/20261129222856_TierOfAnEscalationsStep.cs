using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class TierOfAnEscalationsStep : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "tier_number",
                table: "escalation_steps",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "tier_number",
                table: "escalation_steps");
        }
    }
}
