using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class SealAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Rows written without the key could never be told from forged ones.
            migrationBuilder.Sql("""
                do $$ begin
                    if exists (select from audit_entries) then
                        raise exception 'It was made by an early version, before its history was sealed. Delete the data folder (or the database) and start again';
                    end if;
                end $$;
                """);

            migrationBuilder.DropColumn(
                name: "after",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "before",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "who",
                table: "audit_entries");

            migrationBuilder.AlterColumn<string>(
                name: "role_used",
                table: "audit_entries",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60,
                oldNullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "mac",
                table: "audit_entries",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<Guid>(
                name: "mark",
                table: "audit_entries",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<byte[]>(
                name: "payload_hash",
                table: "audit_entries",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddUniqueConstraint(
                name: "ak_audit_entries_mark",
                table: "audit_entries",
                column: "mark");

            migrationBuilder.CreateTable(
                name: "audit_payloads",
                columns: table => new
                {
                    mark = table.Column<Guid>(type: "uuid", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    who = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    before = table.Column<string>(type: "json", nullable: true),
                    after = table.Column<string>(type: "json", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_payloads", x => x.mark);
                    table.ForeignKey(
                        name: "fk_audit_payloads_audit_entries_mark",
                        column: x => x.mark,
                        principalTable: "audit_entries",
                        principalColumn: "mark",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_seals",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    entries = table.Column<long[]>(type: "bigint[]", nullable: false),
                    marks = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_seals", x => x.number);
                });

            migrationBuilder.Sql("""
                create table audit_unsealed (entry_id bigint primary key);
                create function wait_for_seal() returns trigger language plpgsql as $$
                begin
                    insert into audit_unsealed values (new.id);
                    return null;
                end $$;
                create trigger audit_entries_wait after insert on audit_entries
                    for each row execute function wait_for_seal();
                create trigger audit_payloads_stay before update or delete on audit_payloads
                    for each row execute function refuse_change();
                create trigger audit_payloads_stay_whole before truncate on audit_payloads
                    for each statement execute function refuse_change();
                create trigger audit_seals_stay before update or delete on audit_seals
                    for each row execute function refuse_change();
                create trigger audit_seals_stay_whole before truncate on audit_seals
                    for each statement execute function refuse_change();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_payloads");

            migrationBuilder.DropTable(
                name: "audit_seals");

            migrationBuilder.DropUniqueConstraint(
                name: "ak_audit_entries_mark",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "mac",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "mark",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "payload_hash",
                table: "audit_entries");

            migrationBuilder.AlterColumn<string>(
                name: "role_used",
                table: "audit_entries",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(400)",
                oldMaxLength: 400,
                oldNullable: true);

            migrationBuilder.AddColumn<string>(
                name: "after",
                table: "audit_entries",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "before",
                table: "audit_entries",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "audit_entries",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "who",
                table: "audit_entries",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");
        }
    }
}
