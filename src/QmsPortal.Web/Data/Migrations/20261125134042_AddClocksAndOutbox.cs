using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddClocksAndOutbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "by_id",
                table: "issue_steps",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.CreateTable(
                name: "due_times",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_failure = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_due_times", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    thing = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    subject = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    body = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failure = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_messages", x => x.id);
                    table.ForeignKey(
                        name: "fk_outbox_messages_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "resendings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resendings", x => x.id);
                    table.ForeignKey(
                        name: "fk_resendings_outbox_messages_message_id",
                        column: x => x.message_id,
                        principalTable: "outbox_messages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_resendings_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_due_times_once",
                table: "due_times",
                columns: new[] { "kind", "record_id", "due_at" },
                unique: true,
                filter: "cancelled_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_due_times_open",
                table: "due_times",
                column: "due_at",
                filter: "done_at is null and cancelled_at is null and left_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_due_times_open_of_record",
                table: "due_times",
                columns: new[] { "record_id", "due_at" },
                filter: "done_at is null and cancelled_at is null and left_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_not_sent",
                table: "outbox_messages",
                columns: new[] { "state", "created_at" },
                filter: "channel = 'Mail' and state <> 'Sent'");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_once",
                table: "outbox_messages",
                columns: new[] { "channel", "person_id", "thing" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_person_id",
                table: "outbox_messages",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_waiting",
                table: "outbox_messages",
                columns: new[] { "channel", "next_try_at" },
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_resendings_by_id",
                table: "resendings",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_resendings_message_id",
                table: "resendings",
                column: "message_id");

            // What is ahead of the issues that are there already. Days that passed long ago bring nobody a mail now.
            migrationBuilder.Sql("""
                insert into due_times (id, kind, record_id, due_at, created_at, tries, next_try_at)
                select gen_random_uuid(), kind, id, at, now(), 0, at from (
                    select 'issue-back-on-the-board' as kind, id, due::timestamp at time zone 'Europe/London' as at from issues where state = 'Parked'
                    union all
                    select 'issue-overdue', id, (due + 1 + time '08:00') at time zone 'Europe/London' from issues where state = 'Acting'
                    union all
                    select 'issue-unconfirmed', i.id, s.at + interval '168 hours' from issues i join issue_steps s on s.issue_id = i.id
                        where i.state = 'Solved' and not exists (select from issue_steps later where later.issue_id = i.id and later.position > s.position)) ahead
                where kind = 'issue-back-on-the-board' or at > now();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "due_times");

            migrationBuilder.DropTable(
                name: "resendings");

            migrationBuilder.DropTable(
                name: "outbox_messages");

            migrationBuilder.AlterColumn<Guid>(
                name: "by_id",
                table: "issue_steps",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
