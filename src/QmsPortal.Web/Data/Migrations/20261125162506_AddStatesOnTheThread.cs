using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddStatesOnTheThread : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateSequence<int>(
                name: "escalation_numbers",
                startValue: 1001L);

            migrationBuilder.CreateSequence<int>(
                name: "evidence_numbers",
                startValue: 1001L);

            migrationBuilder.CreateSequence<int>(
                name: "goal_numbers",
                startValue: 1001L);

            migrationBuilder.CreateSequence<int>(
                name: "need_numbers",
                startValue: 1001L);

            migrationBuilder.CreateSequence<int>(
                name: "pack_numbers",
                startValue: 1001L);

            migrationBuilder.CreateSequence<int>(
                name: "project_numbers",
                startValue: 1001L);

            migrationBuilder.CreateSequence<int>(
                name: "signal_numbers",
                startValue: 1001L);

            migrationBuilder.CreateSequence<int>(
                name: "standard_numbers",
                startValue: 1001L);

            migrationBuilder.CreateSequence<int>(
                name: "statement_numbers",
                startValue: 1001L);

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "thread_nodes",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "state",
                table: "thread_nodes");

            migrationBuilder.DropSequence(
                name: "escalation_numbers");

            migrationBuilder.DropSequence(
                name: "evidence_numbers");

            migrationBuilder.DropSequence(
                name: "goal_numbers");

            migrationBuilder.DropSequence(
                name: "need_numbers");

            migrationBuilder.DropSequence(
                name: "pack_numbers");

            migrationBuilder.DropSequence(
                name: "project_numbers");

            migrationBuilder.DropSequence(
                name: "signal_numbers");

            migrationBuilder.DropSequence(
                name: "standard_numbers");

            migrationBuilder.DropSequence(
                name: "statement_numbers");
        }
    }
}
