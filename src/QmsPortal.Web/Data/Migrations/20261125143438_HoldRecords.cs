using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class HoldRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Rows written without the key could never be told from forged ones. So there are no rows here that would have to be moved.
            migrationBuilder.Sql("""
                do $$ begin
                    if exists (select from audit_entries) then
                        raise exception 'It was made by an early version, before its history was sealed. Delete the data folder (or the database) and start again';
                    end if;
                end $$;
                """);

            migrationBuilder.DropForeignKey(
                name: "fk_issues_measure_series_from_series_id",
                table: "issues");

            migrationBuilder.DropForeignKey(
                name: "fk_measure_series_measure_definition_definition_id",
                table: "measure_series");

            migrationBuilder.DropIndex(
                name: "ix_issues_from_series_id",
                table: "issues");

            migrationBuilder.DropColumn(
                name: "from_series_id",
                table: "issues");

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

            migrationBuilder.AlterColumn<Guid>(
                name: "by_id",
                table: "issue_steps",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

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
                name: "kept_forms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    path = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    fields = table.Column<string>(type: "character varying(200000)", maxLength: 200000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_forms", x => x.id);
                    table.ForeignKey(
                        name: "fk_kept_forms_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                name: "restricted_reads",
                columns: table => new
                {
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hour = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_restricted_reads", x => new { x.record_id, x.person_id, x.hour });
                    table.ForeignKey(
                        name: "fk_restricted_reads_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "restrictions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    restricted_by = table.Column<Guid>(type: "uuid", nullable: false),
                    restricted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lifted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lifted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    lifted_because = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_restrictions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "thread_nodes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_thread_nodes", x => x.id);
                    table.ForeignKey(
                        name: "fk_thread_nodes_org_nodes_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
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

            migrationBuilder.CreateTable(
                name: "restriction_people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    restriction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    named_by = table.Column<Guid>(type: "uuid", nullable: false),
                    named_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_restriction_people", x => x.id);
                    table.ForeignKey(
                        name: "fk_restriction_people_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_restriction_people_restriction_restriction_id",
                        column: x => x.restriction_id,
                        principalTable: "restrictions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hand_overs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    offered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_overs", x => x.id);
                    table.ForeignKey(
                        name: "fk_hand_overs_org_nodes_from_node_id",
                        column: x => x.from_node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hand_overs_org_nodes_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hand_overs_person_offered_by",
                        column: x => x.offered_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hand_overs_thread_node_record_id",
                        column: x => x.record_id,
                        principalTable: "thread_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "thread_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    relation = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_thread_links", x => x.id);
                    table.CheckConstraint("ck_thread_links_not_itself", "from_id <> to_id");
                    table.ForeignKey(
                        name: "fk_thread_links_person_created_by",
                        column: x => x.created_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_thread_links_person_ended_by",
                        column: x => x.ended_by,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_thread_links_thread_node_from_id",
                        column: x => x.from_id,
                        principalTable: "thread_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_thread_links_thread_node_to_id",
                        column: x => x.to_id,
                        principalTable: "thread_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hand_over_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    hand_over_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    post = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_over_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_hand_over_steps_hand_overs_hand_over_id",
                        column: x => x.hand_over_id,
                        principalTable: "hand_overs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hand_over_steps_person_by_id",
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
                name: "ix_hand_over_steps_by_id",
                table: "hand_over_steps",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_over_steps_hand_over_id_position",
                table: "hand_over_steps",
                columns: new[] { "hand_over_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_from_node_id",
                table: "hand_overs",
                column: "from_node_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_node_id_state",
                table: "hand_overs",
                columns: new[] { "node_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_offered_by",
                table: "hand_overs",
                column: "offered_by");

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_one_offer_at_a_time",
                table: "hand_overs",
                columns: new[] { "record_id", "kind" },
                unique: true,
                filter: "state = 'Offered'");

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_record_id",
                table: "hand_overs",
                column: "record_id");

            migrationBuilder.CreateIndex(
                name: "ix_kept_forms_at",
                table: "kept_forms",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_kept_forms_person_id",
                table: "kept_forms",
                column: "person_id");

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

            migrationBuilder.CreateIndex(
                name: "ix_restricted_reads_person_id",
                table: "restricted_reads",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_restriction_people_in_force",
                table: "restriction_people",
                columns: new[] { "restriction_id", "person_id" },
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_restriction_people_person_id",
                table: "restriction_people",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_restrictions_in_force",
                table: "restrictions",
                column: "record_id",
                unique: true,
                filter: "lifted_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_thread_links_back",
                table: "thread_links",
                columns: new[] { "to_id", "relation" },
                filter: "ended_at is null")
                .Annotation("Npgsql:IndexInclude", new[] { "from_id" });

            migrationBuilder.CreateIndex(
                name: "ix_thread_links_created_by",
                table: "thread_links",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_thread_links_ended_by",
                table: "thread_links",
                column: "ended_by");

            migrationBuilder.CreateIndex(
                name: "ix_thread_links_from",
                table: "thread_links",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "ix_thread_links_one_at_a_time",
                table: "thread_links",
                columns: new[] { "from_id", "to_id", "relation" },
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_thread_links_onwards",
                table: "thread_links",
                columns: new[] { "from_id", "relation" },
                filter: "ended_at is null")
                .Annotation("Npgsql:IndexInclude", new[] { "to_id" });

            migrationBuilder.CreateIndex(
                name: "ix_thread_links_to",
                table: "thread_links",
                column: "to_id");

            migrationBuilder.CreateIndex(
                name: "ix_thread_nodes_kind_title_id",
                table: "thread_nodes",
                columns: new[] { "kind", "title", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_thread_nodes_node_id",
                table: "thread_nodes",
                column: "node_id");

            migrationBuilder.AddForeignKey(
                name: "fk_issues_thread_nodes_id",
                table: "issues",
                column: "id",
                principalTable: "thread_nodes",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_measure_series_measure_definitions_definition_id",
                table: "measure_series",
                column: "definition_id",
                principalTable: "measure_definitions",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_measure_series_thread_nodes_id",
                table: "measure_series",
                column: "id",
                principalTable: "thread_nodes",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

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

            // Hierarchies refuse a circle, also when two people link at once: whoever comes second waits for the first and then looks.
            migrationBuilder.Sql("""
                create or replace function thread_links_refuse_circle() returns trigger language plpgsql as $$
                begin
                    perform pg_advisory_xact_lock(hashtext('thread_links ' || new.relation));
                    if exists (
                        with recursive above as (
                            select new.to_id as id
                            union
                            select link.to_id from above join thread_links link on link.from_id = above.id and link.relation = new.relation and link.ended_at is null)
                        select from above where id = new.from_id)
                    then
                        raise exception 'the link closes a circle' using errcode = 'check_violation', constraint = 'ck_thread_links_no_circle', table = 'thread_links';
                    end if;
                    return null;
                end $$;
                create constraint trigger thread_links_no_circle after insert or update on thread_links
                    for each row when (new.ended_at is null and new.relation in ('Serves', 'Drives')) execute function thread_links_refuse_circle();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_issues_thread_nodes_id",
                table: "issues");

            migrationBuilder.DropForeignKey(
                name: "fk_measure_series_measure_definitions_definition_id",
                table: "measure_series");

            migrationBuilder.DropForeignKey(
                name: "fk_measure_series_thread_nodes_id",
                table: "measure_series");

            migrationBuilder.DropTable(
                name: "audit_payloads");

            migrationBuilder.DropTable(
                name: "audit_seals");

            migrationBuilder.DropTable(
                name: "due_times");

            migrationBuilder.DropTable(
                name: "hand_over_steps");

            migrationBuilder.DropTable(
                name: "kept_forms");

            migrationBuilder.DropTable(
                name: "resendings");

            migrationBuilder.DropTable(
                name: "restricted_reads");

            migrationBuilder.DropTable(
                name: "restriction_people");

            migrationBuilder.DropTable(
                name: "thread_links");

            migrationBuilder.DropTable(
                name: "hand_overs");

            migrationBuilder.DropTable(
                name: "outbox_messages");

            migrationBuilder.DropTable(
                name: "restrictions");

            migrationBuilder.DropTable(
                name: "thread_nodes");

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

            migrationBuilder.AddColumn<Guid>(
                name: "from_series_id",
                table: "issues",
                type: "uuid",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "by_id",
                table: "issue_steps",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

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

            migrationBuilder.CreateIndex(
                name: "ix_issues_from_series_id",
                table: "issues",
                column: "from_series_id");

            migrationBuilder.AddForeignKey(
                name: "fk_issues_measure_series_from_series_id",
                table: "issues",
                column: "from_series_id",
                principalTable: "measure_series",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_measure_series_measure_definition_definition_id",
                table: "measure_series",
                column: "definition_id",
                principalTable: "measure_definitions",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
