using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class WhatCameInLater : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_due_times_open_of_record",
                table: "due_times");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "received_at",
                table: "issues",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            // Of those before it is not known when they came in.
            migrationBuilder.Sql("update issues set received_at = raised_at");

            migrationBuilder.CreateIndex(
                name: "ix_due_times_of_record",
                table: "due_times",
                columns: new[] { "record_id", "due_at" },
                filter: "cancelled_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_due_times_of_record",
                table: "due_times");

            migrationBuilder.DropColumn(
                name: "received_at",
                table: "issues");

            migrationBuilder.CreateIndex(
                name: "ix_due_times_open_of_record",
                table: "due_times",
                columns: new[] { "record_id", "due_at" },
                filter: "done_at is null and cancelled_at is null and left_at is null");
        }
    }
}
