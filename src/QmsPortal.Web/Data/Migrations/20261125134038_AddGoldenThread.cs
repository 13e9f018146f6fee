using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddGoldenThread : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Where issues were raised from, kept until the links are there to hold it.
            migrationBuilder.Sql("""
                create temporary table raised_from on commit drop as
                select id, from_series_id, raised_by, raised_at from issues where from_series_id is not null;
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

            // Every record has its node before the foreign keys ask for it.
            migrationBuilder.Sql("""
                insert into thread_nodes (id, kind, title, address, node_id)
                select series.id, 'MeasureSeries', definition.title || case when series.label = '' then '' else ', ' || series.label end, 'measures/' || series.code, series.node_id
                from measure_series series join measure_definitions definition on definition.id = series.definition_id;
                insert into thread_nodes (id, kind, title, address, node_id)
                select id, 'Issue', words, '/issues/' || number, node_id from issues;
                """);

            migrationBuilder.Sql("""
                insert into thread_links (id, from_id, to_id, relation, created_by, created_at)
                select gen_random_uuid(), id, from_series_id, 'RaisedFrom', raised_by, raised_at from raised_from;
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
                name: "hand_over_steps");

            migrationBuilder.DropTable(
                name: "thread_links");

            migrationBuilder.DropTable(
                name: "hand_overs");

            migrationBuilder.DropTable(
                name: "thread_nodes");

            migrationBuilder.AddColumn<Guid>(
                name: "from_series_id",
                table: "issues",
                type: "uuid",
                nullable: true);

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
