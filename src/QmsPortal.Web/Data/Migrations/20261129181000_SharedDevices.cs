using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class SharedDevices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "wall_words",
                table: "issues",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "devices",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Wall");

            migrationBuilder.AddColumn<string>(
                name: "short_code_hash",
                table: "accounts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "short_code_set_at",
                table: "accounts",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "wall_words",
                table: "issues");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "devices");

            migrationBuilder.DropColumn(
                name: "short_code_hash",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "short_code_set_at",
                table: "accounts");
        }
    }
}
